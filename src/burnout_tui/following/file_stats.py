"""The stats of a file, as the system gives them: enough to notice that it was saved, without reading it."""

import os
from pathlib import Path

COARSE = 2.5
"""Seconds. Some file systems round times to 2 seconds, so two saves of a younger file may have the same stats."""

FileStats = tuple[int, ...]
"""Which file a name leads to, its size and its times; or the number of the error, if it leads to none."""


def file_stats(path: Path, now: float) -> FileStats:
    """Return the stats of a file, behind any symbolic link; ``now`` is the time of day.

    They change once more when the file is no longer young: whoever reads it then misses nothing.
    """
    try:
        found = path.stat()
    except OSError as error:
        return (error.errno or 0,)
    except ValueError:  # a name that no file can have
        return (0,)
    is_young = abs(now - found.st_mtime) < COARSE
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns, is_young


def identity(path: Path) -> tuple[int, int] | None:
    """Return the device and the number of a file or a folder; None if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 # a name can be one that Path refuses
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def is_there(stats: FileStats) -> bool:
    """Return True if the stats are those of a file that exists."""
    return len(stats) > 1
