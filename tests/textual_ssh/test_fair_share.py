"""No address makes the others wait: the event loop's time is measured, and shared by address."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.serve_host import bare_host
from tests.support.ssh_clients import connected, open_guide

from textual_ssh.limits import fair_share
from textual_ssh.limits.accounting_loop import AccountingLoop
from textual_ssh.limits.fair_share import ALONE, CAPACITY, CURRENT, FLOOR, MAX_ACCOUNTS, MEMORY, FairShare
from textual_ssh.limits.key_ration import KeyRation, painting_seconds
from textual_ssh.limits.text_thread import TextThread


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Iterator[_Clock]:
    """Provide a clock that a test sets."""
    yield _Clock()


def test_those_who_use_the_most_wait(clock: _Clock) -> None:
    """If all together use too much, the largest user waits until it uses no more than its share; others do not."""
    share = FairShare(clock=clock)
    heavy, second, light = (share.account(name) for name in "abc")
    heavy.charge(2.0)
    second.charge(0.1)
    light.charge(0.01)
    assert share.level() == pytest.approx(CAPACITY - 0.11)
    assert (second.wait(), light.wait()) == (0, 0)
    while wait := heavy.wait():
        clock.now += wait
    assert heavy.used < CAPACITY
    clock.now += 10 * MEMORY
    assert heavy.used == pytest.approx(0, abs=1e-3)


def test_many_heavy_addresses_keep_a_little_each(clock: _Clock) -> None:
    """However many addresses use the loop, each may use a little, so that nobody is shut out."""
    share = FairShare(clock=clock)
    for number in range(100):
        share.account(f"{number}").charge(1.0)
    assert share.level() == FLOOR
    late = share.account("late")
    late.charge(FLOOR / 2)
    assert late.wait() == 0
    for number in range(2 * MAX_ACCOUNTS):
        share.account(f"more {number}")
    assert share.account("0").used == 0


def test_reserved_time_is_charged_once(clock: _Clock) -> None:
    """Reserved time counts at once, so that twenty visitors of an address do not all start; using it is free."""
    share = FairShare(clock=clock)
    account = share.account("a")
    rations = [KeyRation(40, account, (500, 200)) for _ in range(20)]
    assert 0 < sum(ration.take() for ration in rations) <= 1 + ALONE / painting_seconds((500, 200))
    assert rations[0].limit == "share"
    assert rations[0].wait() > 0
    before = account.used
    account.charge(0.1)
    assert account.used == pytest.approx(before)
    other = KeyRation(2, share.account("b"), (80, 24))
    assert [other.take() for _ in range(5)] == [True] * 4 + [False]
    assert other.limit == "keys"


def test_every_step_of_a_task_is_charged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop charges the steps of a client's tasks, and of those that they start, to the client's address."""
    now = iter(range(100))
    monkeypatch.setattr(fair_share, "thread_time", lambda: next(now))
    share = FairShare(clock=_Clock())

    async def child() -> None:
        await asyncio.sleep(0)

    async def client() -> None:
        CURRENT.set(share.account("a"))
        await asyncio.get_running_loop().create_task(child())

    with asyncio.Runner(loop_factory=AccountingLoop) as runner:
        runner.run(client())
    # Two steps of the child, and the wake-up of the task that waited for it.
    assert share.account("a").used == pytest.approx(3 / MEMORY)


async def test_a_text_of_a_busy_address_waits_for_its_turn() -> None:
    """Texts for an address that uses too much time wait, and texts for others are made meanwhile and charged."""
    share, texts = FairShare(), TextThread()
    share.account("busy").charge(60)
    waiting = asyncio.create_task(texts.run(share.account("busy"), lambda: "late"))
    assert await texts.run(share.account("other"), lambda: "at once") == "at once"
    assert share.account("other").used > 0
    assert not waiting.done()
    waiting.cancel()


async def test_a_text_that_takes_long_delays_nobody(tmp_path: Path) -> None:
    """While a command's text is made, visitors press keys and see the answers."""
    with bare_host(tmp_path) as served:
        async with connected(served) as asking, connected(served) as typing:
            answer = asyncio.create_task(asking.run("until a key"))
            client = await open_guide(typing)
            await client.wait_for("no key yet")
            client.press("j")
            await client.wait_for("key j")
            assert (await answer).stdout == "waiting\nthere was a key\n"


async def test_a_text_is_made_only_as_fast_as_it_is_read(tmp_path: Path) -> None:
    """Of an endless text that nobody reads, a few pieces are made; then the visit ends."""
    with bare_host(tmp_path, stalled=1) as served:
        async with connected(served) as connection:
            process = await connection.create_process("endless", window=2**15)
            process.channel.pause_reading()
            await connection.wait_closed()
        line = await asyncio.to_thread(served.line, "answer", reason="stalled")
        assert line["bytes_out"] < 200_000
