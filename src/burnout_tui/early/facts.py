"""The facts that a stored picture depends on: those that are known at once, and the files that the guide has read.

The former are the picture's key. The latter are stored with the picture, so that comparing them needs no knowledge of
where they are and what is in them.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence

from burnout_tui import __version__

VALUES = (
    "TERM", "COLORTERM", "TERM_PROGRAM", "LC_TERMINAL", "VTE_VERSION", "NO_COLOR", "FORCE_COLOR",
    "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
)  # fmt: skip
"""The variables whose values matter, besides the guide's own."""
PRESENCE = ("TMUX", "STY", "KONSOLE_VERSION", "WT_SESSION", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
"""The variables that only count as set, or as not set or empty."""
OWN_PREFIX = "BURNOUT_TUI_"
FRESH = "--fresh"
"""The option with which the guide begins as if for the first time."""
_FILM, _TEXT = "film", "text"
_MAX_CONTENT = 64 * 1024
"""The largest file, in bytes, whose contents are compared."""


def key(
    arguments: Sequence[str], environ: Mapping[str, str], encoding: str, size: tuple[int, int], fresh: bool
) -> bytes:
    """Return what is known at once: the program, the command line, the environment and the terminal.

    ``encoding`` is that of standard error. ``fresh`` says whether the guide begins as if for the first time.
    """
    arguments = [argument for argument in arguments if argument != FRESH]
    facts = [
        __version__,
        sys.version,
        encoding,
        *map(str, size),
        FRESH if fresh else "",
        str(len(arguments)),
        *arguments,
        os.getcwd() if arguments else "",  # noqa: PTH109 # importing pathlib would delay the picture
        *(name for name in PRESENCE if environ.get(name)),
        *(f"{name}={environ[name]}" for name in sorted(environ) if name in VALUES or name.startswith(OWN_PREFIX)),
    ]
    return os.fsencode("\0".join(facts))


def film_states(paths: Iterable[str]) -> list[str]:
    """Return the present state of films and folders: identity, size and times. Their paths may lead through links."""
    return [field for path in paths for field in (_FILM, path, _state(_FILM, path))]


def text_states(paths: Iterable[str]) -> list[str]:
    """Return the present state of small files: their contents, as settings are often written without a change."""
    return [field for path in paths for field in (_TEXT, path, _state(_TEXT, path))]


def with_states(known: bytes, states: Iterable[str]) -> bytes:
    """Return a key together with the states of files."""
    return _start(known) + os.fsencode("\0".join(states))


def still_hold(stored: bytes, known: bytes) -> bool:
    """Return True if a stored picture has this key, and no file that it depends on has changed."""
    start = _start(known)
    if not stored.startswith(start):
        return False
    fields = iter(os.fsdecode(stored[len(start) :]).split("\0"))
    return all(state == _state(kind, path) for kind, path, state in zip(fields, fields, fields, strict=False))


def _start(known: bytes) -> bytes:
    return b"%d\n" % len(known) + known


def _state(kind: str, path: str) -> str:
    try:
        if kind == _FILM:
            found = os.stat(path)  # noqa: PTH116 # importing pathlib would delay the picture
            times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
            return f"{os.path.realpath(path)} {found.st_dev} {found.st_ino} {found.st_size} {times}"
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            data = os.read(descriptor, _MAX_CONTENT)
        finally:
            os.close(descriptor)
        return f"{len(data)} {zlib.crc32(data)}"
    except (OSError, ValueError) as error:
        return type(error).__name__
