"""What a visitor types: decoded, limited, and handed to the App as Textual's messages."""

import asyncio
import codecs
from collections.abc import Callable, Iterator
from itertools import chain

from textual import events, messages
from textual.message import Message

from textual_ssh.limits.paste import PasteLimit
from textual_ssh.limits.token_bucket import TokenBucket
from textual_wire.input import KeyParser

BYTES_A_SECOND = 64 * 1024
"""What is read from one visitor; a paste comes in one go, a film's name in a few bytes."""

_OURS = (events.Resize, messages.InBandWindowResize)
"""What the terminal could say of its size; the connection says it, within bounds."""


class VisitorInput:
    """One visitor's input. What comes too fast waits on the client's side of the line."""

    def __init__(
        self,
        post: Callable[[Message], object],
        *,
        keys_a_second: float,
        longest_paste: int,
        encoding: str = "utf-8",
        pause: Callable[[], None],
        resume: Callable[[], None],
        on_slowed: Callable[[str], None],
    ) -> None:
        """``pause`` and ``resume`` hold back the client; ``on_slowed`` is told what was too much, each once."""
        self._post = post
        self._parser = KeyParser()
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._pastes = PasteLimit(longest_paste)
        self._keys = TokenBucket(keys_a_second, 2 * keys_a_second)
        self._bytes = TokenBucket(BYTES_A_SECOND, 4 * BYTES_A_SECOND)
        self._pause = pause
        self._resume = resume
        self._on_slowed = on_slowed
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._parsing: Iterator[Message] = iter(())
        self._held: Message | None = None
        self._waiting = b""
        self._reported: set[str] = set()
        self._closed = False

    def receive(self, data: bytes) -> None:
        """Take bytes from the client."""
        if self._closed:
            return
        if self._held is not None or self._waiting:
            self._waiting += data
            return
        self._take(data)

    def close(self) -> None:
        """Heed nothing any more."""
        self._closed = True
        self._parsing = iter(())
        if self._timer:
            self._timer.cancel()

    def _take(self, data: bytes) -> None:
        wait = self._bytes.wait(min(len(data), 4 * BYTES_A_SECOND))
        if wait:
            self._waiting = data
            self._slow("bytes", wait)
            return
        self._bytes.take(min(len(data), 4 * BYTES_A_SECOND))
        text = self._pastes.through(self._decode(data))
        if self._pastes.cut:
            self._report("paste")
        self._parsing = iter(self._parser.feed(text))
        self._go_on()

    def _go_on(self) -> None:
        """Hand over what has been parsed, as long as the visitor is not too fast."""
        # No generator may stand between: one that is left before its end closes what it takes from.
        for message in self._parsing if self._held is None else chain((self._held,), self._parsing):
            if not self._keys.take():
                self._held = message
                self._slow("keys", self._keys.wait())
                return
            self._held = None
            if not isinstance(message, _OURS):
                self._post(message)
        self._held = None
        self._wait_for_escape()

    def _slow(self, what: str, seconds: float) -> None:
        self._report(what)
        self._pause()
        self._after_seconds(seconds, self._continue)

    def _continue(self) -> None:
        if self._held is not None:
            self._go_on()
        if self._held is None and self._waiting:
            data, self._waiting = self._waiting, b""
            self._take(data)
        if self._held is None and not self._waiting and not self._closed:
            self._resume()

    def _wait_for_escape(self) -> None:
        """An escape byte that nothing follows for a moment is the escape key."""
        if (timeout := self._parser.timeout) is not None:
            self._after_seconds(timeout, self._tick)

    def _tick(self) -> None:
        for message in self._parser.tick():
            self._post(message)

    def _after_seconds(self, seconds: float, do: Callable[[], None]) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = self._loop.call_later(seconds + 0.001, do)

    def _report(self, what: str) -> None:
        if what not in self._reported:
            self._reported.add(what)
            self._on_slowed(what)
