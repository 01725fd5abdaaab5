"""The history of locations: steps back and forward, on screen and in the linear mode."""

from typing import Generic, TypeVar

MAX_STEPS = 100
"""Steps back that are kept."""

P = TypeVar("P")
"""A location, as the view or the linear mode defines it."""


class History(Generic[P]):
    """The locations before and after the present one."""

    def __init__(self) -> None:
        self._back: list[P] = []
        self._forward: list[P] = []

    @property
    def trail(self) -> tuple[P, ...]:
        """The earlier locations, oldest first."""
        return tuple(self._back)

    def leave(self, place: P) -> None:
        """Remember a location before moving on. Forward steps are forgotten."""
        self._forward.clear()
        self._back.append(place)
        del self._back[:-MAX_STEPS]

    def back(self, present: P) -> P | None:
        """Return the location before the present one; None if it is the first."""
        return _step(self._back, self._forward, present)

    def forward(self, present: P) -> P | None:
        """Return the location after the present one; None if it is the last."""
        return _step(self._forward, self._back, present)


def _step(taken: list[P], given: list[P], present: P) -> P | None:
    while taken and taken[-1] == present:
        taken.pop()  # the reader has come back here without the history: a step would change nothing
    if not taken:
        return None
    given.append(present)
    return taken.pop()
