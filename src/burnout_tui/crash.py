"""Crash reports: a sentence for the user, and a file with the traceback for the developers."""

import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from burnout_tui.message import Message

MAX_FILES = 10
"""Crash reports that are kept. Older ones are deleted."""


def write_report(error: BaseException) -> Message:
    """Write the traceback to a file and return a sentence that names it. Only the newest MAX_FILES files are kept."""
    from platformdirs import user_state_path

    folder = Path(user_state_path("burnout-tui"))
    file = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return Message("burnout-tui crashed: {error}", error=type(error).__name__)
    _remove_oldest(folder)
    return Message("burnout-tui crashed; the traceback is in {file}", file=file)


def _remove_oldest(folder: Path) -> None:
    """Remove the oldest files. Their names begin with the time. Another process may be removing them too."""
    with suppress(OSError):
        for file in sorted(folder.glob("crash-*.txt"))[:-MAX_FILES]:
            file.unlink(missing_ok=True)
