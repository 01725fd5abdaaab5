"""The environment of this process, as it was started."""

import os
import sys
from collections.abc import Mapping

_UTF8 = ("C.UTF-8", "C.UTF8", "UTF-8")
_NAME = b"LC_CTYPE="
_MAX_BYTES = 4 << 20


def environment() -> Mapping[str, str]:
    """Return the environment that the process was started with.

    In the C locale, Python sets LC_CTYPE to a UTF-8 locale at start (PEP 538). The original value is read from /proc,
    if the system has it. Windows sets no TERM, and all its terminals understand the same.
    """
    environ = dict(os.environ)
    if environ.get("LC_CTYPE", "").upper() in _UTF8 and (original := _original()) is not None:
        values = [variable[len(_NAME) :] for variable in original.split(b"\0") if variable.startswith(_NAME)]
        del environ["LC_CTYPE"]
        if values:
            environ["LC_CTYPE"] = os.fsdecode(values[0])
    if sys.platform == "win32":
        environ.setdefault("TERM", "ms-terminal")
    return environ


def _original() -> bytes | None:
    """Return the variables at the start of the process, with a zero byte after each; None if they are unknown."""
    try:
        with open("/proc/self/environ", "rb") as file:  # noqa: PTH123 # without the import of pathlib
            return file.read(_MAX_BYTES)
    except OSError:
        return None
