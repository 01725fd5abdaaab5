"""Painting: a change sends little to the terminal, and the terminal then shows the screen."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count, pairwise, permutations
from time import monotonic

import pyte
import pytest
from rich.console import RenderableType
from tests.support.reader import DEADLINE, NARROW, NORMAL, WIDE, Reader, reading, screen_strips, screen_text
from textual import _time, messages
from textual._compositor import Compositor, CompositorUpdate
from textual.css.model import SelectorType
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.app import GuideApp
from burnout_tui.view.frame_compositor import FrameUpdate
from burnout_tui.view.widgets.card_page import CardPage
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.line_view import LineView
from burnout_tui.view.widgets.line_widget import LineWidget
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.picture import Picture
from burnout_tui.view.widgets.time_line import TimeLine

pytestmark = pytest.mark.slow

CALM = 50
"""Turns of the event loop without a frame after which nothing more happens, if the app is at rest before and after."""
WALK = (
    *("down", "down", "2", "down", "down", "end", "up", "right", "down", "down", "left", "s", "3", "down", "pagedown"),
    *("L", "4", "down", "enter", "pagedown", "backspace", "5", "down", "tab", "t", "1", "tab", "down", "slash"),
    *("a", "i", "down", "escape", "2", "question_mark", "down", "pagedown", "escape", "t", "i", "escape", "3", "home"),
)
"""Keys that lead to nearly every part of the guide."""
EVERY_SWITCH = "121314152324253435451"
"""The tabs' keys, in an order in which each follows each other once."""


