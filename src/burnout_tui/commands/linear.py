"""The linear mode on this terminal: lines in, lines out."""

import os
import signal
import sys
from typing import TYPE_CHECKING

from burnout_tui.commands.options import columns

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf

VARIABLE = "BURNOUT_TUI_PLAIN"
_MOST_BYTES = 4096
"""So many bytes of a line are kept; the rest of it is dropped."""


def wanted(plain: bool) -> bool:
    """Whether the linear mode is asked for, by ``--plain`` or the environment, and there is somebody to answer."""
    asked = plain or asked_for(VARIABLE)
    return asked and all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def asked_for(variable: str) -> bool:
    """Whether a variable of the environment asks for something; ``0`` is as if it were not set."""
    return os.environ.get(variable, "") not in ("", "0")


def converse(guide: "Guide", language: "Language", spoilers: bool, start: str, shelf: "Shelf | None") -> int:
    """Ask and answer until the reader quits, with ctrl+c or ctrl+d too. Returns the exit status, which is 0.

    ``start`` is a tab, a ref, or empty. A terminal that is gone is a hang-up, even where no signal says so.
    """
    from burnout_tui.linear.mode import Linear
    from textual_wire.detect.local import this_terminal

    # Not what Python reads in: where the locale is not on this machine, that is not what the terminal sends. Where the
    # characters are ASCII only, those that are typed may be any that hold ASCII.
    encoding = this_terminal().encoding
    keys = "utf-8" if encoding == "ascii" else encoding
    where = start if ":" in start or not start else f"tab:{start}"
    try:
        linear = Linear(guide, language, spoilers, start=where, shelf=shelf, width=columns())
        _say(linear.begin() + "\n")
        while not linear.ended:
            _say(linear.prompt)
            line = _line(keys)
            if line is None:
                _say("\n")
                break
            linear.width = columns()
            if said := linear.answer(line):
                _say(said + "\n")
    except KeyboardInterrupt:
        _say("\n")
    except OSError:
        signal.raise_signal(signal.SIGHUP)
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _line(encoding: str) -> str | None:
    """The next line, without the end of one that is very long; None where there is none."""
    read = sys.stdin.buffer.readline(_MOST_BYTES)
    rest = read
    while len(rest) == _MOST_BYTES and not rest.endswith(b"\n"):
        rest = sys.stdin.buffer.readline(_MOST_BYTES)
    return read.decode(encoding, "replace") if read else None
