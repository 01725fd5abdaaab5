"""Decode and limit a visitor's input, and post it to the App as Textual's messages."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice

from textual import events, messages
from textual.message import Message

from textual_ssh.limits.key_ration import KeyRation
from textual_ssh.limits.token_bucket import TokenBucket
from textual_wire.keyboard.parser import KeyParser

BYTES_A_SECOND = 64 * 1024
"""Bytes a second read from one visitor. A burst may be four times as large."""

_ALONE = (b"\x1b", b"\x03")
"""The escape key and ctrl+c. Alone in a packet they mean more than among other bytes, so they also wait alone."""
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
        self._parser = KeyParser(encoding, max_paste)
        self._keys = keys
        self._bytes = TokenBucket(BYTES_A_SECOND, 4 * BYTES_A_SECOND)
        self._pause = pause
        self._resume = resume
        self._on_throttled = on_throttled
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._parsing: Iterator[Message | None] = iter(())
        self._held: deque[Message | None] = deque()
        """Parsed messages, or what was dropped, that wait for the rate; the rest is still to be parsed."""
        self._waiting: deque[bytes] = deque()
        self._closed = False

    def receive(self, data: bytes) -> None:
        """Handle bytes from the client."""
        if self._closed:
            return
        if self._held or self._waiting:
            if self._waiting and data not in _ALONE and self._waiting[-1] not in _ALONE:
                self._waiting[-1] += data
            else:
                self._waiting.append(data)
            return
        self._take(data)

    def close(self) -> None:
        """Ignore all further input."""
        self._closed = True
        self._parsing = iter(())
        if self._timer:
            self._timer.cancel()

    def _take(self, data: bytes) -> bool:
        """Parse the bytes of one read; return False if they have to wait."""
        tokens = min(len(data), 4 * BYTES_A_SECOND)
        wait = self._bytes.wait(tokens)
        if wait:
            self._waiting.appendleft(data)
            self._throttle("bytes", wait)
            return False
        self._bytes.take(tokens)
        self._parsing = self._parser.feed(data)
        self._post_parsed()
        return True

    def _post_parsed(self) -> None:
        """Post parsed messages until the visitor exceeds the rate. What is dropped counts too: it also takes time."""
        while self._held or self._parse(1):
            if not self._keys.take():
                self._wait_for_keys()
                return
            message = self._held.popleft()
            if message and not isinstance(message, _SIZE_REPORTS):
                self._post(message)
        self._wait_for_quiet()

    def _parse(self, count: int) -> bool:
        """Parse more messages; return True if any wait."""
        self._held.extend(islice(self._parsing, count))
        return bool(self._held)

    def _wait_for_keys(self) -> None:
        """Wait for the rate or the share. A flood of keys is named even if the share of its address ends first."""
        limit = self._keys.limit
        if limit != "keys":
            self._parse(max(0, self._keys.burst + 1 - len(self._held)))
            if self._keys.are_too_many(len(self._held)):
                self._on_throttled("keys")
        self._throttle(limit, self._keys.wait())

    def _throttle(self, limit: str, seconds: float) -> None:
        self._on_throttled(limit)
        self._pause()
        self._after(seconds, self._continue)

    def _continue(self) -> None:
        if self._held:
            self._post_parsed()
        while not self._held and self._waiting and self._take(self._waiting.popleft()):
            pass
        if not self._held and not self._waiting and not self._closed:
            self._resume()

    def _wait_for_quiet(self) -> None:
        """End what is incomplete if nothing follows for a while: an escape byte is then the escape key."""
        if self._parser.has_cut:
            self._on_throttled("paste")
        if (timeout := self._parser.timeout) is not None:
            self._after(timeout, self._quiet)

    def _quiet(self) -> None:
        self._parsing = self._parser.quiet()
        self._post_parsed()

    def _after(self, seconds: float, call: Callable[[], None]) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = self._loop.call_later(seconds + 0.001, call)
