"""What a terminal sends, as Textual's messages: keys, pastes, the mouse, and what it answers."""

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

_SENSELESS = (ArithmeticError, ValueError)
"""What Textual's parser raises at numbers that are missing or too large, such as a character beyond Unicode's last."""


class KeyParser(XTermParser):
    """Textual's parser, which passes over what makes no sense instead of ending the guide."""

    def feed(self, data: str) -> Iterable[Message]:
        """The messages that characters complete. None are no end: half a character has come, and the rest will."""
        return super().feed(data) if data else ()

    def parse_mouse_code(self, code: str) -> Message | None:
        """What the mouse did."""
        try:
            return super().parse_mouse_code(code)
        except _SENSELESS:
            return None

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            return [*super()._sequence_to_key_events(sequence, alt)]
        except _SENSELESS:
            return [events.Key(Keys.Ignore, sequence)]
