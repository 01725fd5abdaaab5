"""A simulated reader for tests, who presses keys, waits until the screen is painted, and reads its text."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

from tests.support.shared_styles import share_styles
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import MouseDown, MouseEvent, MouseScrollDown, MouseUp, Resize
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets._toast import Toast

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.rows import Row
from burnout_tui.view.app import GuideApp, make_app
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.panels.base import Panel
from burnout_tui.view.panels.list_panel import ListPanel
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.widgets.entry_list import POINTER, EntryList
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.time_line import TimeLine

WIDE, NORMAL, NARROW, SMALLEST = (120, 40), (80, 24), (50, 20), (40, 12)
SIZES = (WIDE, NORMAL, NARROW)
TABS = {"synopsis": "1", "characters": "2", "cast": "3", "filmography": "4"}
"""The tabs with their keys."""
DEADLINE = 60.0
"""Seconds after which a wait fails."""
_POLL = 0.001
"""Seconds between two checks of a state that only a timer can change."""
_BLANK = re.compile(r"\s+")


def screen_strips(app: GuideApp) -> list[Strip]:
    """Return the lines of the screen as sent to the terminal, with colours."""
    return app.screen._compositor.render_strips()


def screen_text(app: GuideApp) -> list[str]:
    """Return the lines of the screen, without trailing spaces."""
    return [strip.text.rstrip() for strip in screen_strips(app)]


def flat(lines: Sequence[str] | str) -> str:
    """Join lines and reduce all white space to single spaces, so that line breaks do not matter."""
    text = lines if isinstance(lines, str) else " ".join(lines)
    return _BLANK.sub(" ", text).strip()


def _nothing_is_ready() -> bool:
    """Return True if only the caller is ready to run in the event loop, and all else waits for time or input.

    The event loop has no public method for this. Pilot's method sends every widget two messages a round, which would
    take most of a test's time.
    """
    return not asyncio.get_running_loop()._ready  # type: ignore[attr-defined]


async def _run_what_is_ready() -> None:
    """Yield to the event loop until nothing else is ready to run."""
    deadline = monotonic() + DEADLINE
    while not _nothing_is_ready():
        assert monotonic() < deadline, "the event loop never has nothing to run"
        await asyncio.sleep(0)


class Reader:
    """A simulated reader of the guide."""

    def __init__(self, app: GuideApp, pilot: Pilot[None]) -> None:
        """Use a running app through a pilot."""
        self.app, self.pilot = app, pilot

    @property
    def lines(self) -> list[str]:
        """The screen's lines."""
        return screen_text(self.app)

    @property
    def below_trail(self) -> list[str]:
        """The screen's lines below the trail, which do not depend on the previous place."""
        return self.lines[2:]

    @property
    def text(self) -> str:
        """The whole screen, its lines joined by newlines."""
        return "\n".join(self.lines)

    async def settle(self) -> None:
        """Wait until every message is handled and every change is painted."""
        deadline = monotonic() + DEADLINE
        while True:
            await _run_what_is_ready()
            await self._paint()
            if _nothing_is_ready():
                if self._at_rest:
                    return
                await asyncio.sleep(_POLL)  # a timer is due later
            assert monotonic() < deadline, f"the app does not come to rest:\n{self.text}"

    async def _paint(self) -> None:
        """Paint what is due in one frame, as the screen's timer would in a moment."""
        screen: Screen[Any] = self.app.screen
        if isinstance(screen, FrameScreen) and screen._layout_required:
            await screen._paint_together()
        else:
            screen._on_timer_update()

    @property
    def _at_rest(self) -> bool:
        screen: Screen[Any] = self.app.screen
        pumps: list[MessagePump] = [self.app, *self.app.screen_stack, *screen.walk_children(Widget)]
        waiting = any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
        return not (waiting or screen._callbacks or screen._dirty_widgets or screen._layout_required)

    async def until(self, condition: Callable[[], object], what: str, settle: bool = True) -> None:
        """Wait for a condition, then until the screen is idle; ``what`` names the condition in the error message."""
        deadline = monotonic() + DEADLINE
        while not condition():
            assert monotonic() < deadline, f"never: {what}\n{self.text}"
            await asyncio.sleep(_POLL)
            await _run_what_is_ready()
            await self._paint()
        if settle:
            await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys, each after the previous one has taken effect."""
        for key in keys:
            self.app.simulate_key(key)
            await self.settle()

    async def step_to(self, ref: str) -> None:
        """Move down the page to the next link to a ref."""
        for _ in range(500):
            await self.press("down")
            if self.page.link == ref:
                return
        raise AssertionError(f"no link to {ref} further down:\n{self.text}")

    async def write(self, text: str) -> None:
        """Press the keys of a text."""
        await self.press(*("space" if character == " " else character for character in text))

    async def open(self, ref: str) -> None:
        """Open the entry of a ref in the same way as the palette."""
        await self.app.action_open(ref)
        await self.settle()

    async def resize(self, size: tuple[int, int]) -> None:
        """Resize the window."""
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size
        self.app.post_message(Resize(Size(*size), Size(*size)))
        await self.until(
            lambda: all(screen._compositor.size == Size(*size) for screen in self.app.screen_stack),
            f"a window of {size}",
        )

    async def click(self, column: int, row: int) -> None:
        """Click a cell of the screen."""
        await self._mouse(MouseDown, column, row)
        await self._mouse(MouseUp, column, row)

    async def wheel_down(self, column: int, row: int) -> None:
        """Turn the mouse wheel down by one step over a cell of the screen."""
        await self._mouse(MouseScrollDown, column, row)

    async def _mouse(self, kind: type[MouseEvent], column: int, row: int) -> None:
        driver = self.app._driver
        assert driver is not None
        driver.process_message(kind(None, column, row, 0, 0, 1, False, False, False, column, row))
        await self.settle()

    @property
    def guide_screen(self) -> GuideScreen:
        """The screen with the tabs, even below a dialog."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, GuideScreen))

    @property
    def panel(self) -> Panel:
        """The panel of the open tab."""
        return next(panel for panel in self.guide_screen.query(Panel) if panel.display)

    @property
    def list_panel(self) -> ListPanel:
        """The panel of the open tab, which must have a list."""
        panel = self.panel
        assert isinstance(panel, ListPanel)
        return panel

    @property
    def entries(self) -> EntryList:
        """The list of the open tab."""
        return self.panel.query_one(EntryList)

    @property
    def page(self) -> Page:
        """The focused page, or otherwise the first one of the top screen."""
        focused = self.app.screen.focused
        if isinstance(focused, Page):
            return focused
        holder: Widget | Screen[Any] = self.panel if self.app.screen is self.guide_screen else self.app.screen
        return holder.query(Page).first()

    def shown(self, widget: Widget) -> list[str]:
        """Return the text that a widget shows, without its borders; nothing if the widget is not visible."""
        if not (widget.region and widget.display and all(node.display for node in widget.ancestors_with_self)):
            return []
        region = widget.content_region
        return [s.crop(region.x, region.right).text.rstrip() for s in screen_strips(self.app)[region.y : region.bottom]]

    @property
    def card(self) -> str:
        """The visible text of the page, on one line, without the pointer and the scroll bar."""
        return flat([unbarred(line) for line in self.shown(self.page)]).replace(f"{POINTER} ", "").replace(POINTER, " ")

    @property
    def notice(self) -> str:
        """The text of the notifications, on one line, without the text beside them on the screen."""
        return flat([line for toast in self.app.screen.query(Toast) for line in self.shown(toast)])

    @property
    def time_line(self) -> list[str]:
        """The time line above a filmography: the people, the marks, the axis, the years and the legend."""
        region = self.app.screen.query_one(TimeLine).region
        return [line.strip("╭─╮│╰╯ ") for line in self.lines[region.y : region.bottom]]

    @property
    def rows(self) -> list[str]:
        """The visible lines of the list."""
        return [unbarred(line) for line in self.shown(self.entries)]

    @property
    def pointed(self) -> str:
        """The line with the pointer: in the page if it has the focus, otherwise in the list."""
        widget = self.app.screen.focused
        assert isinstance(widget, Page | EntryList), f"the focus is on {widget}"
        found = [line for line in self.shown(widget) if POINTER in line]
        assert len(found) == 1, f"{len(found)} pointers in {widget}:\n{self.text}"
        return unbarred(found[0]).partition(POINTER)[2].strip()

    @property
    def whole_place(self) -> tuple[object, ...]:
        """The tab, the selected entry and link, the scroll positions of list and page, and the focused widget."""
        focused = self.app.screen.focused
        tops = [round(page.scroll_offset.y) for page in self.panel.query(Page)]
        return (self.panel.place, type(focused).__name__, focused.id if focused else None, tops)

    async def read_through(self, page: Page) -> str:
        """Return the whole text of a focused page, read with keys from beginning to end, on one line."""
        await self.press("home")
        seen: list[str] = []
        while True:
            lines, top = (
                [unbarred(line).replace(POINTER, " ") for line in self.shown(page)],
                round(page.scroll_offset.y),
            )
            assert top <= len(seen), f"lines {len(seen)} to {top} were passed over"
            seen[top:] = lines
            await self.press("pagedown")
            if round(page.scroll_offset.y) == top:
                return flat(seen)


def unbarred(line: str) -> str:
    """Return a line without the scroll bar at its end."""
    return re.sub(r"[\u2581-\u2588\u2594]+$", "", line).rstrip()


@asynccontextmanager
async def reading(
    guide: Guide, language: Language = "en", size: tuple[int, int] = WIDE, **options: Any
) -> AsyncIterator[Reader]:
    """Open a guide in a window of ``size`` columns and rows; ``options`` are those of ``make_app``."""
    app = share_styles(make_app(guide, language, **options))
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader


def row_text(row: Row) -> str:
    """Return the whole text of a row."""
    return flat(" ".join(row.columns))
