"""What a visitor is sent: no faster than it is read, and always the newest picture."""

import asyncio
from collections.abc import Callable

import asyncssh

from textual_wire.wire.wire import Wire

MAX_UNSENT = 64 * 1024
"""Bytes that may wait in the connection; while there are more, nothing is added and pictures replace each other."""
MAX_PAINTED = 16 * 1024 * 1024
"""Characters that may be painted for one who does not read: about as many as keys in a quarter of a minute cause."""


class VisitorOutput:
    """The way to one visitor's screen.

    What is painted goes into the wire, and from there onto the line only when the client has read what it was sent
    before: one who stops reading costs no more than the wire's pictures and what fits into the connection.
    """

    def __init__(
        self,
        channel: "asyncssh.SSHServerChannel[bytes]",
        wire: Wire,
        *,
        encoding: str = "utf-8",
        stalled_after: float,
        on_stalled: Callable[[], None],
        on_sent: Callable[[int, bool], None],
    ) -> None:
        """``on_stalled`` is called when the client has left unread for ``stalled_after`` seconds what it was sent, and
        when too much was painted in the meantime.

        ``on_sent`` is told the bytes of what is sent, and whether a picture is in it.
        """
        self._channel = channel
        self.wire = wire
        self._encoding = encoding
        self._loop = asyncio.get_running_loop()
        self._stalled_after = stalled_after
        self._on_stalled = on_stalled
        self._on_sent = on_sent
        self._scheduled = False
        self._painted = False
        self._painted_unread = 0
        self._closed = False
        self._waits_for: set[str] = set()
        self._patience: asyncio.TimerHandle | None = None
        channel.set_write_buffer_limits(0, 0)

    def write(self, text: str) -> None:
        """Paint. What is painted in one go is sent together."""
        self.wire.feed(text)
        if self._waits_for:
            self._painted_unread += len(text)
            if self._painted_unread > MAX_PAINTED:
                self._painted_unread = 0
                self._on_stalled()
        if not self._scheduled and not self._waits_for and not self._closed:
            self._scheduled = True
            self._loop.call_soon(self._send)

    def painted(self) -> None:
        """A picture is complete."""
        self._painted = True

    def pause(self, what: str) -> None:
        """The channel or the connection is full."""
        self._waits_for.add(what)
        if self._patience is None and not self._closed:
            self._patience = self._loop.call_later(self._stalled_after, self._on_stalled)

    def resume(self, what: str) -> None:
        """There is room in the channel or the connection again: the newest picture is sent."""
        self._waits_for.discard(what)
        if not self._waits_for:
            self._stop_waiting()
            self._painted_unread = 0
            self._send()

    def close(self, farewell: str = "") -> None:
        """Send what there is to send and a farewell, once and without waiting, and nothing more."""
        if not self._closed:
            self._waits_for.clear()
            self._send(farewell)
            self._closed = True
        self._stop_waiting()

    def _send(self, more: str = "") -> None:
        self._scheduled = False
        if self._closed or self._waits_for or self._channel.is_closing():
            return
        if data := (self.wire.take() + more).encode(self._encoding, "replace"):
            self._channel.write(data)
            painted, self._painted = self._painted, False
            self._on_sent(len(data), painted)

    def _stop_waiting(self) -> None:
        if self._patience:
            self._patience.cancel()
            self._patience = None
