"""The dependencies of a stored picture or answer: those that are known at once, and the files that were read.

The former are its key. The latter are stored with it, so that comparing them needs no knowledge of where they are and
what is in them.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence

from burnout_tui import __version__

VALUES = (
    "TERM", "COLORTERM", "TERM_PROGRAM", "LC_TERMINAL", "VTE_VERSION", "NO_COLOR", "FORCE_COLOR",
    "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "LANGUAGE", "HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
    "COLUMNS", "LINES",
)  # fmt: skip
"""The variables whose values matter, besides the guide's own and Python's."""
PRESENCE = ("TMUX", "STY", "KONSOLE_VERSION", "WT_SESSION", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
"""The variables that only count as set, or as not set or empty."""
PREFIXES = ("BURNOUT_TUI_", "PYTHON")
"""The beginnings of the names of the others."""
FRESH = "--fresh"
"""The option with which the guide begins as if for the first time."""
_FILM, _TEXT, _CODE = "film", "text", "code"
_MAX_CONTENT = 64 * 1024
"""The largest file, in bytes, whose contents are compared."""


def key(arguments: Sequence[str], environ: Mapping[str, str], output: Iterable[str]) -> bytes:
    """Return what is known at once: the program, the command line, the environment, and where the output goes."""
    output = [*output]
    facts = [
        __version__,
        sys.version,
        str(len(output)),
        *output,
        str(len(arguments)),
        *arguments,
        os.getcwd() if arguments else "",  # noqa: PTH109 # importing pathlib would delay the picture
        *(name for name in PRESENCE if environ.get(name)),
        *(f"{name}={environ[name]}" for name in sorted(environ) if name in VALUES or name.startswith(PREFIXES)),
    ]
    return os.fsencode("\0".join(facts))


def film_states(paths: Iterable[str]) -> list[str]:
    """Return the present state of films and folders: identity, size and times. Their paths may lead through links."""
    return [field for path in paths for field in (_FILM, path, _state(_FILM, path))]


def code_states(paths: Iterable[str]) -> list[str]:
    """Return the present state of files of the program: identity, size and times."""
    return [field for path in paths for field in (_CODE, path, _state(_CODE, path))]


def text_states(paths: Iterable[str]) -> list[str]:
    """Return the present state of small files: their contents, as settings are often written without a change."""
    return [field for path in paths for field in (_TEXT, path, _state(_TEXT, path))]


def with_states(known: bytes, states: Iterable[str]) -> bytes:
    """Return a key together with the states of files."""
    return _start(known) + os.fsencode("\0".join(states))


def still_hold(stored: bytes, known: bytes) -> bool:
    """Return True if the stored facts have this key, and no file of theirs has changed."""
    start = _start(known)
    if not stored.startswith(start):
        return False
    fields = iter(os.fsdecode(stored[len(start) :]).split("\0"))
    return all(state == _state(kind, path) for kind, path, state in zip(fields, fields, fields, strict=False))


def _start(known: bytes) -> bytes:
    return b"%d\n" % len(known) + known


def _state(kind: str, path: str) -> str:
    try:
        if kind != _TEXT:
            found = os.stat(path)  # noqa: PTH116 # importing pathlib would delay the picture
            real = os.path.realpath(path) if kind == _FILM else ""
            times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
            return f"{real} {found.st_dev} {found.st_ino} {found.st_size} {times}"
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            data = os.read(descriptor, _MAX_CONTENT)
        finally:
            os.close(descriptor)
        return f"{len(data)} {zlib.crc32(data)}"
    except (OSError, ValueError) as error:
        return type(error).__name__
