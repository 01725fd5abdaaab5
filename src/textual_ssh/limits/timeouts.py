"""Limits on the duration of a visit, and on the time without a key."""

import asyncio
from collections.abc import Callable

WARNING = 60
"""Seconds from the warning to the end of a visit; half the limit if the limit is under two minutes."""


class Timeouts:
    """Ends a visit after ``idle`` seconds without a key, or after ``longest`` seconds in total; 0 means no limit."""

    def __init__(
        self, idle: float, longest: float, warn: Callable[[str, float], None], end: Callable[[str], None]
    ) -> None:
        """``warn`` gets the limit, ``idle`` or ``longest``, and the seconds left; ``end`` gets the limit."""
        self._loop = asyncio.get_running_loop()
        self._warn = warn
        self._end = end
        self._idle = idle
        self._last_key = self._loop.time()
        self._until_longest: asyncio.TimerHandle | None = None
        self._until_idle: asyncio.TimerHandle | None = None
        if longest:
            left = _warning_time(longest)
            self._until_longest = self._loop.call_later(longest - left, self._warn_longest, left)
        if idle:
            self._until_idle = self._loop.call_later(idle - _warning_time(idle), self._check_idle)

    def key_pressed(self) -> None:
        """Restart the idle time."""
        self._last_key = self._loop.time()

    def stop(self) -> None:
        """Cancel both limits: the visit has ended."""
        for timer in (self._until_longest, self._until_idle):
            if timer:
                timer.cancel()

    def _warn_longest(self, left: float) -> None:
        self._warn("longest", left)
        self._until_longest = self._loop.call_later(left, self._end, "longest")

    def _check_idle(self, warned_at: float = -1.0) -> None:
        """Check the time since the last key. Keys only store a time, so that typing sets no timers."""
        quiet = self._loop.time() - self._last_key
        before = _warning_time(self._idle)
        if quiet < self._idle - before:
            self._until_idle = self._loop.call_later(self._idle - before - quiet, self._check_idle)
        elif warned_at <= self._last_key:
            self._warn("idle", self._idle - quiet)
            self._until_idle = self._loop.call_later(self._idle - quiet, self._check_idle, self._loop.time())
        else:
            self._end("idle")


def _warning_time(limit: float) -> float:
    return min(WARNING, limit / 2)
