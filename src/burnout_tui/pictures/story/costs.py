"""The costs of rows: what makes a chart hard to read."""

from itertools import pairwise

from burnout_tui.pictures.story.crossings import crossings
from burnout_tui.pictures.story.rows import Rows
from burnout_tui.pictures.story.storylines import Storylines

CROSSING = 3.0
"""The cost of crossing a line."""
CROSSED_NAME = 10.0
"""The cost of crossing a name."""
FAR = 0.05
"""The cost of each row of a move."""
NEAR = 0.4
"""The cost of a neighbour that is in the scene if a line is not, or is not if the line is."""
APART = 0.06
"""The cost of each free row between two lines of a scene."""
NO_NAME = 4.0
"""The cost of each scene in which there is no room for a name that should be written there."""
_BEND, _BEND_OF_LEADS = 2.0, 6.0
"""The costs of a move to another row: for a line in hardly any scene, and for the one in most scenes."""
_IDLE = 0.3
"""The added cost of a move between two scenes without the line."""


def bend(film: Storylines, line: int, step: int) -> float:
    """Return the cost of a line's move to another row after a scene."""
    share = film.counts[line] / max(film.counts)
    busy = line in film.members[step] or line in film.members[step + 1]
    return _BEND + (_BEND_OF_LEADS - _BEND) * share + (0 if busy else _IDLE)


def total_cost(rows: Rows) -> float:
    """Return the cost of all rows."""
    film, lines = rows.film, len(rows.film.characters)
    with_names = crossings([[line for line in here if line >= 0] for here in rows.line], lines)
    without = crossings(rows.orders(), lines)
    cost = CROSSING * without + CROSSED_NAME * (with_names - without)
    for line, (first, last) in enumerate(film.lives):
        row = rows.row[line]
        cost += NO_NAME * sum(row[step] < 0 for step in range(rows.name_begins(line), first))
        cost += sum(
            bend(film, line, step) + FAR * abs(row[step] - row[step + 1])
            for step in range(first, last)
            if row[step] != row[step + 1]
        )
    return cost + sum(_crowding(rows, step) for step in range(len(film.scenes)))


def _crowding(rows: Rows, step: int) -> float:
    members, here = rows.film.members[step], rows.line[step]
    own = [row for row, line in enumerate(here) if line in members and rows.film.lives[line][0] <= step]
    between = own[-1] - own[0] + 1 - len(own) if own else 0
    neighbours = sum(
        one >= 0 and other >= 0 and (one in members) != (other in members) for one, other in pairwise(here)
    )
    return APART * between + NEAR * neighbours
