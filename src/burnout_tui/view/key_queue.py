"""One key after the other: what is typed ahead, or comes in one piece over a slow line, does what it does slowly."""

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App

MOST_WAITING = 10_000
"""Keys that are kept while those before them are handled; what is typed beyond is dropped."""
_PATIENCE = 1.0
"""Seconds after which a key counts as handled though nothing says so: what it was sent to has gone."""
_ROUNDS = 4
"""A key is followed this often from where it goes to the app: it asks a widget for something (1), which asks the screen
(2), which asks the app (3); then what has come into view has its size, and knows it (4)."""


class Followed(Message):
    """Goes the way that a key went, behind it, and behind all that the key has set going on that way."""

    def __init__(self, number: int, rounds: int) -> None:
        super().__init__()
        self.number = number
        """Which key it follows."""
        self.rounds = rounds
        """How often it still goes that way."""


class Keyboard:
    """The keys of an app, in their order.

    Textual sends a key to what has the focus when the key comes; what the key before it does is done only later. So the
    letters of a search, sent at once with the key that opens its box, would go to the page below it.
    """

    def __init__(
        self, app: "App[Any]", forward: "Callable[[events.Event], Awaitable[None]]", moving: frozenset[str]
    ) -> None:
        """``forward`` sends a key on its way; ``moving`` keys move within what has the focus, and are not followed."""
        self._app = app
        self._forward = forward
        self._moving = moving
        self._waiting: deque[events.Event] = deque()
        self._number = 0
        self._giving_up: asyncio.TimerHandle | None = None
        self._closed = False

    def close(self) -> None:
        """Send no more keys, and look after none: the app ends, and nothing may call it when it is gone."""
        self._closed = True
        self._waiting.clear()
        if self._giving_up:
            self._giving_up.cancel()
            self._giving_up = None

    async def take(self, event: events.Event) -> None:
        """Handle a key, or text that is pasted: at once, or when those before it are handled."""
        if self._closed:
            return
        if not (self._giving_up or self._waiting):
            await self._send(event)
        elif len(self._waiting) < MOST_WAITING:
            self._waiting.append(event)

    async def _send(self, event: events.Event) -> None:
        if self._stays(event):
            await self._forward(event)
            return
        self._number += 1
        self._giving_up = asyncio.get_running_loop().call_later(_PATIENCE, self._give_up, self._number)
        await self._forward(event)
        self._follow(_ROUNDS)

    def _stays(self, event: events.Event) -> bool:
        """Whether a key leaves the focus where it is, so that the next one may go there at once."""
        if not isinstance(event, events.Key):
            return False
        focused = self._app.focused
        typed = focused is not None and focused.check_consume_key(event.key, event.character)
        return typed or event.key in self._moving

    def _follow(self, rounds: int) -> None:
        target = self._app.focused or self._app.screen
        target.post_message(Followed(self._number, rounds))

    async def followed(self, message: Followed) -> None:
        """What followed a key has come to the app."""
        if message.number != self._number or not self._giving_up:
            return
        if message.rounds > 2:
            self._follow(message.rounds - 1)
            return
        if message.rounds == 2:
            self._app.screen.call_after_refresh(self._follow, 1)
            return
        self._giving_up.cancel()
        self._giving_up = None
        while self._waiting and not self._giving_up:
            await self._send(self._waiting.popleft())

    def _give_up(self, number: int) -> None:
        if number == self._number:
            self._app.post_message(Followed(number, 1))
