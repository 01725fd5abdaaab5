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
    text = "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace")
    try:
        file = _written(text)
    except (OSError, RuntimeError, ValueError):  # a full disk, an account without a home folder, an impossible name
        return Message("burnout-tui crashed: {error}", error=type(error).__name__)
    shown = "".join(character if character.isprintable() else "\ufffd" for character in str(file))
    return Message("burnout-tui crashed; the traceback is in {file}", file=shown)


def _written(text: bytes) -> Path:
    """Write a new file that only its owner can read, because a traceback names the owner's files."""
    from platformdirs import user_state_path

    folder = Path(user_state_path("burnout-tui"))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(text)
    _remove_oldest(folder, file)
    return file


def _remove_oldest(folder: Path, newest: Path) -> None:
    """Remove the oldest other files, by the times in their names. Another process may be removing them too.

    If the clock was set back, the newest file may have the oldest name.
    """
    with suppress(OSError):
        others = sorted(file for file in folder.glob("crash-*.txt") if file != newest)
        for file in others[: max(0, len(others) + 1 - MAX_FILES)]:
            file.unlink(missing_ok=True)
