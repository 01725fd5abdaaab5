"""A mistake in the program: a sentence for the person at the keyboard, the traceback in a file for who mends it."""

import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

MOST_FILES = 10
"""So many tracebacks are kept, the newest: one mistake may be met again and again."""


def keep(error: BaseException) -> str:
    """Write the traceback to a file of the platform's state folder, and say in a sentence where it is.

    Of files from earlier mistakes those beyond MOST_FILES are removed.
    """
    from platformdirs import user_state_path

    told = "burnout-tui: a mistake in the program ended it"
    folder = Path(user_state_path("burnout-tui"))
    file = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return f"{told}: {type(error).__name__}"
    _thin_out(folder)
    return f"{told}; what happened is written down in {file}"


def _thin_out(folder: Path) -> None:
    """Remove the oldest files; their names begin with the time. Another process may be at it too."""
    with suppress(OSError):
        for file in sorted(folder.glob("crash-*.txt"))[:-MOST_FILES]:
            file.unlink(missing_ok=True)
