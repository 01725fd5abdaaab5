"""Compare each of the guide's widgets with the Textual widget that it replaces.

    python benchmarks/widgets.py [--steps 40]

Each widget is alone in an app on a terminal of 120 × 40 that counts bytes, with the texts of the bundled film. A step
is the effect of a key on the widget in the guide: another row, another card, another tab. For each pair, it prints the
median CPU time of the process and the bytes written for a step, and the ratios of both, ours to stock. The widgets of a
pair are measured in one run, so other load on the machine changes the times but hardly the ratios.

docs/figures.md has the table and its conclusions.
"""

import argparse
import asyncio
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time
from typing import Any, NamedTuple, cast

from measure import SHIPPED
from painting_player import CountingDriver
from painting_stock import plain
from textual.app import App, ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, OptionList, Static, Tab, Tabs
from textual.widgets.option_list import Option

from burnout_tui.film.load import load
from burnout_tui.pictures.drawing import draw
from burnout_tui.prose.ensemble import LegendPiece, ensemble_summary, legend, shown_ensemble
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import character_rows, works_of
from burnout_tui.prose.tabs import TAB_TITLES, TABS
from burnout_tui.view.keys import bindings
from burnout_tui.view.themes.derived import guide_variables
from burnout_tui.view.themes.own import NOIR
from burnout_tui.view.widgets.bars import TabBar, TitleBar
from burnout_tui.view.widgets.caption import Caption
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.hint_bar import HintBar
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.picture import Picture
from burnout_tui.view.widgets.time_line import TimeLine

WAIT = 0.2
"""Seconds that a widget has for a step: several times as long as a step takes."""
READING = Reading.of(load(SHIPPED), "en")
ROWS = [row for row in character_rows(READING) if row.ref]
LONG_LIST = [row._replace(ref=f"{row.ref}-{number}") for number in range(3) for row in ROWS]
CARDS = [card(READING, row.ref) for row in ROWS]
PLAIN_CARDS = [plain(document) for document in CARDS]
DIRECTORS = READING.guide.film.film.directors[:1]
WORKS = works_of(READING, DIRECTORS)
NAMES = list(shown_ensemble(READING).characters)
DRAWING = draw(READING, (118, 39), None)
DRAWN = ["".join(run.text for run in row) for row in DRAWING.rows]
Step = Callable[[Any, int], object]


class Side(NamedTuple):
    """A widget, and the function that makes a step in it."""

    make: Callable[[], Widget]
    step: Step


class Focusable(Static, can_focus=True):
    """A widget whose bindings Textual's footer shows."""

    BINDINGS = [(binding.key, binding.action, binding.description) for binding in bindings("list")]


class FooterParts(Vertical):
    """Two widgets that can have the focus, over Textual's footer."""

    def compose(self) -> ComposeResult:
        """Yield the widgets and the footer."""
        yield Focusable("one", id="one")
        yield Static("other", id="other")
        yield Footer()


class Host(App[None]):
    """An app with one widget."""

    def __init__(self, widget: Widget) -> None:
        """Create an app with the guide's colours."""
        super().__init__(driver_class=CountingDriver)
        self.animation_level = "none"
        self._widget = widget
        self.register_theme(NOIR)
        self.theme = NOIR.name

    def get_theme_guide_variables(self) -> dict[str, str]:
        """Return the guide's colours."""
        return guide_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        """Yield the widget."""
        yield self._widget


def walk(widget: Picture, number: int) -> None:
    """Select another character; in the first step, show the drawing."""
    if number:
        widget.select(NAMES[number % len(NAMES)])
    else:
        widget.show(READING, DRAWING, "", NAMES[0])


def time_line() -> TimeLine:
    """Return the time line of the director's works."""
    widget = TimeLine()
    widget.show(READING, "Director", WORKS)
    return widget


def highlighted(text: str, number: int) -> Content:
    """Return a text with some characters in bold, which depend on the number."""
    return Content(text).stylize("bold reverse", number % 8, number % 8 + 6)


def updated(texts: Sequence[str]) -> Side:
    """Return a Static whose step shows the next of some texts, partly highlighted."""
    return Side(Static, lambda widget, number: widget.update(highlighted(texts[number % len(texts)], number)))


def toggle_focus(widget: Widget, number: int) -> None:
    """Set or remove the focus, so that the footer shows other bindings."""
    widget.screen.set_focus(widget.query_one("#one") if number % 2 else None)


