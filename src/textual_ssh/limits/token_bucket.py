"""Token buckets: limits on how often something may happen."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic


class TokenBucket:
    """A token bucket: it starts with ``burst`` tokens and gains ``rate`` a second, up to ``burst``."""

    __slots__ = ("_burst", "_clock", "_last", "_rate", "_tokens")

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._tokens = burst
        self._last = clock()

    def take(self, tokens: float = 1.0) -> bool:
        """Take tokens, and return True, if there are enough."""
        self._fill()
        if self._tokens < tokens:
            return False
        self._tokens -= tokens
        return True

    def wait(self, tokens: float = 1.0) -> float:
        """Return the seconds until there are enough tokens; 0 if there are."""
        self._fill()
        return max(0.0, (tokens - self._tokens) / self._rate)

    def _fill(self) -> None:
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._last) * self._rate)
        self._last = now


class TokenBuckets:
    """A token bucket for each key. Only the ``limit`` most recently used keys are kept."""

    def __init__(self, rate: float, burst: float, limit: int, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._limit = limit
        self._clock = clock
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str) -> bool:
        """Take a token from a key's bucket, and return True, if it has one."""
        return self._bucket(key).take()

    def has(self, key: str) -> bool:
        """Return True if a key's bucket has a token."""
        return self._bucket(key).wait() == 0

    def _bucket(self, key: str) -> TokenBucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = TokenBucket(self._rate, self._burst, self._clock)
            if len(self._buckets) > self._limit:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket
