"""The event loop's time is measured, charged and shared exactly."""

import asyncio
import math
import sys
import threading
from contextvars import copy_context

import pytest
from tests.support.virtual_time import Clock, run_virtually

from textual_ssh.limits import fair_share, key_ration, text_thread
from textual_ssh.limits.accounting_loop import AccountingLoop
from textual_ssh.limits.fair_share import (
    ALONE,
    CAPACITY,
    CURRENT,
    FLOOR,
    MAX_WAIT,
    MIN_WAIT,
    TEXT_FLOOR,
    Account,
    FairShare,
)
from textual_ssh.limits.key_ration import KeyRation, painting_seconds
from textual_ssh.limits.text_thread import TextThread
from textual_ssh.limits.token_bucket import TokenBucket
from textual_ssh.limits.turns import turn

E = math.exp(-1)
"""The part of a use that is left after the seconds of the memory."""


def test_what_is_used_and_reserved_fades(monkeypatch: pytest.MonkeyPatch) -> None:
    """Used and reserved time fade alike; a charge uses up what is left of the reserved time first."""
    monkeypatch.setattr(fair_share, "MEMORY", 2.0)
    clock = Clock()
    clock.now = 7
    account = FairShare(clock).account("a")
    account.charge(2)
    assert account.used == 1
    clock.now += 2
    assert account.used == pytest.approx(E)
    account.reserve(0.75)
    account.reserve(0.25)
    account.charge(0.25)
    assert account.used == pytest.approx(E + 0.5)
    clock.now += 2
    account.charge(1)
    assert account.used == pytest.approx((E + 0.5) * E + (1 - 0.75 * E) / 2)
    account.charge(1)
    assert account.used == pytest.approx((E + 0.5) * E + (2 - 0.75 * E) / 2)
    clock.now += 2
    account.reserve(2)
    assert account.used == pytest.approx(((E + 0.5) * E + (2 - 0.75 * E) / 2) * E + 1)


