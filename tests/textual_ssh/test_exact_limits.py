"""The limits of addresses, of log lines and of slots are exact."""

import os

import pytest
from tests.support.virtual_time import Clock

from textual_ssh.limits import address_rate, log_lines, penalties
from textual_ssh.limits.address_rate import AddressRate
from textual_ssh.limits.log_lines import REPORT_INTERVAL, LineLimit
from textual_ssh.limits.penalties import MAX_PENALTY, PENALTIES, TOLERATED, Penalties
from textual_ssh.limits.slots import Slots
from textual_ssh.limits.token_bucket import TokenBucket, TokenBuckets


def test_a_bucket_tells_how_long_to_wait_for_any_number_of_tokens() -> None:
    """A bucket gives what it has and no more, and says when it will have more; one without a token is waited for."""
    clock = Clock()
    clock.now = 50
    bucket = TokenBucket(4, 10, clock)
    assert (bucket.wait(), bucket.wait(10), bucket.wait(12)) == (0, 0, 0.5)
    assert not bucket.take(10.5)
    assert bucket.take(10)
    assert (bucket.wait(0), bucket.wait(2)) == (0, 0.5)
    clock.now += 0.25
    assert bucket.wait(2) == 0.25
    assert bucket.take()
    assert not bucket.take(0.5)
    clock.now += 100
    assert bucket.wait(11) == 0.25
    buckets = TokenBuckets(4, 1, 2, clock)
    assert buckets.has("a")
    assert buckets.take("a")
    assert not buckets.has("a")
    clock.now += 0.25
    assert buckets.has("a")
    assert [buckets.take(name) for name in "abacba"] == [True, True, False, True, True, True]
    assert len(buckets) == 2


def test_a_rate_counts_addresses_and_their_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address has its burst and then its rate; a /48 network has four times as much, and pays for no refusal."""
    monkeypatch.setattr(address_rate, "MAX_ADDRESSES", 5)
    clock = Clock()
    limit = AddressRate(0.5, 2, clock)
    assert [limit.take("2001:db8:1:1::1"), limit.take("2001:db8:1:1::2")] == [True, True]
    assert not any(limit.take("2001:db8:1:1::1") for _ in range(20))
    assert [limit.take(f"2001:db8:1:{number}::1") for number in (2, 2, 3, 3, 4, 4, 5)] == [True] * 6 + [False]
    assert limit.take("2001:db8:2::1")
    clock.now = 0.5
    assert [limit.take("2001:db8:1:4::1"), limit.take("2001:db8:1:5::1")] == [False, True]
    assert not limit.take("2001:db8:1:5::1")
    assert not any(limit.take("2001:db8:1:6::1") for _ in range(3))
    clock.now = 1.5
    assert [limit.take("2001:db8:1:6::1") for _ in range(3)] == [True, True, False]
    assert [limit.take("192.0.2.1") for _ in range(3)] == [True, True, False]
    clock.now = 3.5
    assert [limit.take("192.0.2.1") for _ in range(2)] == [True, False]
    for number in range(5):
        assert limit.take(f"192.0.2.{number + 2}")
    assert limit.take("192.0.2.1"), "it was forgotten for five others"


def test_penalties_are_remembered_for_the_most_recent(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many seconds as are tolerated reject nobody, one more does, up to a maximum; a network pays a quarter."""
    monkeypatch.setattr(penalties, "MAX_ADDRESSES", 2)
    clock = Clock()
    clock.now = 1000
    kept = Penalties(clock)
    assert TOLERATED % PENALTIES["packets"] == 0
    for _ in range(round(TOLERATED / PENALTIES["packets"])):
        kept.add("192.0.2.1", "packets")
    kept.add("192.0.2.1", "no-request")
    assert not kept.rejects("192.0.2.1")
    clock.now += 3
    kept.add("192.0.2.1", "log-in")
    assert kept.rejects("192.0.2.1")
    clock.now += 2
    assert not kept.rejects("192.0.2.1")
    for _ in range(200):
        kept.add("192.0.2.1", "packets")
    clock.now += MAX_PENALTY - TOLERATED - 1
    assert kept.rejects("192.0.2.1")
    clock.now += 1
    assert not kept.rejects("192.0.2.1")
    for _ in range(7):
        kept.add("2001:db8::1", "packets")
    assert kept.rejects("2001:db8::2")
    assert not kept.rejects("2001:db8:0:1::2")
    kept.add("192.0.2.1", "log-in")
    for number in range(2, 5):
        kept.add(f"192.0.2.{number}", "packets")
        assert kept.rejects("192.0.2.1")
    kept.add("192.0.2.9", "packets")
    assert not kept.rejects("192.0.2.1"), "it was forgotten for four others"


