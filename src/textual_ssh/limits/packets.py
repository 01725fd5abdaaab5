"""A limit on SSH packets from one client, whatever they contain: packets that are no keys cost the server time too."""

import asyncio
from collections.abc import Callable

from asyncssh.constants import MSG_KEX_LAST, MSG_KEXINIT

from textual_ssh.limits.token_bucket import TokenBucket

PACKETS_A_SECOND, PACKETS_BURST = 300, 1000
"""Packets that are read. A key takes one, or two where the client hides keystroke timing; moving the mouse or dragging
a window's edge sends about 60 a second; logging in takes 15 and a key exchange."""
BYTES_PER_PACKET = 1024
"""Bytes that count as one more packet, which limits a client to 300 KB a second."""
KEY_EXCHANGE_COST = 20
"""Packets that one packet of a key exchange counts as: it takes that much time."""
MAX_READ = 4 * 1024
"""Bytes that are read from the system at once, so that other clients wait no longer than these take."""


class PacketLimit:
    """Counts what one client sends, and stops reading for a while when it is too much. The rest waits in the client."""

    def __init__(self, transport: asyncio.Transport, on_throttled: Callable[[], None]) -> None:
        """``on_throttled`` is called when the client has to wait for the first time."""
        self._transport = transport
        self._on_throttled = on_throttled
        self._packets = TokenBucket(PACKETS_A_SECOND, PACKETS_BURST)
        self._due = 0.0
        """Packets that were read and are not yet paid for with tokens."""
        self._reported = False
        self._timer: asyncio.TimerHandle | None = None
        # asyncio would hand over up to 256 KB at once, which can be thousands of packets.
        transport.max_size = MAX_READ  # type: ignore[attr-defined] # undocumented, and only a hint if it ever goes

    def count(self, kind: int) -> None:
        """Count a packet by its message number."""
        self._due += KEY_EXCHANGE_COST if MSG_KEXINIT <= kind <= MSG_KEX_LAST else 1

    def settle(self, count: int) -> None:
        """Count the bytes whose packets have all been counted; go on reading, or let the client wait."""
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
