"""The terminal of this process."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from textual_wire.detection.detect import detect
from textual_wire.detection.terminal import Terminal


def this_terminal() -> Terminal:
    """Return the terminal that this process runs on. Textual paints on its standard error."""
    stream = sys.__stderr__
    return detect(environment(), getattr(stream, "encoding", None), *size(stream))


def streams_are_terminals() -> bool:
    """Return True if standard input, output and error are all open terminals."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def environment() -> Mapping[str, str]:
    """Return the environment that the process was started with.

    In the C locale, Python sets LC_CTYPE to a UTF-8 locale at start (PEP 538). The original value is read from /proc,
    if the system has it. Windows sets no TERM, and all its terminals understand the same.
    """
    environ = dict(os.environ)
    if environ.get("LC_CTYPE", "").upper() in ("C.UTF-8", "C.UTF8", "UTF-8"):
        with suppress(OSError):
            original = Path("/proc/self/environ").read_bytes().split(b"\0")
            values = [variable.partition(b"=")[2] for variable in original if variable.startswith(b"LC_CTYPE=")]
            del environ["LC_CTYPE"]
            if values:
                environ["LC_CTYPE"] = os.fsdecode(values[0])
    if sys.platform == "win32":
        environ.setdefault("TERM", "ms-terminal")
    return environ


def size(stream: TextIO | None) -> tuple[int, int]:
    """Return the columns and rows of a stream's terminal; zeros if the stream is no terminal."""
    if stream:
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream.fileno())
    return 0, 0
