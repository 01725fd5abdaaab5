"""Token buckets: how often something may happen."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic


class TokenBucket:
    """A token bucket: ``burst`` tokens at first, ``rate`` more a second, never more than ``burst``."""

    __slots__ = ("_burst", "_clock", "_last", "_rate", "_tokens")

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._tokens = burst
        self._last = clock()

    def take(self, tokens: float = 1.0) -> bool:
        """Take tokens, if there are so many."""
        self._fill()
        if self._tokens < tokens:
            return False
        self._tokens -= tokens
        return True

    def wait(self, tokens: float = 1.0) -> float:
        """Seconds until there are so many tokens; 0 if there are."""
        self._fill()
        return max(0.0, (tokens - self._tokens) / self._rate)

    @property
    def full(self) -> bool:
        """Whether nothing has been taken for so long that a new bucket would be the same."""
        self._fill()
        return self._tokens >= self._burst

    def _fill(self) -> None:
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._last) * self._rate)
        self._last = now


class TokenBuckets:
    """A bucket for each of many keys; of the keys no more than ``most`` are kept, the last used."""

    def __init__(self, rate: float, burst: float, most: int, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._most = most
        self._clock = clock
        self._buckets: OrderedDict[str, TokenBucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: str) -> bool:
        """Take a token from the bucket of a key, if it has one."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = TokenBucket(self._rate, self._burst, self._clock)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket.take()