def test_lines_are_limited_by_what_they_say_and_by_their_client() -> None:
    """Lines differ by event, reason, limit, client and worker; the rest is counted, and reported once in a while."""
    clock = Clock()
    clock.now = 100
    limit = LineLimit(clock)
    one = {"reason": "busy", "address": "2001:db8::1"}
    assert [limit.allows("rejected", one) for _ in range(21)] == [True] * 20 + [False]
    assert not limit.allows("rejected", {**one, "address": "2001:db8::2"})
    assert limit.report() == {}
    for other in ({"reason": "rate"}, {"limit": "keys"}, {"worker": 1}, {"address": "2001:db8:0:1::1"}):
        assert limit.allows("rejected", {**one, **other})
    assert limit.allows("throttled", one)
    assert limit.allows("rejected", {})
    visits = [limit.allows(event, {"address": "192.0.2.1"}) for event in ["connect"] * 61]
    assert visits == [True] * 60 + [False]
    assert not limit.allows("rejected", {**one, "limit": ""})
    for event in ("disconnect", "answer"):
        assert [limit.allows(event, {"address": "192.0.2.1"}) for _ in range(60)] == [True] * 60
    assert [limit.allows("error", {"limit": "x"}) for _ in range(22)] == [True] * 20 + [False] * 2
    clock.now += REPORT_INTERVAL - 0.5
    assert limit.report() == {}
    assert [limit.allows("connect", {"address": "192.0.2.1"}) for _ in range(10)] == [True] * 9 + [False]
    assert not limit.allows("rejected", one)
    clock.now += 0.5
    assert limit.report() == {"rejected:busy": 4, "connect": 2, "error:x": 2}
    assert limit.report(now=True) == {}
    assert [limit.allows("rejected", one) for _ in range(2)] == [True, False]
    assert limit.report() == {}
    assert limit.report(now=True) == {"rejected:busy": 1}


def test_all_lines_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process writes a thousand lines at once and twenty a second, and remembers a bounded number of kinds."""
    monkeypatch.setattr(log_lines, "_MAX_KEYS", 100)
    clock = Clock()
    limit = LineLimit(clock)
    several = [limit.allows("connect", {"address": f"192.0.{number}.1"}) for number in range(1010)]
    assert several == [True] * 1000 + [False] * 10
    clock.now = 1
    assert sum(limit.allows("rejected", {"address": f"192.0.{number}.1"}) for number in range(30)) == 20
    assert limit.report(now=True) == {"connect": 10, "rejected": 10}
    clock.now = 1000
    for event, burst in (("rejected", 20), ("connect", 60)):
        assert all(limit.allows(event, {"address": "a"}) for _ in range(burst))
        assert not limit.allows(event, {"address": "a"})
        assert all(limit.allows(event, {"address": f"{event} {number}"}) for number in range(100))
        assert limit.allows(event, {"address": "a"}), "it was forgotten for a hundred others"


def test_slots_belong_to_a_worker_an_address_and_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker's end frees its slots alone, with their addresses and networks; a copy of a slot frees nothing."""
    slots = Slots(9, 1)
    for worker, network in enumerate((1, 2, 3, 4)):
        assert slots.take(worker % 2, f"2001:db8:1:{network}::1")
    assert slots.take(1, "2001:db8:1:5::1") is None
    assert (slots.taken(), slots.taken(0), slots.taken(1), slots.taken(2)) == (4, 2, 2, 0)
    slots.release_all(1)
    assert (slots.taken(), slots.taken(0), slots.taken(1)) == (2, 2, 0)
    assert slots.take(1, "2001:db8:1:1::1") is None
    assert slots.take(1, "2001:db8:1:2::1")
    last = slots.take(1, "2001:db8:1:4::1")
    assert last
    assert slots.take(1, "2001:db8:1:6::1") is None
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: -1)
        last.release()
    assert slots.taken() == 4
    last.release()
    assert slots.taken() == 4, "it was released by the copy's call, and belongs to somebody else by now"
    others = [slots.take(0, f"192.0.2.{number}") for number in range(6)]
    assert [other is not None for other in others] == [True] * 5 + [False]
    assert slots.full
    assert others[0]
    others[0].release()
    others[0].release()
    assert not slots.full
    assert slots.take(0, "192.0.2.77")
    others[0].release()
    assert slots.full
