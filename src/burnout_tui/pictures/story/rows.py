"""The row of each line in each scene."""

from burnout_tui.pictures.story.channels import Move
from burnout_tui.pictures.story.steps import Orders
from burnout_tui.pictures.story.storylines import Storylines

NAME_COLUMNS = 4
"""The columns of a scene for which names are kept free before a line begins."""
_NOBODY = -1


class Rows:
    """Rows of lines that can be taken out and put back, one at a time.

    A line has a row from its first to its last scene, and one in some scenes before, where its name is to be written.
    """

    def __init__(self, film: Storylines, height: int) -> None:
        self.film = film
        self.height = height
        self.row: list[list[int]] = [[_NOBODY] * len(film.scenes) for _ in film.characters]
        """By line and scene; negative where the line is not there."""
        self.line: list[list[int]] = [[_NOBODY] * height for _ in film.scenes]
        """By scene and row; negative where the row is free."""
        self.present = [0] * len(film.scenes)
        """The lines of each scene, names included, as bits."""
        self.names = [0] * len(film.scenes)
        """The lines that have only their names in a scene, as bits."""

    def name_begins(self, line: int) -> int:
        """Return the first scene in which there should be room for a line's name."""
        needed = -(-(self.film.widths[line] + 1) // NAME_COLUMNS)
        return max(0, self.film.lives[line][0] - needed)

    def put(self, line: int, step: int, row: int) -> None:
        """Give a line a row."""
        self.row[line][step] = row
        self.line[step][row] = line
        self.present[step] |= 1 << line
        if step < self.film.lives[line][0]:
            self.names[step] |= 1 << line

    def take_out(self, line: int) -> list[int]:
        """Remove a line; return the rows that it had."""
        rows = self.row[line]
        for step, row in enumerate(rows):
            if row != _NOBODY:
                self.line[step][row] = _NOBODY
                self.present[step] &= ~(1 << line)
                self.names[step] &= ~(1 << line)
        self.row[line] = [_NOBODY] * len(rows)
        return rows

    def is_circle(self, step: int, start: int, end: int) -> bool:
        """Return True if lines that all move after a scene would pass on their rows in a circle.

        ``start`` and ``end`` are the rows of a line that is not put back yet.
        """
        row = end
        for _ in self.row:
            other = self.line[step][row]
            following = self.row[other][step + 1] if other != _NOBODY else _NOBODY
            if following in (_NOBODY, row):
                return False
            if following == start:
                return True
            row = following
        return False

    def without_empty_rows(self) -> "Rows":
        """Return the same rows, numbered without those that no line uses."""
        used = sorted({row for rows in self.row for row in rows} - {_NOBODY})
        numbers = {row: number for number, row in enumerate(used)}
        found = Rows(self.film, len(used))
        for line, rows in enumerate(self.row):
            for step, row in enumerate(rows):
                if row != _NOBODY:
                    found.put(line, step, numbers[row])
        return found

    def moves(self, step: int) -> list[Move]:
        """Return the moves of lines to other rows after a scene."""
        return [
            Move(line, row[step], row[step + 1])
            for line, row in enumerate(self.row)
            if min(row[step], row[step + 1]) != _NOBODY and row[step] != row[step + 1]
        ]

    def orders(self) -> Orders:
        """Return the lines of each scene from top to bottom, without names."""
        return [
            [line for line in lines if line != _NOBODY and not self.names[step] >> line & 1]
            for step, lines in enumerate(self.line)
        ]

    def bends(self) -> int:
        """Return the number of times that a line moves to another row."""
        return sum(
            self.row[line][step] != self.row[line][step + 1]
            for line, (first, last) in enumerate(self.film.lives)
            for step in range(first, last)
        )
