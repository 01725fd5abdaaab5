"""Files that make the next start faster, and that can be lost at any time.

What is damaged or too large, or may have been written by somebody else, is as if it were not there, and whoever cannot
write keeps nothing.
"""

import os
import stat
from contextlib import suppress

MAX_FILES, MAX_BYTES = 100, 64 * 1024 * 1024
"""Files of one kind that are kept, and their bytes; the ones written longest ago go first, and the newest stays."""
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Cache:
    """The cache folder of an account. Nothing here raises an error.

    The name of a file begins with its kind: ``film-…``.

    It is used before anything else is imported, and imports little itself: not even pathlib.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = os.fspath(folder)

    def read(self, name: str, limit: int) -> bytes | None:
        """Return the content of a file of at most ``limit`` bytes, if only this account can have written it."""
        try:
            if not _is_ours(os.lstat(self._folder)):
                return None
            descriptor = os.open(f"{self._folder}/{name}", os.O_RDONLY | _FLAGS)
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or not _is_ours(status) or status.st_size > limit:
                    return None
                return file.read(limit)
        except (OSError, ValueError):
            return None

    def write(self, name: str, *parts: bytes) -> None:
        """Replace a file as a whole. Only this account can read it."""
        temporary = f"{self._folder}/{name}.{os.getpid()}"
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)  # noqa: PTH103
            with open(temporary, "wb", opener=_open_private) as file:
                file.writelines(parts)
            os.replace(temporary, f"{self._folder}/{name}")  # noqa: PTH105
            self._remove_oldest(name.partition("-")[0])
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.unlink(temporary)  # noqa: PTH108

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with suppress(OSError, ValueError):
            os.unlink(f"{self._folder}/{name}")  # noqa: PTH108

    def _remove_oldest(self, kind: str) -> None:
        files = [
            (status.st_mtime, entry.name, status.st_size)
            for entry in os.scandir(self._folder)
            if entry.name.startswith(f"{kind}-")
            for status in (entry.stat(follow_symlinks=False),)
        ]
        size = 0
        for number, (_, name, more) in enumerate(sorted(files, reverse=True)):
            size += more
            if number and (number >= MAX_FILES or size > MAX_BYTES):
                self.remove(name)


def _open_private(path: str, flags: int) -> int:
    """Create a file that only this account can read. Raises OSError if there is one, or a link."""
    return os.open(path, flags | os.O_EXCL, 0o600)


def _is_ours(status: os.stat_result) -> bool:
    """Return True for what belongs to this account and nobody else may change; Windows has no such owners and modes."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
