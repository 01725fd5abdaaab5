"""Where the reader of the linear mode has been."""

from burnout_tui.linear.places import Place

MOST_STEPS = 100
"""So many steps back are kept."""


class History:
    """The places before and after the present one."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def left(self, place: Place) -> None:
        """Remember a place that is left for a new one; what was ahead is forgotten."""
        self._forward.clear()
        self._back.append(place)
        del self._back[:-MOST_STEPS]

    def back(self, present: Place) -> Place | None:
        """The place before, or None at the first one."""
        return _step(self._back, self._forward, present)

    def forward(self, present: Place) -> Place | None:
        """The place after, or None at the last one."""
        return _step(self._forward, self._back, present)


def _step(taken: list[Place], given: list[Place], present: Place) -> Place | None:
    if not taken:
        return None
    given.append(present)
    return taken.pop()
