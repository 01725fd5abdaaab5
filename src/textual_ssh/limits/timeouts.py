"""How long a visit may last, and how long without a key."""

import asyncio
from collections.abc import Callable

WARNING = 60
"""Seconds before the end at which a visitor is told; half of a limit that is shorter than two minutes."""


class Timeouts:
    """Ends a visit after ``idle`` seconds without a key, or ``longest`` in all; 0 is no limit."""

    def __init__(
        self, idle: float, longest: float, warn: Callable[[str, float], None], end: Callable[[str], None]
    ) -> None:
        """``warn`` is told the limit, ``idle`` or ``longest``, and the seconds that are left; ``end`` the limit."""
        self._loop = asyncio.get_running_loop()
        self._warn = warn
        self._end = end
        self._idle = idle
        self.started = self._loop.time()
        """When the visit began, on the loop's clock."""
        self._last_key = self.started
        self._timers: dict[str, asyncio.TimerHandle] = {}
        if longest:
            self._set("longest", longest - _before(longest), self._warn_longest, longest)
        if idle:
            self._set("idle", idle - _before(idle), self._look)

    def key(self) -> None:
        """A key was pressed."""
        self._last_key = self._loop.time()

    def stop(self) -> None:
        """The visit has ended."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _set(self, what: str, seconds: float, do: Callable[..., None], *arguments: float) -> None:
        self._timers[what] = self._loop.call_later(seconds, do, *arguments)

    def _warn_longest(self, longest: float) -> None:
        left = _before(longest)
        self._warn("longest", left)
        self._timers["longest"] = self._loop.call_later(left, self._end, "longest")

    def _look(self, warned_at: float = -1.0) -> None:
        """Look whether a key was pressed since; one timer is enough, whatever a visitor types."""
        quiet = self._loop.time() - self._last_key
        before = _before(self._idle)
        if quiet < self._idle - before:
            self._set("idle", self._idle - before - quiet, self._look)
        elif warned_at < self._last_key:
            self._warn("idle", self._idle - quiet)
            self._set("idle", self._idle - quiet, self._look, self._loop.time())
        elif quiet < self._idle:
            self._set("idle", self._idle - quiet, self._look, warned_at)
        else:
            self._end("idle")


def _before(limit: float) -> float:
    return min(WARNING, limit / 2)
