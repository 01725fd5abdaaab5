"""Films that have been loaded and checked before, so that the next start need not do it again."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

import burnout_tui
from burnout_tui import film
from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.settings.cache import Cache
from burnout_tui.toml.sanitize import sanitize_line

_MAX_SOURCE = 32 * 1024 * 1024
"""The largest film file that is looked up, in bytes: the limit of film files."""
_MAX_STORED = 3 * _MAX_SOURCE
_LENGTH = 8
"""The bytes of the number before each part of a stored file."""


class CheckedFilms:
    """The films in a cache. Each is stored with the bytes that it was made from, and valid only for these."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load(self, path: Path) -> Guide:
        """Return the guide in a file. Raises DocumentError."""
        source = _read(path)
        if source is None:
            from burnout_tui.film.load import load

            return load(path)  # which says what is wrong with the file
        key, stamp, name = f"film-{crc32(os.fsencode(path.absolute())):08x}", _stamp(), _name(path)
        if stored := self._stored(key, stamp, source):
            with suppress(msgspec.MsgspecError, ValueError):
                return Guide(msgspec.msgpack.decode(stored, type=record_kinds().film), name)
        from burnout_tui.film.load import load_bytes

        guide = load_bytes(source, sanitize_line(str(path)), name)
        made = msgspec.msgpack.encode(guide.film)
        parts = (stamp, source, made, _checksum(made))
        self._cache.write(key, *(piece for part in parts for piece in (len(part).to_bytes(_LENGTH), part)))
        return guide

    def _stored(self, key: str, stamp: bytes, source: bytes) -> memoryview | None:
        """Return the film that was made from a source, by the same program; None if there is none."""
        parts = list(_parts(self._cache.read(key, _MAX_STORED) or b""))
        if len(parts) != 4 or parts[0] != stamp or parts[1] != source or parts[3] != _checksum(parts[2]):
            return None
        return parts[2]


def _parts(stored: bytes) -> Iterator[memoryview]:
    """Yield the parts of a stored file; fewer, or short ones, if it is damaged."""
    rest = memoryview(stored)
    while len(rest) > _LENGTH:
        length = int.from_bytes(rest[:_LENGTH])
        yield rest[_LENGTH : _LENGTH + length]
        rest = rest[_LENGTH + length :]


def _checksum(made: bytes | memoryview) -> bytes:
    return crc32(made).to_bytes(4)


def _read(path: Path) -> bytes | None:
    """Return the bytes of a film file; None for what is no readable file of a film's size."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_SOURCE:
            return None
        with path.open("rb") as file:
            source = file.read(_MAX_SOURCE + 1)
    except (OSError, ValueError):
        return None
    return source if len(source) <= _MAX_SOURCE else None


def _name(path: Path) -> str:
    """Return the name of a film in its guide; the bundled film has none."""
    return "" if path == bundled_film() else str(path)


def _stamp() -> bytes:
    """Return what tells the program that made a film: its version, and the time of the last change of its model."""
    changed = max(entry.stat().st_mtime_ns for folder in film.__path__ for entry in os.scandir(folder))
    return f"{burnout_tui.__version__} {changed}".encode()