def test_waits_last_until_the_use_has_faded(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address waits until its use is at its level, not less than a shortest and not longer than a longest time."""
    monkeypatch.setattr(fair_share, "MEMORY", 2.0)
    for used, wait in (
        (ALONE - 0.01, 0),
        (ALONE, MIN_WAIT),
        (ALONE + 0.001, MIN_WAIT),
        (ALONE + 0.1, 2 * math.log((ALONE + 0.1) / ALONE)),
        (50, MAX_WAIT),
    ):
        account = FairShare(Clock()).account("a")
        account.charge(2 * used)
        assert account.wait() == pytest.approx(wait)


@pytest.mark.parametrize(
    ("uses", "level"),
    [
        ([], ALONE),
        ([0.5], ALONE),
        ([5], ALONE),
        ([5, 0.001], ALONE),
        ([5, 0.002], CAPACITY - 0.002),
        ([0.1, 0.2], CAPACITY - 0.1),
        ([0.1, 0.5], CAPACITY - 0.1),
        ([0.3, 0.1, 0.5], (CAPACITY - 0.1) / 2),
        ([0.39, 0.3], CAPACITY / 2),
        ([1] * 50, FLOOR),
        ([0.05, 0.05, 0.06, 0.05, 0.05, 0.05], 0.15),
        ([0.01] * 39 + [0.005], FLOOR),
    ],
)
def test_what_some_leave_is_shared_by_the_others(uses: list[float], level: float) -> None:
    """Addresses that use little keep it, and the others share the rest; nobody's share is below the floor."""
    share = FairShare(Clock())
    for number, used in enumerate(uses):
        share.account(f"{number}").charge(used)
    assert share.level() == pytest.approx(level)


def test_a_level_holds_for_a_moment() -> None:
    """The level is computed when it is asked for, at most once in 20 ms."""
    clock = Clock()
    share = FairShare(clock)
    assert share.level() == ALONE
    share.account("a").charge(1)
    share.account("b").charge(1)
    clock.now = 0.0199
    assert share.level() == ALONE
    clock.now = 0.02
    assert share.level() == pytest.approx(CAPACITY / 2)


def test_on_a_busy_machine_there_is_less_to_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processor time and the time of each call are measured; their ratio is what there is to share."""
    monkeypatch.setattr(fair_share, "_AVAILABILITY_SECONDS", 2.0)
    monkeypatch.setattr(fair_share, "thread_time", iter((5.0, 5.1, 6.0, 6.1)).__next__)
    monkeypatch.setattr(fair_share, "perf_counter", iter((8.0, 8.4, 9.0, 9.4)).__next__)
    clock = Clock()
    share = FairShare(clock)
    account = share.account("a")
    assert account.run("{}-{}".format, 1, 2) == "1-2"
    assert account.used == pytest.approx(0.1)
    assert share.level() == pytest.approx(ALONE * 0.85)
    with pytest.raises(ValueError, match="x"):
        account.run(int, "x")
    assert account.used == pytest.approx(0.2)
    clock.now = 1
    assert share.level() == pytest.approx(ALONE * 0.73)
    for worked, passed, available in ((1.6, 2.0, 0.8), (0.1, 10.0, fair_share._MIN_AVAILABLE), (9.0, 3.0, 1.0)):
        share.observe(worked, passed)
        clock.now += 1
        assert share.level() == pytest.approx(ALONE * available)


def test_accounts_in_use_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """For any number of addresses, the accounts that were used last are remembered."""
    monkeypatch.setattr(fair_share, "MAX_ACCOUNTS", 3)
    share = FairShare(Clock())
    for name in "abc":
        share.account(name).charge(1)
    share.account("a")
    share.account("d").charge(1)
    assert [share.account(name).used for name in "acdb"] == [1, 1, 1, 0]


def test_a_key_costs_a_token_and_its_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key needs a token of the visitor and a share of the address, and reserves the time to paint the screen."""
    clock = Clock()
    monkeypatch.setattr(key_ration, "TokenBucket", lambda rate, burst: TokenBucket(rate, burst, clock))
    account = FairShare(clock).account("a")
    ration = KeyRation(5, account, (500, 200))
    assert painting_seconds((500, 200)) == pytest.approx(0.05)
    assert [ration.take() for _ in range(11)] == [True] * 10 + [False]
    assert ration.wait() == pytest.approx(0.2)
    assert ration.limit == "keys"
    assert account.used == pytest.approx(10 * 0.05)
    clock.now = 0.2
    account.charge(60)
    assert not ration.take()
    assert ration.wait() == MAX_WAIT
    clock.now = 100
    assert ration.take()


def test_calls_keep_their_context_and_their_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call runs in the context that it was given, with its arguments, and that context's account is charged."""
    now = iter(range(100))
    monkeypatch.setattr(fair_share, "thread_time", lambda: next(now))
    share = FairShare(Clock())
    seen: list[tuple[Account | None, str]] = []

    def note(*words: str) -> None:
        seen.append((CURRENT.get(), " ".join(words)))

    own, other, nobody = copy_context(), copy_context(), copy_context()
    own.run(CURRENT.set, share.account("own"))
    other.run(CURRENT.set, share.account("other"))
    loop = AccountingLoop()
    own.run(lambda: loop.call_soon(note, "inherited", "context"))
    own.run(lambda: loop.call_soon(note, "given", "context", context=other))
    own.run(lambda: loop.call_soon(note, "nobody's", context=nobody))
    loop.call_soon(note, "none")
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()
    accounts = share.account("own"), share.account("other")
    assert seen == [
        (accounts[0], "inherited context"),
        (accounts[1], "given context"),
        (None, "nobody's"),
        (None, "none"),
    ]
    assert [account.used for account in accounts] == [1, 1]


def test_keys_come_before_texts() -> None:
    """On a busy host, an address whose keys are still painted at once waits for its texts."""
    clock = Clock()
    share = FairShare(clock)
    accounts = [share.account(f"{number}") for number in range(20)]
    for account in accounts:
        account.charge(FLOOR - 0.01)
    made: list[float] = []

    async def main() -> None:
        assert accounts[0].wait() == 0
        await turn(accounts[0], 0)
        assert clock.now == 0
        made.append(await TextThread().run(accounts[0], clock))

    run_virtually(clock, main())
    assert made[0] > 1
    assert TEXT_FLOOR * E < accounts[0].used < TEXT_FLOOR * 1.1


def test_a_turn_comes_when_the_use_has_faded() -> None:
    """A turn comes at once for an address that uses little, else as soon as it does, and reserves its time."""
    clock = Clock()
    account = FairShare(clock).account("a")

    async def main() -> None:
        await turn(account, 0.3)
        assert (clock.now, account.used) == (0, 0.3)
        account.charge(0.3)
        assert account.used == 0.3
        account.charge(ALONE * math.e - 0.3)
        await turn(account, 0.1)

    run_virtually(clock, main())
    assert 1 <= clock.now < 1 + 2 * MAX_WAIT
    assert ALONE < account.used < ALONE + 0.1


async def test_texts_are_made_and_charged_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """All texts are made in one other thread; the time of each is charged, even if it fails."""
    monkeypatch.setattr(text_thread, "thread_time", iter((1.0, 1.25, 1.25, 1.5)).__next__)
    before = sys.getswitchinterval()
    account, texts = FairShare(Clock()).account("a"), TextThread()
    try:
        first = await texts.run(account, threading.current_thread)
        assert first is not threading.current_thread()
        assert first.name.startswith("texts")
        assert account.used == pytest.approx(0.25)
        with pytest.raises(ZeroDivisionError):
            await texts.run(account, lambda: 1 // 0)
        assert account.used == pytest.approx(0.5)
        assert sys.getswitchinterval() == pytest.approx(0.0005)
        monkeypatch.setattr(text_thread, "thread_time", lambda: 2.0)
        release = threading.Event()

        def work() -> threading.Thread:
            release.wait(10)
            return threading.current_thread()

        running = [asyncio.create_task(texts.run(account, work)) for _ in range(3)]
        cancelled = asyncio.create_task(texts.run(account, work))
        for _ in range(3):
            await asyncio.sleep(0)
        cancelled.cancel()
        await asyncio.wait([cancelled])
        release.set()
        assert await asyncio.gather(*running) == [first] * 3
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        assert account.used == pytest.approx(0.5 + 4 * 0.002)
    finally:
        sys.setswitchinterval(before)
