"""Stored pictures in the cache. The folder is found without a library."""

import os
import sys
import zlib
from collections.abc import Mapping

from burnout_tui.early.facts import still_hold
from burnout_tui.settings.cache import Cache
from textual_wire.early.picture import MAX_BYTES, Picture, pack, unpack

_NAME = "burnout-tui"
_VARIABLE = "BURNOUT_TUI_CACHE"
_OFF = ("", "0", "off")


def cache_folder(environ: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Return the folder of the cache, as platformdirs would; None if there is none, or it is switched off."""
    if environ.get(_VARIABLE, "1") in _OFF:
        return None
    base = environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 # importing pathlib would delay the picture
        base = os.path.expanduser("~/Library/Caches" if platform == "darwin" else "~/.cache")  # noqa: PTH111
    return f"{base}/{_NAME}" if os.path.isabs(base) else None  # noqa: PTH117


class Pictures:
    """The pictures in a cache folder, each under its key."""

    def __init__(self, folder: str) -> None:
        self._cache = Cache(folder)

    def read(self, key: bytes) -> Picture | None:
        """Return the picture with a key, if everything that it depends on is as it was."""
        data = self._cache.read(_name(key), MAX_BYTES)
        stored = unpack(data) if data else None
        return stored[1] if stored and still_hold(stored[0], key) else None

    def write(self, key: bytes, facts: bytes, picture: Picture) -> None:
        """Store a picture in place of the one with the same key; ``facts`` are the key and the states of files."""
        data = pack(picture, facts)
        if len(data) <= MAX_BYTES:
            self._cache.write(_name(key), data)

    def remove(self, key: bytes) -> None:
        """Remove the picture with a key."""
        self._cache.remove(_name(key))


def _name(key: bytes) -> str:
    """Return the name of the file for a key. Two keys may share one: the file says which it has."""
    return f"picture-{zlib.crc32(key):08x}"
