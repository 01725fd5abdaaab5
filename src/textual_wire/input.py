"""Parse a terminal's input into Textual's messages: keys, pastes, mouse events, replies."""

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.keys import Keys
from textual.message import Message

_INVALID_NUMBER = (ArithmeticError, ValueError)
"""Errors of Textual's parser for missing or huge numbers, such as a character beyond the end of Unicode."""
_CLOCK_TOLERANCE = 0.001
"""Seconds by which a timer may be early."""


class KeyParser(XTermParser):
    """Textual's parser, changed to ignore invalid input instead of ending the app."""

    @property
    def timeout(self) -> float | None:
        """Seconds after which to call ``tick`` if no input comes; None if no escape sequence is incomplete."""
        return None if self._timeout_time is None else ESCAPE_DELAY + _CLOCK_TOLERANCE

    def feed(self, data: str) -> Iterable[Message]:
        """Return the messages that are complete with these characters.

        An empty string is not the end of input: a multi-byte character may be incomplete.
        """
        return super().feed(data) if data else ()

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return the mouse event of a sequence."""
        try:
            return super().parse_mouse_code(code)
        except _INVALID_NUMBER:
            return None

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            return [*super()._sequence_to_key_events(sequence, alt)]
        except _INVALID_NUMBER:
            return [events.Key(Keys.Ignore, sequence)]
