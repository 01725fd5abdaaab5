"""A limit on log lines, so that repeated events cannot fill the log. Lines that are left out are counted."""

from collections import Counter
from collections.abc import Callable, Mapping
from time import monotonic

from textual_ssh.address import limit_key
from textual_ssh.limits.token_bucket import TokenBucket, TokenBuckets

REPORT_INTERVAL = 10.0
"""Seconds between two reports of the lines that were left out; also between two lines about the same thing."""
_BURST, _VISIT_BURST = 20, 60
"""Lines about the same thing before they are limited."""
_VISIT_RATE = 1.0
"""Lines a second about visits of one address."""
_TOTAL_RATE, _TOTAL_BURST = 20, 1000
"""Lines a second of one process, and the size of a burst."""
_VISITS = ("connect", "disconnect", "answer")
_MAX_KEYS = 4096


class LineLimit:
    """Limits lines about the same thing: the same event and reason, for clients also from the same network."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._repeated = TokenBuckets(1 / REPORT_INTERVAL, _BURST, _MAX_KEYS, clock)
        self._visits = TokenBuckets(_VISIT_RATE, _VISIT_BURST, _MAX_KEYS, clock)
        self._total = TokenBucket(_TOTAL_RATE, _TOTAL_BURST, clock)
        self._left_out: Counter[str] = Counter()
        self._due = 0.0
        """The time of the next report, if lines were left out."""

    def allows(self, event: str, fields: Mapping[str, object]) -> bool:
        """Return True if a line may be written. If not, count it."""
        kind = ":".join(str(part) for part in (event, fields.get("reason"), fields.get("limit")) if part)
        buckets = self._visits if event in _VISITS else self._repeated
        key = f"{kind} {limit_key(str(fields.get('address', '')))} {fields.get('worker', '')}"
        if buckets.take(key) and self._total.take():
            return True
        if not self._left_out:
            self._due = self._clock() + REPORT_INTERVAL
        self._left_out[kind] += 1
        return False

    def report(self, *, now: bool = False) -> dict[str, int]:
        """Return how many lines of each kind were left out, once in an interval or ``now``; then count from 0."""
        if not self._left_out or (self._clock() < self._due and not now):
            return {}
        report = dict(self._left_out)
        self._left_out.clear()
        return report
