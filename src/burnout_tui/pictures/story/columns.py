"""The columns of a chart: the scenes', and those in which lines move to other rows."""

from collections.abc import Sequence
from itertools import accumulate

from burnout_tui.pictures.story.channels import Placed
from burnout_tui.pictures.story.layouts import Layout
from burnout_tui.pictures.story.shapes import Piece

AFTER = 3
"""Columns from the last scene's nodes to the right edge."""
TITLED = 10
"""The columns a scene from which on titles are written."""
_MAX_PASSES = 12
"""The most times that scenes are moved apart for names."""


def left_of(number: str) -> int:
    """Return the columns of a scene's number that are left of the scene's nodes."""
    return (len(number) - 1) // 2


def _right(number: str) -> int:
    return len(number) - 1 - left_of(number)


class Columns:
    """The columns of scenes and moves, for a distance between scenes."""

    def __init__(self, layout: Layout, numbers: Sequence[str], pitch: float) -> None:
        """``numbers`` are written over the scenes. ``pitch`` is the distance between scenes.

        With a fraction, some scenes are a column farther apart than others.
        """
        self._film, self._rows = layout.film, layout.rows
        self.pitch = int(pitch)
        self.moves: list[list[Placed]] = []
        """The moves after each scene, with columns counted from the scene's."""
        self.gaps: list[int] = []
        """The columns from each scene to the next."""
        for number, placed in enumerate(layout.moves):
            used = max((one.column for one in placed), default=-1) + 1
            room = int((number + 1) * pitch) - int(number * pitch)
            left = 1 + max((room - 1 - used) // 2, 0)
            self.moves.append([Placed(one.move, one.column + left) for one in placed])
            self.gaps.append(max(room, used + 1, _right(numbers[number]) + 1 + left_of(numbers[number + 1])))
        self._after = max([AFTER, *(_right(number) + 1 for number in numbers[-1:])])
        self.scenes: list[int] = []
        """The column of each scene's nodes."""
        self._set_scenes(1 + left_of(numbers[0]) if numbers else 0)
        self._make_room_for_names()

    def _set_scenes(self, margin: int) -> None:
        self.scenes = list(accumulate(self.gaps, initial=margin)) if self._film.scenes else []

    @property
    def width(self) -> int:
        """The columns of the whole chart. Where titles are written, there is room for the last one."""
        return self.scenes[-1] + (self.pitch if self.pitch >= TITLED else self._after) if self.scenes else 0

    @property
    def height(self) -> int:
        """The rows that are used."""
        lowest = max((one.move.bottom for moves in self.moves for one in moves), default=0)
        return max(self._rows.height, lowest + 1)

    def path(self, line: int) -> list[Piece]:
        """Return the pieces of a line; each begins in the column in which the one before it ends."""
        first, last = self._film.lives[line]
        own = self._rows.row[line]
        row, column = own[first], self.scenes[first]
        pieces = []
        for step in range(first, last):
            if own[step] != own[step + 1]:
                for move, place in self.moves[step]:
                    if move.line == line:
                        pieces.append(Piece(row, column, self.scenes[step] + place))
                        row, column = move.end, self.scenes[step] + place
        pieces.append(Piece(row, column, self.scenes[last]))
        return pieces

    def free_before(self, line: int, most: int) -> int:
        """Return the blank columns before a line's first node, if they are fewer than ``most``."""
        first = self._film.lives[line][0]
        row, end = self._rows.row[line][first], self.scenes[first]
        for step in range(first - 1, -1, -1):
            if end - self.scenes[step] > most + self.gaps[step]:
                break
            used = [place for move, place in self.moves[step] if move.top <= row <= move.bottom]
            if used:
                return end - self.scenes[step] - max(used) - 1
            if after := self._used_after(row, step):
                return end - self.scenes[step] - after
        return end

    def _used_after(self, row: int, step: int) -> int:
        """Return the columns that are used in a scene's column, and for the end of a line after it."""
        line = self._rows.line[step][row]
        if line >= 0 and self._film.lives[line][0] <= step:
            return 2 if self._film.lives[line][0] == self._film.lives[line][1] else 1
        members = [self._rows.row[member][step] for member in self._film.members[step]]
        return 1 if members and min(members) < row < max(members) else 0

    def _make_room_for_names(self) -> None:
        """Move scenes apart until there is room for every name."""
        for _ in range(_MAX_PASSES):
            margin, lacking = self._lacking()
            for scene, count in lacking.items():
                self.gaps[scene - 1] += count
            if not margin and not lacking:
                break
            self._set_scenes(self.scenes[0] + margin)

    def _lacking(self) -> tuple[int, dict[int, int]]:
        """Return the columns that names lack at the left edge, and before scenes."""
        margin = 0
        lacking: dict[int, int] = {}
        for line, (first, _) in enumerate(self._film.lives):
            width = self._film.widths[line]
            free = self.free_before(line, width + 2)
            if free == self.scenes[first]:
                margin = max(margin, width + 1 - free)
            elif free < width + 2:
                lacking[first] = max(lacking.get(first, 0), width + 2 - free)
        return margin, lacking
