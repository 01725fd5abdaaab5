"""Visits are warned and end at exact times, and so are the packets of a client read again."""

import asyncio
from typing import Any, cast

import pytest
from asyncssh.constants import MSG_IGNORE, MSG_KEX_LAST, MSG_KEXINIT
from tests.support.virtual_time import Clock, run_virtually

from textual_ssh.limits import packets
from textual_ssh.limits.packets import (
    BYTES_PER_PACKET,
    KEY_EXCHANGE_COST,
    MAX_READ,
    PACKETS_A_SECOND,
    PACKETS_BURST,
    PacketLimit,
)
from textual_ssh.limits.timeouts import Timeouts
from textual_ssh.limits.token_bucket import TokenBucket


def _events(idle: float, longest: float, keys: tuple[float, ...] = (), stop: float = 0) -> list[tuple[Any, ...]]:
    """Return the warnings and ends of a visit with keys at some times: time, limit, and the seconds left."""
    clock = Clock()
    clock.now = 1000
    events: list[tuple[Any, ...]] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()

        def end(limit: str) -> None:
            events.append((round(clock.now - 1000, 6), limit))
            limits.stop()

        limits = Timeouts(
            idle, longest, lambda limit, left: events.append((round(clock.now - 1000, 6), limit, round(left, 6))), end
        )
        for key in keys:
            loop.call_later(key, limits.key_pressed)
        if stop:
            loop.call_later(stop, limits.stop)
        await asyncio.sleep(10_000)

    run_virtually(clock, main())
    return events


@pytest.mark.parametrize(
    ("visit", "events"),
    [
        ((0, 0), []),
        ((0, 100), [(50, "longest", 50), (100, "longest")]),
        ((0, 1000, (20, 970)), [(940, "longest", 60), (1000, "longest")]),
        ((100, 0), [(50, "idle", 50), (100, "idle")]),
        ((600, 0, (100,)), [(640, "idle", 60), (700, "idle")]),
        ((100, 0, (50,)), [(50, "idle", 50), (100, "idle", 50), (150, "idle")]),
        ((100, 0, (30, 90)), [(80, "idle", 50), (140, "idle", 50), (190, "idle")]),
        ((100, 0, (40, 45, 95, 95.5)), [(145.5, "idle", 50), (195.5, "idle")]),
        ((100, 150), [(50, "idle", 50), (90, "longest", 60), (100, "idle")]),
        ((100, 150, (60, 99)), [(50, "idle", 50), (90, "longest", 60), (149, "idle", 50), (150, "longest")]),
        ((100, 150, (), 60), [(50, "idle", 50)]),
        ((100, 150, (), 95), [(50, "idle", 50), (90, "longest", 60)]),
    ],
)
def test_a_visit_is_warned_before_it_ends(visit: tuple[Any, ...], events: list[tuple[Any, ...]]) -> None:
    """Each limit warns a minute before, or half the limit; keys restart the idle time, and a stop stops both."""
    assert _events(*visit) == events


class _Transport:
    """A transport that notes when its reading pauses and goes on."""

    max_size = 0
    paused = False

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.notes: list[tuple[str, float]] = []

    def pause_reading(self) -> None:
        """Note it, unless reading is paused already."""
        if not self.paused:
            self.notes.append(("pause", round(self._clock(), 6)))
        self.paused = True

    def resume_reading(self) -> None:
        """Note it."""
        self.notes.append(("resume", round(self._clock(), 6)))
        self.paused = False


def test_packets_are_read_on_when_they_are_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A burst is read at once; then reading pauses until what was read is paid for, and the first pause is reported."""
    clock = Clock()
    monkeypatch.setattr(packets, "TokenBucket", lambda rate, burst: TokenBucket(rate, burst, clock))
    told: list[float] = []

    async def main() -> None:
        transport = _Transport(clock)
        limit = PacketLimit(cast("asyncio.Transport", transport), lambda: told.append(clock()))
        assert transport.max_size == MAX_READ
        for kind in (MSG_KEXINIT - 1, MSG_KEX_LAST + 1):
            limit.count(kind)
        limit.count(MSG_KEXINIT)
        limit.count(MSG_KEX_LAST)
        for _ in range(PACKETS_BURST - 2 - 2 * KEY_EXCHANGE_COST - 10):
            limit.count(MSG_IGNORE)
        limit.settle(0)
        limit.settle(10 * BYTES_PER_PACKET)
        assert (transport.notes, told) == ([], [])
        limit.settle(BYTES_PER_PACKET // 2)
        for _ in range(3):
            limit.count(MSG_IGNORE)
        limit.settle(0)  # the rest of what one read brought
        assert (transport.notes, told) == ([("pause", 0)], [0])
        await asyncio.sleep(100)
        paid = round(3.5 / PACKETS_A_SECOND + 0.001, 6)
        assert transport.notes == [("pause", 0), ("resume", paid)]

        transport.notes.clear()
        limit.settle(PACKETS_BURST * BYTES_PER_PACKET)
        began = round(clock(), 6)
        limit.settle(50 * PACKETS_BURST * BYTES_PER_PACKET)
        limit.settle(1)
        await asyncio.sleep(100)
        longest = round(began + PACKETS_BURST / PACKETS_A_SECOND + 0.001, 6)
        assert transport.notes == [("pause", began), ("resume", longest)]
        assert len(told) == 1

        transport.notes.clear()
        limit.settle(PACKETS_BURST * BYTES_PER_PACKET)
        limit.settle(1)
        limit.close()
        await asyncio.sleep(100)
        assert [what for what, _ in transport.notes] == ["pause"]
        PacketLimit(cast("asyncio.Transport", transport), print).close()

    run_virtually(clock, main())
