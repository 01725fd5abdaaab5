"""The widths of the columns of a list."""

from collections.abc import Mapping, Sequence

from burnout_tui.prose.column_widths import COLUMN_GAP

_MIN_COLUMN = 4
"""Width below which a column is left out, unless it needs no more than that."""
_ENOUGH = 12
"""Width to which the columns behind the names shrink before the names do."""
_NAME = 18
"""Width to which the names shrink before other columns are too narrow to be read."""
_SHORT_NAME = 12
"""Width to which names shrink so that fewer texts behind them are cut."""
_WHOLE_COLUMN = 8
"""Width of a column up to which it is shown whole or not at all: a word such as "court" cut to "cou…" says nothing."""


def fit_columns(widths: Sequence[int], wide: int, room: int) -> list[int]:
    """Return the widths of columns, fitted into some room; 0 for a column that is left out.

    ``wide`` is the number of the column with the names. The columns behind it shrink first, then the names, then those
    columns again until they are left out; the names take the room that this leaves.
    """
    fitted = list(widths)
    if not fitted:
        return fitted
    behind = range(len(fitted) - 1, wide, -1)

    def shrink(number: int, least: int) -> None:
        if (over := total_width(fitted) - room) > 0 and fitted[number] > least:
            fitted[number] = max(fitted[number] - over, least)

    def leave_out(number: int) -> None:
        if total_width(fitted) > room and number != wide:
            fitted[number] = 0

    for number in behind:
        shrink(number, _ENOUGH)
    shrink(wide, _NAME)
    for number in behind:
        shrink(number, _MIN_COLUMN if fitted[number] > _WHOLE_COLUMN else fitted[number])
        leave_out(number)
    shrink(wide, 2 * _MIN_COLUMN)
    for number in reversed(range(wide)):
        leave_out(number)
    free = room - total_width(fitted)
    fitted[wide] = min(max(fitted[wide] + free, 1), widths[wide])
    return fitted


def fewest_cut(widths: Sequence[int], sizes: Sequence[Mapping[int, int]], wide: int, room: int) -> list[int]:
    """Return the widths of columns, with those of the names and of the last column cut where that cuts fewest texts.

    One long name would else take the room of all texts behind the names. ``sizes`` are the numbers of texts by width.
    """
    fitted, last = list(widths), len(widths) - 1
    over = total_width(widths) - room
    if last <= wide or over <= 0 or widths[last] <= _WHOLE_COLUMN:
        return fitted
    together = widths[wide] + widths[last] - over

    def cut(name: int) -> tuple[int, int]:
        """Return the number of texts that are cut, and the columns that they lose, if names have a width."""
        parts = ((sizes[wide], name), (sizes[last], together - name))
        lost = [(size - width, count) for found, width in parts for size, count in found.items() if size > width]
        return sum(count for _, count in lost), sum(columns * count for columns, count in lost)

    if ways := range(min(widths[wide], _SHORT_NAME), min(widths[wide], together - _MIN_COLUMN) + 1):
        fitted[wide] = min(ways, key=cut)
        fitted[last] = min(widths[last], together - fitted[wide])
    return fitted


def shown_columns(
    widths: Sequence[int], sizes: Sequence[Mapping[int, int]], wide: int, room: int, counts: bool, spare: bool
) -> Sequence[int]:
    """Return the widths of columns, perhaps without the last, or with it and that of the names cut for few texts.

    A last column of ``counts``, such as "13 characters", is left out before anything is cut. One that is ``spare``,
    because what it says can also be seen elsewhere, is left out if several names are cut only because of it.
    """
    if not widths or total_width(widths) <= room:
        return widths
    columns = widths[wide] + room - total_width(widths)
    saved = sum(count for size, count in sizes[wide].items() if columns < size <= columns + COLUMN_GAP + widths[-1])
    return widths[:-1] if counts or (spare and saved > 1) else fewest_cut(widths, sizes, wide, room)


def total_width(columns: Sequence[int]) -> int:
    """Return the width of columns with the space between them, without those that are left out."""
    shown = [size for size in columns if size]
    return sum(shown) + COLUMN_GAP * (len(shown) - 1)
