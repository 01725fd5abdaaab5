"""Screens that paint related changes in a single frame."""

from asyncio import sleep
from typing import Any

from textual.events import ScreenResume
from textual.geometry import Size
from textual.message import Message
from textual.messages import Layout, Update
from textual.screen import UPDATE_PERIOD, Screen, ScreenResultType
from textual.timer import Timer
from textual.widget import Widget

from burnout_tui.view.frame_compositor import FrameCompositor
from burnout_tui.view.one_layout import OneLayout

_TURNS = 8
"""Turns of the event loop that a frame waits for pending messages; a message bubbles up one step a turn."""
_MAX_FIRST_TURNS = 400
"""The most turns that the first frame waits."""
_MAX_LAYOUTS = 3
"""Layouts in one frame: a widget with a new size may show a scroll bar, which changes sizes again."""
_FIRST_FRAME_DELAY = 0.001
"""Seconds until the first frame."""


class FrameScreen(Screen[ScreenResultType], OneLayout, inherit_bindings=False):
    """A screen whose frames wait for the messages that are pending when a widget asks to be painted.

    Textual paints as soon as one widget has changed, and again for the next one that changes with it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compositor = FrameCompositor()
        self._hold_painting = False
        self._layout_required = True
        self._started: bool | None = None
        self._frame_timer: Timer | None = None
        self.has_toasts = False
        """True if it has Textual's widget for notifications."""
        self._add_size_classes()

    def _add_size_classes(self) -> None:
        """Add the classes of the window's size. Textual adds them after the first styles, and then styles all again."""
        width, height = self.app.size
        for size, breakpoints in ((width, self.app.HORIZONTAL_BREAKPOINTS), (height, self.app.VERTICAL_BREAKPOINTS)):
            reached = [(least, name) for least, name in breakpoints or () if least <= size]
            if reached:
                self.add_class(max(reached)[1], update=False)

    @property
    def has_frame(self) -> bool:
        """True from the first frame on."""
        return bool(self._started)

    def show_notice(self, text: str) -> None:
        """Show a line for the reader; remove it if ``text`` is empty. Screens with a place for it override this."""

    def paint_soon(self, widget: Widget) -> None:
        """Paint a widget with the next frame, if it is shown then."""
        if widget.display and widget in self._compositor:
            self._dirty_widgets.add(widget)
            self.check_idle()

    def _clear_tooltip(self) -> None:
        """Do nothing: there are no tooltips. Textual would look for one at each key."""

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing: Textual's widget for notifications comes with the first of them, as few readers see any."""

    def mount_toasts(self) -> None:
        """Mount the widget for notifications, if it is not there."""
        if not self.has_toasts:
            self.has_toasts = True
            widgets: list[Widget] = []
            super()._extend_compose(widgets)
            self.mount_all(widgets)

    @property
    def _update_timer(self) -> Timer:
        if self._frame_timer is None:
            self._frame_timer = self.set_interval(UPDATE_PERIOD, self._paint_together, name="frame", pause=True)
        return self._frame_timer

    async def _paint_together(self, is_first: bool = False) -> None:
        if not (self._started or is_first):
            return  # the first frame will have it
        # A layout sends widgets their new sizes, and they may change again: paint them with the layout, not after it.
        await self._let_messages_arrive(is_first)
        for _ in range(_MAX_LAYOUTS):
            if not (self._layout_required and self.is_current and not self.app._batch_count):
                break
            self._hold_painting = True
            try:
                self._refresh_layout(scroll=self._scroll_required)
            finally:
                self._hold_painting = False
            self._layout_required = self._scroll_required = False
            await self._let_messages_arrive(is_first)
            # Paint what the layout has moved, and nothing of it again with the next change.
            self._compositor.update_widgets({*self._compositor.visible_widgets})
            self._dirty_widgets.add(self)
        if is_first:
            self._started = True
        self._on_timer_update()

    async def _paint_first(self) -> None:
        """Paint the first frame when all widgets are mounted."""
        self._dirty_widgets.add(self)
        await self._paint_together(is_first=True)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Keep the styles that the widgets have just been mounted with: Textual would compute all of them again."""
        if self._started is None:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        """Lay out the widgets; before the first frame once, though Textual tells a screen each layout's size, too."""
        if self._started or size != self._compositor.size:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out the widgets; the first time, when all of them are mounted and have asked for what they need."""
        if self._started or self._hold_painting:
            super()._refresh_layout(size or self.outer_size or self.app.size, scroll)
        else:
            self._layout_required = True
            self._begin_first_frame()

    def post_message(self, message: Message) -> bool:
        """Post a message, but no request for what the first frame does anyway: lay out and paint all widgets."""
        if isinstance(message, Update) and not self._started:
            return True
        if isinstance(message, Layout) and not self._compositor.size:
            return True
        return super().post_message(message)

    async def _let_messages_arrive(self, is_first: bool) -> None:
        """Wait for the messages that are pending; for those of the first frame until no widget has any left.

        Each widget has many messages then, and one that shows a scroll bar asks for another layout.
        """
        quiet = 0
        for _ in range(_MAX_FIRST_TURNS if is_first else _TURNS):
            await sleep(0)
            if is_first:
                quiet = 0 if self._awaits_messages else quiet + 1
                if quiet == _TURNS:
                    break

    @property
    def _awaits_messages(self) -> bool:
        """True if the app holds frames back, or a widget has messages."""
        widgets: list[Widget] = [self]
        for widget in widgets:  # walk_children takes many times as long, and this is asked in each turn
            if widget.message_queue_size:
                return True
            widgets.extend(widget.children)
        return self.app._batch_count > 0

    def _compositor_refresh(self) -> None:
        if self._started and not self._hold_painting:
            super()._compositor_refresh()

    def _begin_first_frame(self) -> None:
        if self._started is None:
            self._started = False
            # The callback of set_timer would run as a message of the screen, which could handle no other messages
            # meanwhile. A timer that may skip would skip its only call when it is late: nothing would be painted.
            timer = Timer(
                self, _FIRST_FRAME_DELAY, name="first frame", callback=self._paint_first, repeat=0, skip=False
            )
            self._timers.add(timer)
            timer._start()
