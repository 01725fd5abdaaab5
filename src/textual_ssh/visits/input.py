"""Decode and limit a visitor's input, and post it to the App as Textual's messages."""

import asyncio
import codecs
from collections.abc import Callable, Iterator
from itertools import chain

from textual import events, messages
from textual.message import Message

from textual_ssh.limits.key_ration import KeyRation
from textual_ssh.limits.paste import PasteLimit
from textual_ssh.limits.token_bucket import TokenBucket
from textual_wire.input import KeyParser

BYTES_A_SECOND = 64 * 1024
"""Bytes a second read from one visitor. A burst may be four times as large."""

_SIZE_REPORTS = (events.Resize, messages.InBandWindowResize)
"""Messages in which a terminal reports its size. They are dropped: SSH reports it too, and that size is limited."""


class VisitorInput:
    """One visitor's input. Input that arrives too fast waits in the client."""

    def __init__(
        self,
        post: Callable[[Message], object],
        *,
        keys: KeyRation,
        max_paste: int,
        encoding: str = "utf-8",
        pause: Callable[[], None],
        resume: Callable[[], None],
        on_throttled: Callable[[str], None],
    ) -> None:
        """``pause`` and ``resume`` control the client; ``on_throttled`` gets the name of a limit that it exceeds."""
        self._post = post
        self._parser = KeyParser()
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._pastes = PasteLimit(max_paste)
        self._keys = keys
        self._bytes = TokenBucket(BYTES_A_SECOND, 4 * BYTES_A_SECOND)
        self._pause = pause
        self._resume = resume
        self._on_throttled = on_throttled
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._parsing: Iterator[Message] = iter(())
        self._held: Message | None = None
        self._waiting = b""
        self._closed = False

    def receive(self, data: bytes) -> None:
        """Handle bytes from the client."""
        if self._closed:
            return
        if self._held is not None or self._waiting:
            self._waiting += data
            return
        self._take(data)

    def close(self) -> None:
        """Ignore all further input."""
        self._closed = True
        self._parsing = iter(())
        if self._timer:
            self._timer.cancel()

    def _take(self, data: bytes) -> None:
        tokens = min(len(data), 4 * BYTES_A_SECOND)
        wait = self._bytes.wait(tokens)
        if wait:
            self._waiting = data
            self._throttle("bytes", wait)
            return
        self._bytes.take(tokens)
        text = self._pastes.filter(self._decode(data))
        if self._pastes.cut:
            self._on_throttled("paste")
        self._parsing = iter(self._parser.feed(text))
        self._post_parsed()

    def _post_parsed(self) -> None:
        """Post parsed messages until the visitor exceeds the rate."""
        # Iterate without another generator: if it were not exhausted, it would close the parser's generator.
        for message in self._parsing if self._held is None else chain((self._held,), self._parsing):
            if not self._keys.take():
                self._held = message
                self._throttle(self._keys.limit, self._keys.wait())
                return
            self._held = None
            if not isinstance(message, _SIZE_REPORTS):
                self._post(message)
        self._held = None
        self._wait_for_escape()

    def _throttle(self, limit: str, seconds: float) -> None:
        self._on_throttled(limit)
        self._pause()
        self._after(seconds, self._continue)

    def _continue(self) -> None:
        if self._held is not None:
            self._post_parsed()
        if self._held is None and self._waiting:
            data, self._waiting = self._waiting, b""
            self._take(data)
        if self._held is None and not self._waiting and not self._closed:
            self._resume()

    def _wait_for_escape(self) -> None:
        """Interpret an escape byte as the escape key if nothing follows for a moment."""
        if (timeout := self._parser.timeout) is not None:
            self._after(timeout, self._tick)

    def _tick(self) -> None:
        for message in self._parser.tick():
            self._post(message)

    def _after(self, seconds: float, call: Callable[[], None]) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = self._loop.call_later(seconds + 0.001, call)
