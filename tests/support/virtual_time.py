"""A clock that a test sets, and an event loop that never waits: its time passes as soon as nothing else is to do."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any


class Clock:
    """A clock that stands still until a test sets it."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


class _Selector(selectors.DefaultSelector):
    """Lets the time of a timer come at once."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready now; if nothing is, it is as late as the caller would have waited."""
        if timeout is None:
            return super().select(None)
        ready = super().select(0)
        if not ready:
            self._clock.now += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time is that of a clock."""

    def __init__(self, clock: Clock) -> None:
        """Share a clock."""
        super().__init__(_Selector(clock))
        self._virtual_clock = clock

    def time(self) -> float:
        """Return the clock's time."""
        return self._virtual_clock()


def run_virtually(clock: Clock, main: Coroutine[Any, Any, Any]) -> None:
    """Run a coroutine to its end, in no time."""
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(clock)) as runner:
        runner.run(main)
