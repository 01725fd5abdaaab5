"""The columns in which lines move to other rows, between two scenes."""

from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

_MAX_TRIED = 5
"""The most moves that are tried in every sequence."""


class Move(NamedTuple):
    """A line that moves from one row to another, or a part of that."""

    line: int
    start: int
    end: int

    @property
    def top(self) -> int:
        """The upper row."""
        return min(self.start, self.end)

    @property
    def bottom(self) -> int:
        """The lower row."""
        return max(self.start, self.end)


class Placed(NamedTuple):
    """A move with its column, counted from 0 at the left of the gap."""

    move: Move
    column: int


def place_moves(moves: Sequence[Move], spare: int) -> list[Placed]:
    """Return the columns for moves between two scenes: few columns, and no crossings without need.

    Moves that have no row in common share a column. A line that comes to a row does so after the one that leaves it.
    ``spare`` is a row that no line uses, for lines that would have to wait for each other.
    """
    ordered = _sequence(_without_circles(moves, spare))
    placed: list[Placed] = []
    for move in ordered:
        column = max((one.column + 1 for one in placed if _touch(one.move, move)), default=0)
        placed.append(Placed(move, column))
    return placed


def _touch(one: Move, other: Move) -> bool:
    return one.line == other.line or (one.top <= other.bottom and other.top <= one.bottom)


def _without_circles(moves: Sequence[Move], spare: int) -> list[Move]:
    """Return the moves with one of each circle in two parts: to the spare row, and from there.

    The second parts come last, in sequence.
    """
    leaving = {move.start: move for move in moves}
    first: list[Move] = []
    done: set[int] = set()
    for move in moves:
        if move.line in done:
            continue
        chain = [move]
        while (following := leaving.get(chain[-1].end)) and following not in chain and following.line not in done:
            chain.append(following)
        done.update(one.line for one in chain)
        if chain[-1].end == move.start:
            first += [Move(move.line, move.start, spare), Move(move.line, spare, move.end), *chain[1:]]
            spare += 1
        else:
            first += chain
    return first


def _sequence(moves: list[Move]) -> list[Move]:
    """Return the moves from left to right."""
    if len(moves) <= _MAX_TRIED:
        tried = [list(found) for found in permutations(moves) if _is_possible(found)]
        return min(tried, key=_crossings)
    waiting, found = list(moves), []
    while waiting:
        number = next(
            number
            for number, move in enumerate(waiting)
            if not any(_waits_for(move, other) for other in waiting if other is not move)
        )
        found.append(waiting.pop(number))
    return found


def _waits_for(move: Move, other: Move) -> bool:
    """Return True if a move must be right of another one."""
    if other.line == move.line:
        return other.end == move.start
    return other.start == move.end


def _is_possible(moves: Sequence[Move]) -> bool:
    return not any(_waits_for(move, other) for number, move in enumerate(moves) for other in moves[number + 1 :])


def _crossings(moves: Sequence[Move]) -> int:
    """Return the crossings of lines that move one after the other."""
    return sum(
        (one.top < other.start < one.bottom) + (other.top < one.end < other.bottom)
        for number, one in enumerate(moves)
        for other in moves[number + 1 :]
    )
