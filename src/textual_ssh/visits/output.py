"""Send a visitor's output no faster than the client reads it, and always the newest frame."""

import asyncio
from collections.abc import Callable

import asyncssh

from textual_wire.wire.wire import Wire

MAX_UNSENT = 64 * 1024
"""Bytes that may wait in the connection. While more wait, nothing is sent, and newer frames replace older ones."""
MAX_PAINTED = 16 * 1024 * 1024
"""Characters that may be painted while the client does not read: about those for 15 seconds of keys."""


class VisitorOutput:
    """The output to one visitor's screen.

    An App paints into the wire, which is sent to the client only once the client has read the previous output. So a
    client that stops reading costs no more memory than the wire's screens and the connection's buffer.
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
        """``on_stalled`` runs when the client has not read for ``stalled_after`` seconds, or too much was painted
        meanwhile. ``on_sent`` gets the number of bytes sent, and True if they complete a frame.
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
        """Paint text. Everything painted in one iteration of the event loop is sent together."""
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
        """Mark the end of a frame."""
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
        """Send the rest and a farewell, without waiting. Further output is ignored."""
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
