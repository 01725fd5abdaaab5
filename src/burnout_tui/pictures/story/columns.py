"""The columns of a chart: the scenes', and those in which lines move to other rows."""

from collections.abc import Sequence
from itertools import accumulate

from burnout_tui.pictures.story.channels import Move, Placed, place_moves
from burnout_tui.pictures.story.layouts import Layout
from burnout_tui.pictures.story.shapes import Piece

AFTER = 3
"""Columns from the last scene's nodes to the right edge."""
TITLED = 10
"""The columns a scene from which on titles are written."""


class Columns:
    """The columns of scenes and moves, for a distance between scenes."""

    def __init__(self, layout: Layout, pitch: float) -> None:
        """``pitch`` is the distance between scenes; with a fraction, some are a column farther apart."""
        self._layout = layout
        self.pitch = int(pitch)
        self.margin = 0
        """Columns before the first scene's nodes."""
        rows, spare = layout.rows, layout.rows.height
        self.moves: list[list[Placed]] = [
            place_moves(_moves(rows.row, step), spare) for step in range(len(layout.film.scenes) - 1)
        ]
        """The moves after each scene, with columns counted from the scene's."""
        self.gaps: list[int] = []
        """The columns from each scene to the next."""
        for number, moves in enumerate(self.moves):
            used = max((one.column for one in moves), default=-1) + 1
            room = int((number + 1) * pitch) - int(number * pitch)
            left = 1 + max((room - 1 - used) // 2, 0)
            self.moves[number] = [Placed(one.move, one.column + left) for one in moves]
            self.gaps.append(max(room, used + 1))

    @property
    def scenes(self) -> list[int]:
        """The column of each scene's nodes."""
        return list(accumulate(self.gaps, initial=self.margin)) if self._layout.film.scenes else []

    @property
    def width(self) -> int:
        """The columns of the whole chart. Where titles are written, there is room for the last one."""
        room = self.pitch if self.pitch >= TITLED else AFTER
        return self.margin + sum(self.gaps) + room if self._layout.film.scenes else 0

    @property
    def height(self) -> int:
        """The rows that are used."""
        lowest = max((one.move.bottom for moves in self.moves for one in moves), default=0)
        return max(self._layout.rows.height, lowest + 1)

    def path(self, line: int, scenes: Sequence[int]) -> list[Piece]:
        """Return the pieces of a line; each begins in the column in which the one before it ends."""
        first, last = self._layout.film.lives[line]
        row, column = self._layout.rows.row[line][first], scenes[first]
        pieces = []
        for step in range(first, last):
            for move, place in self.moves[step]:
                if move.line == line:
                    pieces.append(Piece(row, column, scenes[step] + place))
                    row, column = move.end, scenes[step] + place
        pieces.append(Piece(row, column, scenes[last]))
        return pieces


def _moves(rows: Sequence[Sequence[int]], step: int) -> list[Move]:
    return [
        Move(line, row[step], row[step + 1])
        for line, row in enumerate(rows)
        if row[step] >= 0 and row[step + 1] >= 0 and row[step] != row[step + 1]
    ]
