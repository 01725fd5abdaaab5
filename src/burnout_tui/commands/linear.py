"""The linear mode on this terminal: it reads lines and writes lines."""

import signal
import sys
from typing import TYPE_CHECKING

from burnout_tui.commands.options import output_width

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.settings.memory import Memory

_MAX_BYTES = 4096
"""Bytes of a line that are kept; the rest is dropped."""


def is_wanted(plain: bool) -> bool:
    """Return True if the linear mode is asked for and a terminal can answer."""
    return plain and all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def converse(
    guide: "Guide",
    language: "Language",
    spoilers: bool,
    start: str,
    shelf: "Shelf | None",
    memory: "Memory | None" = None,
) -> int:
    """Ask and answer until the reader quits, or presses ctrl+c or ctrl+d. Returns the exit status, 0.

    ``start`` is a tab, a ref, or empty. If the terminal is gone, the process ends as on SIGHUP. Another language is
    remembered.
    """
    from burnout_tui.linear.mode import LinearMode
    from textual_wire.detection.local import this_terminal

    typed_encoding = this_terminal().typed_encoding  # sys.stdin.encoding is wrong if the locale is not installed
    first = start if ":" in start or not start else f"tab:{start}"
    try:
        linear = LinearMode(guide, language, spoilers, start=first, shelf=shelf, width=output_width())
        _write(linear.begin() + "\n")
        while not linear.ended:
            _write(linear.prompt)
            line = _read_line(typed_encoding)
            if line is None:
                _write("\n")
                break
            linear.width = output_width()
            if text := linear.answer(line):
                _write(text + "\n")
            if memory and linear.language != language:
                language = linear.language
                memory.choose("language", language)
    except KeyboardInterrupt:
        _write("\n")
    except OSError:
        signal.raise_signal(getattr(signal, "SIGHUP", signal.SIGTERM))
    return 0


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _read_line(encoding: str) -> str | None:
    """Read a line and return at most _MAX_BYTES of it; None at the end of input."""
    read = sys.stdin.buffer.readline(_MAX_BYTES)
    rest = read
    while len(rest) == _MAX_BYTES and not rest.endswith(b"\n"):
        rest = sys.stdin.buffer.readline(_MAX_BYTES)
    return read.decode(encoding, "replace") if read else None
