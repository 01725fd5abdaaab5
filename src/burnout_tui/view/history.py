"""Where the reader has been."""

from dataclasses import dataclass, field

MOST_STEPS = 100
"""So many steps back are kept."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place in a page that outlives another width: the block at its top, not the line."""

    block: int = 0
    """The number of the topmost block."""
    offset: int = 0
    """How many of its lines are scrolled away."""
    link: int = -1
    """The number of the selected link; -1 for none."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry, and where in it the reader was."""

    tab: str
    ref: str = ""
    """The selected entry of a list; empty where the tab has no list."""
    people: tuple[str, ...] = ()
    """Whose filmography: one person, two for what they made together, none for all works."""
    in_page: bool = False
    """Whether the page had the focus, not the list."""
    page: PagePlace = PagePlace()
    list_top: int = 0
    """The topmost row of the list."""
    film: str = ""
    """The film's key where several are open; the shelf itself has the tab ``shelf``."""


@dataclass(slots=True)
class History:
    """The places before and after the present one."""

    _back: list[Place] = field(default_factory=list)
    _forward: list[Place] = field(default_factory=list)

    @property
    def trail(self) -> tuple[Place, ...]:
        """The places behind the present one, the oldest first."""
        return tuple(self._back)

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
