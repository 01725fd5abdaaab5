"""A limit on SSH packets from one client. Packets of every kind count, because all of them cost the server time."""

import asyncio
from collections.abc import Callable

from asyncssh.constants import MSG_KEX_LAST, MSG_KEXINIT

from textual_ssh.limits.token_bucket import TokenBucket

PACKETS_A_SECOND, PACKETS_BURST = 300, 1000
"""The rate of packets that are read, and the size of a burst. A key takes one packet, or two if the client hides
keystroke timing. Moving the mouse or dragging a window's edge sends about 60 a second."""
BYTES_PER_PACKET = 1024
"""Bytes that count as one more packet. So a client can send at most PACKETS_A_SECOND times as many a second."""
KEY_EXCHANGE_COST = 20
"""The number of packets that one packet of a key exchange counts as, because it takes more time."""
MAX_READ = 4 * 1024
"""The most bytes read from the system at once. Other clients wait only as long as these take."""


class PacketLimit:
    """Counts one client's packets, and stops reading for a while after too many. The rest waits in the client."""

    def __init__(self, transport: asyncio.Transport, on_throttled: Callable[[], None]) -> None:
        """``on_throttled`` is called the first time that the client has to wait."""
        self._transport = transport
        self._on_throttled = on_throttled
        self._packets = TokenBucket(PACKETS_A_SECOND, PACKETS_BURST)
        self._due = 0.0
        """Packets that were read and for which no tokens have been taken yet."""
        self._reported = False
        self._timer: asyncio.TimerHandle | None = None
        # asyncio would read up to 256 KB at once, which can contain thousands of packets.
        transport.max_size = MAX_READ  # type: ignore[attr-defined] # undocumented, and only a hint if it ever goes

    def count(self, kind: int) -> None:
        """Count a packet by its message number."""
        self._due += KEY_EXCHANGE_COST if MSG_KEXINIT <= kind <= MSG_KEX_LAST else 1

    def settle(self, count: int) -> None:
        """Count bytes, after their packets. Then read on, or make the client wait."""
        due = self._due = min(self._due + count / BYTES_PER_PACKET, PACKETS_BURST)
        if self._packets.take(due):
            self._due = 0.0
        elif self._timer is None:
            self._transport.pause_reading()
            self._timer = asyncio.get_running_loop().call_later(self._packets.wait(due) + 0.001, self._continue)
            if not self._reported:
                self._reported = True
                self._on_throttled()

    def close(self) -> None:
        """Stop the timer of a closed connection."""
        if self._timer:
            self._timer.cancel()

    def _continue(self) -> None:
        self._timer = None
        self.settle(0)
        if self._timer is None:
            self._transport.resume_reading()
