"""A queue of keys, so that keys which arrive in a burst have the same effect as when they are typed slowly."""

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.message import Message

from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.meant_key import meant_key

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App

MAX_WAITING = 10_000
"""Keys that wait while the ones before them are handled; further ones are dropped."""
_TIMEOUT = 1.0
"""Seconds after which a key counts as settled without confirmation, because the widget that got it is gone."""
_ROUNDS = 4
"""Times that a marker follows a key from the focused widget to the app. The key makes a widget ask for something (1),
which asks the screen (2), which asks the app (3); then what has become visible gets its size and handles it (4)."""


class KeySettled(Message):
    """A marker that bubbles up like a key, after every message that the key has caused."""

    def __init__(self, number: int, rounds: int) -> None:
        super().__init__()
        self.number = number
        """The number of the key that it follows."""
        self.rounds = rounds
        """The rounds that are left, this one included."""


class KeyQueue:
    """The keys of an app, in their order.

    Textual sends a key to the widget that has the focus when the key arrives, but handles the key before it only later.
    Without a queue, the letters of a search that arrive together with the key which opens its box would go to the page
    below the box.
    """

    def __init__(
        self, app: "App[Any]", forward: "Callable[[events.Event], Awaitable[None]]", movement_keys: frozenset[str]
    ) -> None:
        """``forward`` handles a key; ``movement_keys`` keep the focus, so the next key need not wait for them."""
        self._app = app
        self._forward = forward
        self._movement_keys = movement_keys
        self._waiting: deque[events.Event] = deque()
        self._number = 0
        self._timeout: asyncio.TimerHandle | None = None
        self._closed = False

    def close(self) -> None:
        """Drop all keys and stop the timer, so that nothing calls the app after it ends."""
        self._closed = True
        self._waiting.clear()
        if self._timeout:
            self._timeout.cancel()
            self._timeout = None

    async def put(self, event: events.Event) -> None:
        """Handle a key or pasted text at once, or when those before it have settled."""
        if self._closed:
            return
        screens = self._app.screen_stack
        if not (self._timeout or self._waiting):
            if not screens or not isinstance(screen := screens[-1], FrameScreen) or screen.has_frame:
                await self._send(event)
                return
            self._begin_settling()  # the widgets of a new screen have no size before its first frame
            self._waiting.append(event)
            screen.call_after_refresh(self._send_marker, 1)
        elif len(self._waiting) < MAX_WAITING:
            self._waiting.append(event)

    async def _send(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            event = meant_key(event, self._app)
        if self._keeps_focus(event):
            await self._forward(event)
            return
        self._begin_settling()
        await self._forward(event)
        self._send_marker(_ROUNDS)

    def _begin_settling(self) -> None:
        self._number += 1
        self._timeout = asyncio.get_running_loop().call_later(_TIMEOUT, self._give_up, self._number)

    def _keeps_focus(self, event: events.Event) -> bool:
        """Return True if a key leaves the focus where it is, so that the next one may follow at once."""
        if not isinstance(event, events.Key):
            return False
        focused = self._app.focused
        typed = focused is not None and focused.check_consume_key(event.key, event.character)
        return typed or event.key in self._movement_keys

    def _send_marker(self, rounds: int) -> None:
        target = self._app.focused or self._app.screen
        target.post_message(KeySettled(self._number, rounds))

    async def settled(self, message: KeySettled) -> None:
        """Handle a marker that has reached the app: send it again, or send the next key."""
        if message.number != self._number or not self._timeout:
            return
        if message.rounds > 2:
            self._send_marker(message.rounds - 1)
            return
        if message.rounds == 2:
            self._app.screen.call_after_refresh(self._send_marker, 1)
            return
        self._timeout.cancel()
        self._timeout = None
        while self._waiting and not self._timeout:
            await self._send(self._waiting.popleft())

    def _give_up(self, number: int) -> None:
        if number == self._number:
            self._app.post_message(KeySettled(number, 1))
