"""What one client may say a second, whatever it says: packets that are no keys cost the host time, too."""

import asyncio
from collections.abc import Callable

from asyncssh.constants import MSG_KEX_LAST, MSG_KEXINIT

from textual_ssh.limits.token_bucket import TokenBucket

PACKETS_A_SECOND, PACKETS_AT_ONCE = 300, 1000
"""Packets that are heeded: a key is one, or two where a client hides which are keys; who moves a mouse or a window's
edge sends about 60 a second, and logging in takes 15 and one exchange of keys."""
BYTES_FOR_A_PACKET = 1024
"""Bytes that count as a packet more; so 300 KB a second are heeded, four times what is read of what is typed."""
EXCHANGE = 20
"""A packet with which keys are exchanged counts as so many: it takes as long."""
MAX_READ = 4 * 1024
"""Bytes that are read from the system in one go, so that nobody waits while more are heeded."""


class PacketLimit:
    """Counts what comes from one client. When that was too much nothing is read for a while: it waits on its side."""

    def __init__(self, transport: asyncio.Transport, on_slowed: Callable[[], None]) -> None:
        """``on_slowed`` is called once, when the client had to wait for the first time."""
        self._transport = transport
        self._on_slowed = on_slowed
        self._packets = TokenBucket(PACKETS_A_SECOND, PACKETS_AT_ONCE)
        self._due = 0.0
        """Packets that are heeded and not yet paid for."""
        self._reported = False
        self._timer: asyncio.TimerHandle | None = None
        # asyncio would hand over up to 256 KB, which are thousands of packets.
        transport.max_size = MAX_READ  # type: ignore[attr-defined]

    def count(self, kind: int) -> None:
        """A packet of a kind has been heeded."""
        self._due += EXCHANGE if MSG_KEXINIT <= kind <= MSG_KEX_LAST else 1

    def settle(self, count: int) -> None:
        """So many bytes have come, and all packets in them are counted: go on reading, or let the client wait."""
        due = self._due = min(self._due + count / BYTES_FOR_A_PACKET, PACKETS_AT_ONCE)
        if self._packets.take(due):
            self._due = 0.0
        elif self._timer is None:
            self._transport.pause_reading()
            self._timer = asyncio.get_running_loop().call_later(self._packets.wait(due) + 0.001, self._go_on)
            if not self._reported:
                self._reported = True
                self._on_slowed()

    def close(self) -> None:
        """The connection is closed."""
        if self._timer:
            self._timer.cancel()

    def _go_on(self) -> None:
        self._timer = None
        self.settle(0)
        if self._timer is None:
            self._transport.resume_reading()
