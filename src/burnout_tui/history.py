"""The steps back and forward between the places that a reader has been in, on a screen or line by line."""

from typing import Generic, TypeVar

MAX_STEPS = 100
"""So many steps back are kept."""

P = TypeVar("P")
"""A place as the view, or the linear mode, describes it."""


class History(Generic[P]):
    """The places before and after the present one."""

    def __init__(self) -> None:
        self._back: list[P] = []
        self._forward: list[P] = []

    @property
    def trail(self) -> tuple[P, ...]:
        """The places behind the present one, the oldest first."""
        return tuple(self._back)

    def left(self, place: P) -> None:
        """Remember a place that is left for a new one; what was ahead is forgotten."""
        self._forward.clear()
        self._back.append(place)
        del self._back[:-MAX_STEPS]

    def back(self, present: P) -> P | None:
        """The place before, or None at the first one."""
        return _step(self._back, self._forward, present)

    def forward(self, present: P) -> P | None:
        """The place after, or None at the last one."""
        return _step(self._forward, self._back, present)


def _step(taken: list[P], given: list[P], present: P) -> P | None:
    if not taken:
        return None
    given.append(present)
    return taken.pop()