class Watched:
    """A reader at an app whose frames are recorded as they are sent."""

    def __init__(self, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
        """Record every frame and count every layout from now on."""
        self.reader, self.app = reader, reader.app
        self.frames: list[CompositorUpdate] = []
        self.texts: list[list[str]] = []
        """The text of the screen with each frame."""
        self.layouts = 0
        display, reflow = GuideApp._display, Compositor.reflow

        def displayed(app: GuideApp, screen: Screen[object], frame: RenderableType | None) -> None:
            if isinstance(frame, CompositorUpdate):
                self.frames.append(frame)
                self.texts.append(screen_text(app))
            display(app, screen, frame)

        def reflowed(compositor: Compositor, *args: object) -> object:
            self.layouts += 1
            return reflow(compositor, *args)  # type: ignore[arg-type] # whatever it takes

        monkeypatch.setattr(GuideApp, "_display", displayed)
        monkeypatch.setattr(Compositor, "reflow", reflowed)

    async def press(self, key: str) -> Sequence[CompositorUpdate]:
        """Press a key and return its frames, without Pilot, which would paint some of them too early."""
        self.frames, self.texts, self.layouts = [], [], 0
        self.app.simulate_key(key)
        deadline, calm = monotonic() + DEADLINE, False
        while not calm:
            assert monotonic() < deadline, "the app does not come to rest"
            before = len(self.frames) if self.reader._at_rest else -1
            for _ in range(CALM):
                await asyncio.sleep(0)
            calm = len(self.frames) == before and self.reader._at_rest
        return self.frames


@asynccontextmanager
async def _watched(guide: Guide, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Watched]:
    async with reading(guide, "en", size) as reader:
        yield Watched(reader, monkeypatch)


def _sent(frame: CompositorUpdate) -> list[tuple[int, int, int]]:
    """Return the rows of a frame that are sent, each with its first and last column."""
    assert isinstance(frame, FrameUpdate)
    return [(row, column, column + strip.cell_length) for row, column, strip in frame.pieces]


def _changed(before: Sequence[Strip], after: Sequence[Strip], left: int, right: int) -> set[int]:
    """Return the rows that differ between two columns."""
    rows = ((y, strips) for y, strips in enumerate(zip(before, after, strict=True)) if strips[0] != strips[1])
    return {y for y, strips in rows if len({repr(strip.crop(left, right).simplify()) for strip in strips}) > 1}


async def test_no_key_looks_for_a_tooltip(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guide has no tooltips, so no key makes the screen look for one."""
    async with _watched(burn_out, WIDE, monkeypatch) as watched:
        looked: list[type] = []
        monkeypatch.setattr(Screen, "get_child_by_type", lambda _, kind: looked.append(kind))
        for key in ("2", "down", "enter", "tab"):
            await watched.press(key)
        assert not looked


async def test_no_widget_asks_for_its_painting_by_message(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A widget of lines that changes tells its screen at once; each message would take as long as a line."""
    async with _watched(burn_out, WIDE, monkeypatch) as watched:
        await watched.press("2")
        asked: list[Widget] = []

        class Update(messages.Update):
            """The message, which is recorded."""

            def __init__(self, widget: Widget) -> None:
                """``widget`` asks."""
                super().__init__(widget)
                asked.append(widget)

        monkeypatch.setattr(messages, "Update", Update)
        for key in ("down", "enter", "down", "tab"):
            assert await watched.press(key)
        assert not [widget for widget in asked if isinstance(widget, LineWidget)]


@pytest.mark.parametrize("tab", ["2", "3", "4"])
async def test_moving_in_a_list(burn_out: Guide, monkeypatch: pytest.MonkeyPatch, tab: str) -> None:
    """An arrow key sends one frame: the two lines of the list that change, and the card's lines that differ."""
    async with _watched(burn_out, WIDE, monkeypatch) as watched:
        await watched.press(tab)
        entries, page = watched.reader.entries, watched.reader.page
        for key in ("down", "down", "up"):
            before = screen_strips(watched.app)
            frames = await watched.press(key)
            after = screen_strips(watched.app)
            assert len(frames) == 1
            assert watched.layouts == 0
            sent = _sent(frames[0])
            listed = {y for y, left, _ in sent if left < entries.region.right and y in entries.region.line_range}
            assert listed == _changed(before, after, 0, entries.region.right) & set(entries.region.line_range)
            assert len(listed) == 2
            card = {y for y, _, right in sent if right > entries.region.right and y in page.region.line_range}
            changed = _changed(before, after, entries.region.right, WIDE[0]) & set(page.region.line_range)
            assert card >= changed
            assert len(card - changed) <= 1  # a line with the same words is sent again if its links have other numbers


async def test_nothing_changes(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key without effect, such as up at the beginning of a list, sends one line that says why; again, nothing."""
    async with _watched(burn_out, WIDE, monkeypatch) as watched:
        await watched.press("2")
        for key in ("f12", "up"):
            frames = await watched.press(key)
            assert {row for frame in frames for row, *_ in _sent(frame)} == {WIDE[1] - 1}
            assert not any(_sent(frame) for frame in await watched.press(key) if watched.texts[0] != watched.texts[-1])


async def test_switching_a_tab(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A switch between two tabs that have been open lays the screen out once and sends one frame."""
    async with _watched(burn_out, WIDE, monkeypatch) as watched:
        for tab in "12345":
            await watched.press(tab)
        assert {*pairwise(EVERY_SWITCH)} == {*permutations("12345", 2)}
        await watched.press(EVERY_SWITCH[0])
        for first, second in pairwise(EVERY_SWITCH):
            frames = await watched.press(second)
            assert (watched.layouts, len(frames)) == (1, 1), f"from {first} to {second}"


@pytest.mark.parametrize("key", ["question_mark", "i", "p", "slash", "0"])
async def test_opening_a_screen(burn_out: Guide, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """The help, the sources, the path, the search and the shelf appear in one frame, or two if the first is early."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="tab:characters") as reader:
        watched, before = Watched(reader, monkeypatch), reader.app.screen
        assert 1 <= len(await watched.press(key)) <= 2
        assert reader.app.screen is not before


@pytest.mark.parametrize("size", [NORMAL, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_terminal_shows_the_screen(
    burn_out: Guide, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """After every key, a terminal that got only the frames shows the whole screen."""
    async with _watched(burn_out, size, monkeypatch) as watched:
        terminal = pyte.Screen(*size)
        stream = pyte.Stream(terminal)
        watched.app.refresh()
        for key in ("f12", *WALK):
            for frame in await watched.press(key):
                stream.feed(frame.render_segments(watched.app.console))
            assert [line.rstrip() for line in terminal.display] == screen_text(watched.app), f"after {key}"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_line_is_stale(burn_out: Guide, size: tuple[int, int]) -> None:
    """After every key, each cached line is the same as a newly painted one, in text and colours."""
    async with reading(burn_out, "en", size) as reader:
        for key in WALK:
            await reader.press(key)
            kept = screen_strips(reader.app)
            for widget in reader.app.screen.walk_children(Widget):
                if isinstance(widget, LineWidget):
                    widget.notify_style_update()
            assert _changed(kept, screen_strips(reader.app), 0, size[0]) == set(), f"after {key}"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_same_as_textual(burn_out: Guide, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    """After every key each widget's lines are cell by cell what Textual makes of its segments and its border.

    Textual knows no border with a thumb, with a foot, with two titles above, or that only changes its colour with the
    focus.
    """
    for widget in (Page, EntryList, TimeLine, Picture):
        monkeypatch.setattr(widget, "EDGE", "")
        monkeypatch.setattr(widget, "frame", FrameTexts())
    monkeypatch.setattr(LineView, "thumb", range(0))
    async with reading(burn_out, "en", size) as reader:
        for key in WALK:
            await reader.press(key)
            ours = screen_strips(reader.app)
            with monkeypatch.context() as patch:
                patch.setattr(LineWidget, "render_lines", Widget.render_lines)
                theirs = screen_strips(reader.app)
            framed = [page.region for page in reader.app.screen.query(CardPage) if page.region and page._foot_spans]
            left = min((region.x for region in framed), default=size[0])
            assert _changed(ours, theirs, 0, left) == set(), f"after {key}"
            assert _changed(ours, theirs, left, size[0]) <= {region.bottom - 1 for region in framed}, f"after {key}"


async def test_no_style_asks_for_the_focus(burn_out: Guide) -> None:
    """No rule of the style sheets uses ``:focus`` for a widget that paints itself line by line: it would be ignored."""
    async with reading(burn_out, "en", WIDE) as reader:
        for key in "2345":
            await reader.press(key)
        names = {
            widget._css_type_name
            for widget in reader.app.screen.walk_children(Widget)
            if isinstance(widget, LineWidget)
        }
        assert {"Page", "EntryList"} <= names
        for rule in reader.app.stylesheet.rules:
            for selector_set in rule.selector_set:
                last = selector_set.selectors[-1]
                if last.type == SelectorType.TYPE and last.name in names and "focus" in last.pseudo_classes:
                    assert "#shelf" in rule.selectors, rule.selectors


async def test_a_screen_that_opens_on_a_busy_machine(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen is painted even if its first frame is late."""
    passed = count(1)
    async with reading(burn_out, "en", NORMAL) as reader:
        time = _time.get_time
        monkeypatch.setattr(_time, "get_time", lambda: time() + next(passed) * 0.01)
        await reader.press("slash")
        assert "A name, a title, any word" in reader.text


@pytest.mark.parametrize("size", [NORMAL, (160, 45), NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_half_drawn(burn_out: Guide, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    """A tab that opens for the first time, and the map with more in it, are whole in their first frame."""
    async with _watched(burn_out, size, monkeypatch) as watched:
        for key in "5s432":
            assert 1 <= len(await watched.press(key)) <= 2
            assert watched.texts[0] == watched.texts[-1], f"after {key}"


async def test_no_scroll_bar_that_nobody_sees(burn_out: Guide) -> None:
    """A pane with a frame has no scroll bar; without its frame it has one, at the place of the text."""
    async with reading(burn_out, "en", (120, 24)) as reader:
        await reader.press("2", "enter", "pagedown")
        assert not [*reader.app.screen.query(ScrollBar)]
        assert not reader.page._vertical_scrollbar
        top = reader.page.scroll_offset.y
        assert top
        await reader.resize((120, 20))
        assert reader.page.vertical_scrollbar.display
        assert reader.page.vertical_scrollbar.position == reader.page.scroll_offset.y > 0
