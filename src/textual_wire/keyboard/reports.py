"""Reports of a terminal: its focus, its modes, and its size."""

import re

from textual import events, messages
from textual.message import Message

from textual_wire.detection.window import bounded_size

_MODE = re.compile(r"\[\?([0-9]{1,5});([0-9])\$y").fullmatch
_SIZE = re.compile(r"\[48" + r";([0-9]{1,5})(?::[0-9:]*)?" * 4 + "t").fullmatch
_AVAILABLE = (1, 2, 3)
"""The answers for a mode that is set, not set, or always set. 0 is for an unknown one, 4 for one that is never set."""


def report(text: str) -> Message | None:
    """Return the message of a report; None for anything else. ``text`` follows the escape byte."""
    if text == "[I":
        return events.AppFocus()
    if text == "[O":
        return events.AppBlur()
    if match := _MODE(text):
        return _mode(match[1], int(match[2]))
    if match := _SIZE(text):
        rows, columns, height, width = map(int, match.groups())
        if rows and columns:
            return events.Resize.from_dimensions(bounded_size(columns, rows), (width, height))
    return None


def _mode(mode: str, answer: int) -> Message | None:
    if mode == "2026" and answer in _AVAILABLE:
        return messages.TerminalSupportsSynchronizedOutput()
    if mode == "2048":
        return messages.InBandWindowResize.from_setting_parameter(answer)
    return None
