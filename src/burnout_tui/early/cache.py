"""The cache of pictures and answers for the next start. Its folder is found without a library."""

import os
import sys
import zlib
from collections.abc import Mapping

from burnout_tui.early.dependencies import still_hold
from burnout_tui.settings.cache import Cache
from textual_wire.early.picture import MAX_BYTES, Picture, pack, unpack

TYPE_CHECKING = False  # importing typing would delay the picture
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")

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


def account_folder(environ: Mapping[str, str]) -> str | None:
    """Return the folder of the cache; None also if ssh starts this command, as many people may share the account."""
    folder = cache_folder(environ)
    if folder and ("SSH_CONNECTION" in environ or "SSH_ORIGINAL_COMMAND" in environ):
        from burnout_tui.settings.session import ssh_starts_command

        return None if ssh_starts_command(environ) else folder
    return folder


class Kept:
    """The things of one kind in a cache folder, each under its key and with the facts that it holds for."""

    def __init__(self, folder: str, kind: str, limit: int) -> None:
        """Note where it is; ``limit`` is the largest that is read or written, in bytes."""
        self._cache, self._kind, self._limit = Cache(folder), kind, limit

    def read(self, key: bytes, unpack: "Callable[[bytes], tuple[bytes, T] | None]") -> "T | None":
        """Return what is stored under a key, if everything that it depends on is as it was.

        ``unpack`` returns the facts and the thing that stored bytes are; None for damaged ones.
        """
        data = self._cache.read(self._name(key), self._limit)
        stored = unpack(data) if data else None
        return stored[1] if stored and still_hold(stored[0], key) else None

    def write(self, key: bytes, data: bytes) -> None:
        """Store bytes, which have their facts, in place of those with the same key."""
        if len(data) <= self._limit:
            self._cache.write(self._name(key), data)

    def remove(self, key: bytes) -> None:
        """Remove what is stored under a key."""
        self._cache.remove(self._name(key))

    def _name(self, key: bytes) -> str:
        """Return the name of the file for a key. Two keys may share one: the file says which it has."""
        return f"{self._kind}-{zlib.crc32(key):08x}"


class Pictures:
    """The pictures in a cache folder, each under its key."""

    def __init__(self, folder: str) -> None:
        self._kept = Kept(folder, "picture", MAX_BYTES)

    def read(self, key: bytes) -> Picture | None:
        """Return the picture with a key, if everything that it depends on is as it was."""
        return self._kept.read(key, unpack)

    def write(self, key: bytes, facts: bytes, picture: Picture) -> None:
        """Store a picture in place of the one with the same key; ``facts`` are the key and the states of files."""
        self._kept.write(key, pack(picture, facts))

    def remove(self, key: bytes) -> None:
        """Remove the picture with a key."""
        self._kept.remove(key)
