"""This process's terminal."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from textual_wire.detect.terminal import Terminal, recognise


def this_terminal() -> Terminal:
    """The terminal that this process was started on; the screen is painted on its standard error."""
    stream = sys.__stderr__
    encoding = getattr(stream, "encoding", None)
    return recognise(environment(), encoding, *size(stream))


def streams_are_terminals() -> bool:
    """Whether standard input, output and error are all terminals; one that is closed is none."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def environment() -> Mapping[str, str]:
    """The environment as the process was given it.

    Where the locale is C, Python sets LC_CTYPE to a UTF-8 one before anything else is done (PEP 538). What was there
    before is read from the system, where the system keeps it.
    """
    found = dict(os.environ)
    if found.get("LC_CTYPE", "").upper() in ("C.UTF-8", "C.UTF8", "UTF-8"):
        with suppress(OSError):
            given = Path("/proc/self/environ").read_bytes().split(b"\0")
            values = [variable.partition(b"=")[2] for variable in given if variable.startswith(b"LC_CTYPE=")]
            del found["LC_CTYPE"]
            if values:
                found["LC_CTYPE"] = os.fsdecode(values[0])
    return found


def size(stream: TextIO | None) -> tuple[int, int]:
    """The columns and rows of the terminal that a stream goes to; zeros where it goes to none."""
    if stream:
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream.fileno())
    return 0, 0
