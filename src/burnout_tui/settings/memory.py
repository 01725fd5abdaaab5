"""Files that are remembered between runs: theme and language for all films, and the place in each film or shelf.

Each of these is a small file of its own, which is replaced as a whole, so two guides that end at the same time lose
nothing of each other's. A file that cannot be read is as if it were not there.
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct

MAX_FILMS = 200
"""Films and shelves whose places are remembered; the ones left longest ago are forgotten."""
_MAX_BYTES = 16 * 1024
"""The largest file that is read."""
_SUFFIX = ".json"
_CHOICES = ("theme", "language")

Count = Annotated[int, Meta(ge=0, le=10**9)]
Name = Annotated[str, Meta(max_length=1000)]


class StoredPlace(Struct, frozen=True, omit_defaults=True):
    """A place in a film: the fields of ``view.history.Place`` and its page's position."""

    tab: Name
    ref: Name = ""
    people: Annotated[tuple[Name, ...], Meta(max_length=10)] = ()
    pane: Annotated[int, Meta(ge=0, le=2)] = 0
    block: Count = 0
    offset: Count = 0
    link: Annotated[int, Meta(ge=-1, le=10**9)] = -1
    list_top: Count = 0
    seen: Name = ""
    """The id of the last scene that the reader has seen."""
    film: Name = ""
    """On a shelf, the resolved path of the film that was open; empty if it was the shelf itself."""


_T = TypeVar("_T")


class Memory:
    """The files of one account. Nothing here raises an error: who cannot remember forgets."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def is_new(self) -> bool:
        """True if nothing is remembered yet."""
        try:
            return self._folder is None or not any(self._folder.iterdir())
        except (OSError, ValueError):
            return True

    def choice(self, name: str) -> str:
        """Return the theme or the language that was chosen last; empty if none was."""
        return self._read(f"{name}{_SUFFIX}", Name) or ""

    def choose(self, name: str, value: str) -> None:
        """Remember the theme or the language."""
        self._write(f"{name}{_SUFFIX}", value)

    def place(self, paths: Sequence[Path]) -> StoredPlace | None:
        """Return the place in a film, or on the shelf of several."""
        return self._read(_file_of(paths), StoredPlace)

    def leave(self, paths: Sequence[Path], place: StoredPlace) -> None:
        """Remember the place in a film or on a shelf."""
        self._write(_file_of(paths), place)
        self._forget_oldest()

    def files(self, *films: Sequence[Path]) -> list[Path]:
        """Return the files of the choices, and of the places in films and on shelves; some may not exist."""
        if self._folder is None:
            return []
        return [self._folder / name for name in (*(f"{choice}{_SUFFIX}" for choice in _CHOICES), *map(_file_of, films))]

    def _read(self, name: str, kind: type[_T] | Any) -> _T | None:
        from msgspec import MsgspecError, json

        if self._folder is None:
            return None
        try:
            descriptor = os.open(self._folder / name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            with os.fdopen(descriptor, "rb") as file:
                data = file.read(_MAX_BYTES + 1)
            return None if data is None or len(data) > _MAX_BYTES else json.decode(data, type=kind)
        except (OSError, ValueError, MsgspecError, RecursionError):
            return None

    def _write(self, name: str, value: object) -> None:
        """Replace a file by a new one, which only its owner can read."""
        from tempfile import NamedTemporaryFile

        from msgspec import json

        if self._folder is None:
            return
        temporary = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:  # its mode is 0600
                temporary = Path(file.name)
                file.write(json.encode(value))
            temporary.replace(self._folder / name)
        except (OSError, ValueError):
            if temporary:
                with suppress(OSError):
                    temporary.unlink()

    def _forget_oldest(self) -> None:
        if self._folder is None:
            return
        with suppress(OSError, ValueError):
            kept = {f"{choice}{_SUFFIX}" for choice in _CHOICES}
            files = [entry for entry in os.scandir(self._folder) if entry.name not in kept and entry.is_file()]
            for entry in sorted(files, key=_time)[: max(0, len(files) - MAX_FILMS)]:
                with suppress(OSError):
                    Path(entry).unlink()


def _time(entry: "os.DirEntry[str]") -> float:
    try:
        return entry.stat().st_mtime
    except OSError:
        return 0


def _file_of(paths: Iterable[Path]) -> str:
    """Return the name of the file for films. Their paths are not in it: a folder's listing gives nothing away."""
    text = "\0".join(sorted(map(os.fspath, paths)))
    return _sha256(text.encode("utf-8", "surrogateescape"))[:32] + _SUFFIX


def _sha256(data: bytes) -> str:
    """Return the digest of data in hexadecimal digits."""
    # hashlib loads OpenSSL. Python's own module random takes the modules behind hashlib for this reason, as here.
    for name in ("_sha2", "_sha256"):  # since Python 3.12, and before
        with suppress(ImportError):
            return str(import_module(name).sha256(data).hexdigest())
    from hashlib import sha256

    return sha256(data).hexdigest()
