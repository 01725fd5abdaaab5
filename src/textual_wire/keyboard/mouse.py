"""Mouse events in the SGR form."""

import re

from textual import events
from textual.geometry import Size

_SGR = re.compile(r"\[<([0-9]{1,4});(-?[0-9]{1,6});(-?[0-9]{1,6})([Mm])").fullmatch
_SCROLLS = (events.MouseScrollUp, events.MouseScrollDown, events.MouseScrollLeft, events.MouseScrollRight)
_SHIFT, _META, _CTRL, _MOVE, _SCROLL, _OTHER = 4, 8, 16, 32, 64, 128
"""The bits of a button. With the last, it is a button beside the usual three, such as back on the side of a mouse."""


class Mouse:
    """The mouse of one terminal."""

    def __init__(self) -> None:
        self._cell = (1.0, 1.0)
        self._last = (0, 0)

    def resize(self, size: Size, pixels: Size | None) -> None:
        """Convert positions, which the terminal reports in pixels from now on, if it has reported its size in them."""
        if pixels and size:
            self._cell = (pixels.width / size.width, pixels.height / size.height)

    def event(self, text: str) -> events.MouseEvent | None:
        """Return the event of a control sequence, given without its escape byte; None if it has none."""
        match = _SGR(text)
        if not match:
            return None
        bits, column, row = int(match[1]), int(match[2]) - 1, int(match[3]) - 1
        if column < 0 or row < 0 or bits >= _OTHER:
            return None
        x, y = column / self._cell[0], row / self._cell[1]
        delta = int(x) - self._last[0], int(y) - self._last[1]
        self._last = int(x), int(y)
        button = 0 if bits & _SCROLL else bits + 1 & 3
        event: type[events.MouseEvent]
        if bits & _SCROLL:
            event = _SCROLLS[bits & 3]
        elif bits & _MOVE or not button:
            event = events.MouseMove
        else:
            event = events.MouseDown if match[4] == "M" else events.MouseUp
        held = bool(bits & _SHIFT), bool(bits & _META), bool(bits & _CTRL)
        return event(None, x, y, *delta, button, *held)
