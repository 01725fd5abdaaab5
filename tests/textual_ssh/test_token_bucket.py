"""Limit rates with token buckets."""

import pytest

from textual_ssh.limits.token_bucket import TokenBucket, TokenBuckets


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_fills_with_time() -> None:
    """A bucket allows a burst at once, and then as many tokens as its rate."""
    clock = _Clock()
    bucket = TokenBucket(2, 3, clock)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    assert bucket.wait() == pytest.approx(0.5)
    clock.now = 0.5
    assert [bucket.take() for _ in range(2)] == [True, False]
    clock.now = 100
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]


def test_buckets_have_bounded_memory() -> None:
    """For any number of keys, only the most recent ones are remembered."""
    buckets = TokenBuckets(1, 1, limit=10, clock=_Clock())
    assert all(buckets.take(f"10.0.{number // 256}.{number % 256}") for number in range(1000))
    assert len(buckets) == 10
    assert not buckets.take("10.0.3.231")


def test_buckets_in_use_are_remembered() -> None:
    """A key that is used again outlives others, so that nobody gets another burst by waiting for its bucket to go."""
    buckets = TokenBuckets(1, 1, limit=3, clock=_Clock())
    assert buckets.take("busy")
    for number in range(10):
        assert buckets.take(f"{number}")
        assert not buckets.take("busy")
