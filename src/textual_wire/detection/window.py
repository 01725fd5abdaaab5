"""The size of the terminal's window."""

import os
from collections.abc import Mapping
from contextlib import suppress

MAX_COLUMNS, MAX_ROWS = 2000, 1000
"""The largest size that is painted. A terminal may report any."""
_DEFAULT = (80, 24)
_VARIABLES = ("COLUMNS", "LINES")


def window_size(descriptor: int, environ: Mapping[str, str]) -> tuple[int, int]:
    """Return the columns and rows of a terminal.

    COLUMNS and LINES count only where the terminal says zero: shells and containers pass on those of another window.
    """
    reported = (0, 0)
    with suppress(OSError):
        reported = os.get_terminal_size(descriptor)
    sizes = zip(reported, map(environ.get, _VARIABLES), _DEFAULT, strict=True)
    return bounded_size(*(size or _number(variable) or default for size, variable, default in sizes))


def bounded_size(columns: int, rows: int) -> tuple[int, int]:
    """Return a size within bounds."""
    return min(max(columns, 1), MAX_COLUMNS), min(max(rows, 1), MAX_ROWS)


def _number(variable: str | None) -> int:
    return int(variable) if variable and variable.isascii() and variable.isdigit() and len(variable) < 6 else 0
