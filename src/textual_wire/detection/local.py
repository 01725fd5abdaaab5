"""The terminal of this process."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from textual_wire.detection.detect import detect
from textual_wire.detection.environment import environment
from textual_wire.detection.terminal import Terminal


def this_terminal() -> Terminal:
    """Return the terminal that this process runs on. Textual paints on its standard error."""
    stream = sys.__stderr__
    return detect(environment(), getattr(stream, "encoding", None), *size(stream))


def streams_are_terminals() -> bool:
    """Return True if standard input, output and error are all open terminals."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def size(stream: TextIO | None) -> tuple[int, int]:
    """Return the columns and rows of a stream's terminal; zeros if the stream is no terminal."""
    if stream:
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream.fileno())
    return 0, 0
