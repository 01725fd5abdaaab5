"""Where the reader has been."""

from dataclasses import dataclass

from burnout_tui import history


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


History = history.History[Place]
"""The places before and after the present one."""