def turn(down: str, up: str) -> Step:
    """Return a step that moves down ten times, then up ten times, and so on."""
    return lambda widget, number: getattr(widget, f"action_{down if number % 20 < 10 else up}")()


def options() -> OptionList:
    """Return Textual's list widget with the characters."""
    return OptionList(*[Option("  ".join(row.columns), row.ref) for row in LONG_LIST])


PAIRS: dict[str, tuple[Side, Side]] = {
    "EntryList / OptionList: another row": (
        Side(lambda: EntryList(LONG_LIST), turn("down", "up")),
        Side(options, turn("cursor_down", "cursor_up")),
    ),
    "Page / VerticalScroll with a Static: another card": (
        Side(lambda: Page(CARDS[0]), lambda widget, number: widget.set_document(CARDS[number % len(CARDS)])),
        Side(
            lambda: VerticalScroll(Static(PLAIN_CARDS[0])),
            lambda widget, number: widget.query_one(Static).update(PLAIN_CARDS[number % len(CARDS)]),
        ),
    ),
    "Picture / Static: another character": (
        Side(Picture, walk),
        updated(["\n".join(DRAWN)]),
    ),
    "TabBar / Tabs: another tab": (
        Side(lambda: TabBar(READING), lambda widget, number: setattr(widget, "tab", TABS[number % 5])),
        Side(
            lambda: Tabs(*[Tab(TAB_TITLES[tab], id=tab) for tab in TABS]),
            lambda widget, number: setattr(widget, "active", TABS[number % 5]),
        ),
    ),
    "HintBar / Footer: another focus": (
        Side(
            lambda: HintBar(READING),
            lambda widget, number: setattr(widget, "focus_on", ("list", "page")[number % 2]),
        ),
        Side(FooterParts, toggle_focus),
    ),
    "TitleBar / Static: spoilers shown or hidden": (
        Side(
            lambda: TitleBar(READING),
            lambda widget, number: setattr(widget, "reading", Reading.of(READING.guide, "en", bool(number % 2))),
        ),
        updated(["BURN OUT · spoilers hidden", "BURN OUT · spoilers shown"]),
    ),
    "TimeLine / Static: another work": (
        Side(time_line, lambda widget, number: widget.select(WORKS[number % len(WORKS)].id)),
        updated(["\n".join(text.ljust(118) for text in ("Director", "◆ ▪ ▪ ◆", "─" * 118, "2000", "▪ film", ""))]),
    ),
    "Caption / Static: another kind of relation": (
        Side(
            lambda: Caption((LegendPiece(ensemble_summary(READING)),)),
            lambda widget, number: widget.set_pieces(legend(READING)[: number % 3 + 1]),
        ),
        Side(
            Static,
            lambda widget, number: widget.update(
                Content("  ".join(piece.text for piece in legend(READING)[: number % 3 + 1]))
            ),
        ),
    ),
}


async def measured(side: Side, steps: int) -> tuple[float, float]:
    """Return the median milliseconds of CPU time and the median number of bytes for a step."""
    widget = side.make()
    app = Host(widget)
    running = asyncio.create_task(app.run_async())
    await asyncio.sleep(1)
    widget.focus()
    driver = cast("CountingDriver", app._driver)
    costs, sizes = [], []
    for number in range(steps):
        size, start = driver.size, process_time()
        side.step(widget, number)
        await asyncio.sleep(WAIT)
        costs.append(1000 * (process_time() - start))
        sizes.append(driver.size - size)
    app.exit()
    await running
    return median(costs), median(sizes)


async def main() -> None:
    """Measure every pair and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=40)
    steps: int = parser.parse_args().steps
    print(f"{'':<52}{'ms':>7}{'stock':>7}{'ratio':>7}{'bytes':>8}{'stock':>8}{'ratio':>7}")
    for name, (ours, stock) in PAIRS.items():
        (ms, size), (stock_ms, stock_size) = await measured(ours, steps), await measured(stock, steps)
        ratios = ms / stock_ms, size / stock_size
        print(
            f"{name:<52}{ms:>7.2f}{stock_ms:>7.2f}{ratios[0]:>7.2f}{size:>8.0f}{stock_size:>8.0f}{ratios[1]:>7.2f}",
            flush=True,
        )


if __name__ == "__main__":
    asyncio.run(main())
