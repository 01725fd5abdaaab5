"""A visitor's output: sent no faster than it is read, and always the newest frame."""

import asyncio
from collections.abc import Callable

import asyncssh

from textual_wire.wire.wire import Wire

MAX_UNSENT = 64 * 1024
"""Bytes that may wait in the connection. While more wait, nothing is added and newer frames replace older ones."""
MAX_PAINTED = 16 * 1024 * 1024
"""Characters that may be painted while the client does not read: about as many as a quarter of a minute of keys."""


class VisitorOutput:
    """The way to one visitor's screen.

    What an App paints goes into the wire, and from there to the client only once it has read what was sent before. So a
    client that stops reading costs no more than the wire's screens and what fits into the connection.
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
        """``on_stalled`` runs when the client has read nothing for ``stalled_after`` seconds, or too much was painted
        meanwhile. ``on_sent`` gets the number of bytes sent, and True if a complete frame was among them.
        """
        self._channel = channel
        self.wire = wire
        self._encoding = encoding
        self._loop = asyncio.get_running_loop()
        self._stalled_after = stalled_after
        self._on_stalled = on_stalled
        self._on_sent = on_sent
        self._scheduled = False
        self._has_frame = False
        self._painted_unread = 0
        self._closed = False
        self._paused_by: set[str] = set()
        self._stall_timer: asyncio.TimerHandle | None = None
        channel.set_write_buffer_limits(0, 0)

    def write(self, text: str) -> None:
        """Paint. Everything painted in one turn of the loop is sent together."""
        self.wire.feed(text)
        if self._paused_by:
            self._painted_unread += len(text)
            if self._painted_unread > MAX_PAINTED:
                self._painted_unread = 0
                self._on_stalled()
        if not self._scheduled and not self._paused_by and not self._closed:
            self._scheduled = True
            self._loop.call_soon(self._send)

    def frame_done(self) -> None:
        """Note that the frame is complete."""
        self._has_frame = True

    def pause(self, reason: str) -> None:
        """Stop sending: the channel or the connection is full."""
        self._paused_by.add(reason)
        if self._stall_timer is None and not self._closed:
            self._stall_timer = self._loop.call_later(self._stalled_after, self._on_stalled)

    def resume(self, reason: str) -> None:
        """Send the newest frame, if no other reason to pause remains."""
        self._paused_by.discard(reason)
        if not self._paused_by:
            self._stop_timer()
            self._painted_unread = 0
            self._send()

    def close(self, farewell: str = "") -> None:
        """Send what is left and a farewell, once and without waiting, and then nothing more."""
        if not self._closed:
            self._paused_by.clear()
            self._send(farewell)
            self._closed = True
        self._stop_timer()

    def _send(self, more: str = "") -> None:
        self._scheduled = False
        if self._closed or self._paused_by or self._channel.is_closing():
            return
        if data := (self.wire.take() + more).encode(self._encoding, "replace"):
            self._channel.write(data)
            has_frame, self._has_frame = self._has_frame, False
            self._on_sent(len(data), has_frame)

    def _stop_timer(self) -> None:
        if self._stall_timer:
            self._stall_timer.cancel()
            self._stall_timer = None
