"""The hints in the bar at the foot of the screen: which ones are kept when there is no room for all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from burnout_tui.prose.measure import cells

_NEED = ("enter", "back", "problems", "app.help", "search", "app.spoilers", "app.quit")
"""The actions whose hints are kept longest, the most needed first."""
_WELL_KNOWN = ("app.quit", "app.help", "search", "enter")
"""The actions that their key names well enough. Without room, their words go before any key that is needed."""
_GAP = 2
"""Columns between two hints."""


class Hint(NamedTuple):
    """A key and what it does, in a word."""

    keys: str
    """The key, or several with the same effect, as the reader knows them."""
    word: str
    """Empty if the key stands alone."""
    action: str

    @property
    def width(self) -> int:
        """The columns that it takes."""
        return cells(self.keys) + (1 + cells(self.word) if self.word else 0)


def fitting_hints(hints: Iterable[Hint], room: int) -> list[Hint]:
    """Return the hints that fit into ``room`` columns, in their order: first those that are needed, then the others."""
    given = list(hints)
    needed = sorted((hint for hint in given if hint.action in _NEED), key=lambda hint: _NEED.index(hint.action))
    for action in _WELL_KNOWN:
        if _width(needed) <= room:
            break
        needed = [hint._replace(word="") if hint.action == action else hint for hint in needed]
    others = [hint for hint in given if hint.action not in _NEED]
    kept = {hint.action: hint for hint in _first_that_fit([*needed, *others], room)}
    return [kept[hint.action] for hint in given if hint.action in kept]


def _first_that_fit(hints: Sequence[Hint], room: int) -> Iterator[Hint]:
    for hint in hints:
        if hint.width > room:
            return
        room -= hint.width + _GAP
        yield hint


def _width(hints: Sequence[Hint]) -> int:
    return sum(hint.width for hint in hints) + _GAP * (len(hints) - 1)
