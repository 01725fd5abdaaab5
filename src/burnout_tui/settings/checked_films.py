"""Films that have been loaded and checked before, so that the next start need not do it again."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

import burnout_tui
from burnout_tui import film
from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.stored import from_bytes, to_bytes
from burnout_tui.settings.cache import Cache
from burnout_tui.toml.sanitize import shown_path

_MAX_SOURCE = 32 * 1024 * 1024
"""The largest film file that is looked up, in bytes: the limit of film files."""
_MAX_STORED = 3 * _MAX_SOURCE
_CHECKSUM_BYTES = 4


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
        key, start, name = f"film-{crc32(os.fsencode(path.absolute())):08x}", _start(source), _name(path)
        if stored := self._stored(key, start, source):
            with suppress(msgspec.MsgspecError, LookupError, ValueError):
                return from_bytes(stored, name)
        from burnout_tui.film.load import load_bytes

        guide = load_bytes(source, shown_path(path), name)
        made = to_bytes(guide)
        self._cache.write(key, start, source, made, _checksum(made))
        return guide

    def _stored(self, key: str, start: bytes, source: bytes) -> memoryview | None:
        """Return the film that was made from a source, by the same program; None if there is none."""
        stored = self._cache.read(key, _MAX_STORED) or b""
        if not stored.startswith(start) or not stored.startswith(source, len(start)):
            return None
        rest = memoryview(stored)[len(start) + len(source) :]
        made, checksum = rest[:-_CHECKSUM_BYTES], rest[-_CHECKSUM_BYTES:]
        return made if checksum == _checksum(made) else None


def _checksum(made: bytes | memoryview) -> bytes:
    return crc32(made).to_bytes(_CHECKSUM_BYTES)


def _read(path: Path) -> bytes | None:
    """Return the bytes of a film file; None if it is unreadable, not a file, or too large for a film."""
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


def _start(source: bytes) -> bytes:
    """Return how the file of a film begins that this program made: its version, and the last change of its model."""
    changed = max(entry.stat().st_mtime_ns for folder in film.__path__ for entry in os.scandir(folder))
    return f"{burnout_tui.__version__} {changed} {len(source)}\n".encode()
