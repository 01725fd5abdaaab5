"""The cells of a screen, to be stored and to be known to another wire."""

import zlib
from typing import Any, NamedTuple

from textual_wire.wire.grid import FIRST_CLUSTER, UNKNOWN, Grid
from textual_wire.wire.screen import Screen
from textual_wire.wire.style import Style

_MAX_UNPACKED = 16 << 20
"""The largest snapshot in bytes, before it is compressed."""


class Snapshot(NamedTuple):
    """Cells with the styles and clusters that their characters stand for."""

    text: tuple[str, ...]
    styles: tuple[str, ...]
    known_styles: tuple[Style, ...]
    known_clusters: tuple[str, ...]
    cursor: tuple[int, int]
    """The column and the row of the cursor; the column may be beyond the last one."""

    def pack(self) -> bytes:
        """Return it as bytes."""
        import json

        return zlib.compress(json.dumps(self).encode())


def unpack_snapshot(data: bytes, columns: int, rows: int) -> Snapshot:
    """Return the snapshot of a screen of a size. Raises ValueError if the bytes are not one."""
    import json

    try:
        unzip = zlib.decompressobj()
        text, styles, known_styles, clusters, (column, row) = json.loads(unzip.decompress(data, _MAX_UNPACKED))
        snapshot = Snapshot(
            _strings(text),
            _strings(styles),
            tuple(Style(*_strings(style)) for style in known_styles),
            _strings(clusters),
            (int(column), int(row)),
        )
    except (zlib.error, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    for cells in (snapshot.text, snapshot.styles):
        if len(cells) != rows or any(len(row) != columns for row in cells):
            raise ValueError("the size is another")
    last_style, last_cluster = (max(map(max, cells)) for cells in (snapshot.styles, snapshot.text))
    if ord(last_style) >= len(snapshot.known_styles) or ord(last_cluster) >= FIRST_CLUSTER + len(clusters):
        raise ValueError("a style or a cluster is unknown")
    if any(UNKNOWN in row for row in snapshot.text):
        raise ValueError("a cell is unknown")
    return snapshot


def _strings(values: Any) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("a value is no string")
    return tuple(values)


def take_snapshot(screen: Screen, grid: Grid) -> Snapshot | None:
    """Return the cells of a grid of a screen; None if some of them are unknown."""
    if any(UNKNOWN in row for row in grid.text):
        return None
    known_styles = tuple(screen.styles[chr(number)] for number in range(len(screen.styles)))
    known_clusters = tuple(screen.clusters[chr(FIRST_CLUSTER + number)] for number in range(len(screen.clusters)))
    return Snapshot(tuple(grid.text), tuple(grid.styles), known_styles, known_clusters, (screen.column, screen.row))


def restore_snapshot(snapshot: Snapshot, screen: Screen, sent: Grid) -> None:
    """Put the cells of a snapshot into a screen and into the grid that is known to be sent, both of its size."""
    styles = {number: screen.styles.id(style) for number, style in enumerate(snapshot.known_styles)}
    clusters = {FIRST_CLUSTER + at: screen.clusters.id(cells) for at, cells in enumerate(snapshot.known_clusters)}
    for grid in (screen.grid, sent):
        grid.text = [row.translate(clusters) for row in snapshot.text]
        grid.styles = [row.translate(styles) for row in snapshot.styles]
    screen.move(*snapshot.cursor)
