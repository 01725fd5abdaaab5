"""Follow files and folders: notice what was saved, and read it when it is complete."""

import time
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from burnout_tui.errors import DocumentError
from burnout_tui.film.schema import film_schema
from burnout_tui.film.shelf import film_files, film_key
from burnout_tui.following.file_stats import FileStats, file_stats, is_there
from burnout_tui.toml.read import read_bytes

POLL, SETTLE, PATIENCE = 0.5, 0.03, 0.3
"""Seconds between two looks at files that rest; at a file that has changed; and before a problem is believed.

A file is complete when it looks the same twice. Editors that empty or rename a file before they write it leave it
broken, or missing, for a moment.
"""

T = TypeVar("T")


class Followed(NamedTuple, Generic[T]):
    """A file as it was read last."""

    key: str
    """Its name among the files, which it keeps when it is renamed."""
    file: Path
    value: T | None
    """Its content, or that from before its problems; None if it has always had some."""
    error: DocumentError | None
    """The problems that it has now."""


class _Reading(NamedTuple, Generic[T]):
    digest: bytes
    """Empty if the file cannot be read."""
    value: T | None
    error: DocumentError | None

    def equals(self, other: "_Reading[T]") -> bool:
        problems = [one.error.problems if one.error else () for one in (self, other)]
        return self.digest == other.digest and problems[0] == problems[1]


class _File(Generic[T]):
    """A file, its last stats and since when it has them, and what was read."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.key = ""
        self.stats: FileStats = ()
        self.since = 0.0
        self.read_at: FileStats = ()
        """Those that it had when it was read."""
        self.waiting: _Reading[T] | None = None
        """The latest reading, until it is reported."""
        self.reported: _Reading[T] | None = None
        self.value: T | None = None


class Follower(Generic[T]):
    """Looks at files when it is asked to, and waits for nothing itself."""

    def __init__(
        self, paths: Sequence[Path], load: Callable[[bytes, Path], T], clock: Callable[[], float] = time.time
    ) -> None:
        """``load`` makes something of the bytes of a file, or raises DocumentError; ``clock`` is the time of day."""
        self.paths = tuple(paths)
        """The files and folders to follow."""
        self.pause = POLL
        """Seconds until the next look is due."""
        self._load = load
        self._clock = clock
        self._files: dict[Path, _File[T]] = {}

    def begin(self) -> tuple[Followed[T], ...]:
        """Read all files as they are now, complete or not."""
        for path in self._listed():
            file = self._added(path)
            file.stats = file.read_at = file_stats(path, self._clock())
            self._report(file, self._read(path))
        return self._followed

    def look(self, now: float) -> tuple[Followed[T], ...] | None:
        """Return all files if one of them has changed and is complete, or has gone; ``now`` is on any steady clock."""
        self.pause = POLL
        listed = self._listed()
        for path in listed:
            if path not in self._files:
                self._added(path)
        changed = [self._follow(file, now) for file in list(self._files.values())]
        dropped = self._drop_gone(set(listed))
        self._files = {path: self._files[path] for path in dict.fromkeys((*listed, *self._files))}
        return self._followed if any(changed) or dropped else None

    @property
    def folders(self) -> frozenset[Path]:
        """The folders in which something happens when a file changes, with those that symbolic links lead to."""
        found = set()
        for path in (*self.paths, *self._files):
            try:
                found |= {path if path.is_dir() else path.parent, path.resolve().parent}
            except (OSError, RuntimeError, ValueError):
                continue
        return frozenset(found)

    @property
    def _followed(self) -> tuple[Followed[T], ...]:
        reported = [file for file in self._files.values() if file.reported]
        return tuple(
            Followed(file.key, file.file, file.value, file.reported and file.reported.error) for file in reported
        )

    def _listed(self) -> list[Path]:
        """Return the files that are there now; a folder itself only while no film was found in it."""
        known = {path.parent for path in self._files}
        return [path for path in film_files(self.paths) if path not in known]

    def _added(self, path: Path) -> _File[T]:
        file = self._files[path] = _File(path)
        return file

    def _follow(self, file: _File[T], now: float) -> bool:
        """Look at a file, and read it if it has changed and is complete. Returns True if there is news of it."""
        stats = file_stats(file.file, self._clock())
        if stats != file.stats:
            file.stats, file.since = stats, now
            self.pause = min(self.pause, SETTLE)
            return False
        if file.read_at != stats:
            file.read_at, file.waiting = stats, self._read(file.file)
        if not file.waiting or (file.reported and file.reported.equals(file.waiting)):
            file.waiting = None
            return False
        if file.waiting.error and (left := file.since + PATIENCE - now) > 0:
            self.pause = min(self.pause, left)
            return False
        self._report(file, file.waiting)
        return True

    def _read(self, path: Path) -> _Reading[T]:
        digest = b""
        try:
            data = read_bytes(path, film_schema())
            digest = sha256(data).digest()
            return _Reading(digest, self._load(data, path), None)
        except DocumentError as error:
            return _Reading(digest, None, error)

    def _report(self, file: _File[T], reading: _Reading[T]) -> None:
        file.key = file.key or self._name(file, reading)
        file.reported, file.waiting = reading, None
        if not reading.error:
            file.value = reading.value

    def _name(self, file: _File[T], reading: _Reading[T]) -> str:
        """Return the key of a new file: that of a file that has gone with the same content, which was renamed."""
        for other in list(self._files.values()):
            gone = other.reported and other.reported.digest == reading.digest != b"" and not is_there(other.stats)
            if gone and other.file not in self.paths:
                del self._files[other.file]
                return other.key
        return film_key(file.file.stem, {other.key for other in self._files.values()})

    def _drop_gone(self, listed: Iterable[Path]) -> bool:
        """Forget files that have gone from a folder with others, and a folder in which there are films now.

        Returns True if any was. A named file, and the files of a folder that has gone or is empty, may come back.
        """
        folders = {path.parent for path in listed}
        gone = [
            file
            for path, file in self._files.items()
            if path not in listed
            and (path in folders or (path.parent in folders and file.reported and not file.reported.digest))
        ]
        for file in gone:
            del self._files[file.file]
        return bool(gone)
