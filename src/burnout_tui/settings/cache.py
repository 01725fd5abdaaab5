"""Files that make the next start faster, and that can be lost at any time.

What is damaged or too large, or may have been written by somebody else, is as if it were not there, and whoever cannot
write keeps nothing.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

MAX_FILES = 100
"""Files that are kept; the ones written longest ago go first."""
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Cache:
    """The cache folder of an account. Nothing here raises an error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, limit: int) -> bytes | None:
        """Return the content of a file of at most ``limit`` bytes, if only this account can have written it."""
        try:
            if not _is_ours(os.lstat(self._folder)):
                return None
            descriptor = os.open(self._folder / name, os.O_RDONLY | _FLAGS)
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or not _is_ours(status) or status.st_size > limit:
                    return None
                return file.read(limit)
        except (OSError, ValueError):
            return None

    def write(self, name: str, *parts: bytes) -> None:
        """Replace a file as a whole. Only this account can read it."""
        from tempfile import NamedTemporaryFile

        temporary = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:  # its mode is 0600
                temporary = Path(file.name)
                file.writelines(parts)
            temporary.replace(self._folder / name)
            self._remove_oldest()
        except (OSError, ValueError):
            if temporary:
                with suppress(OSError):
                    temporary.unlink()

    def _remove_oldest(self) -> None:
        files = [(entry.stat(follow_symlinks=False).st_mtime, entry.path) for entry in os.scandir(self._folder)]
        for _, path in sorted(files)[: max(0, len(files) - MAX_FILES)]:
            Path(path).unlink(missing_ok=True)


def _is_ours(status: os.stat_result) -> bool:
    """Return True for what belongs to this account and nobody else may change; Windows has no such owners and modes."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
