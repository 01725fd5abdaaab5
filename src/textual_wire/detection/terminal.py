"""The properties of a terminal, and the reasons for them."""

from typing import Literal, NamedTuple

from textual_wire.detection.features import Features
from textual_wire.detection.multiplexer import Clipboard, Multiplexer
from textual_wire.detection.phrase import Phrase
from textual_wire.detection.profiles import Colours
from textual_wire.direction import MARK

Decision = Literal["full_screen", "colours", "encoding", "features", "mouse", "clipboard", "multiplexer", "over_ssh"]

_FRAMES = "─│┌┐└┘├┤┬┴┼"


class Terminal(NamedTuple):
    """A terminal, and what an app may send to it."""

    term: str
    """Its name, from the variable TERM."""

    full_screen: bool
    """An app can use the full screen; otherwise it should print text."""

    colours: Colours
    """The most colours that it shows. ``none``: no colour should be sent."""

    encoding: str
    """Python's name of the character encoding to send."""

    charsets: tuple[str, ...]
    """Character sets that it can show; empty if it shows all of Unicode."""

    italic: bool
    """It shows italic text."""

    features: Features
    """Features that reduce the bytes for a frame."""

    mouse: bool
    """The mouse should be enabled, unless the user disables it."""

    answers_queries: bool
    """It answers or ignores queries (DECRQM) and the keyboard protocol, and prints neither."""

    clipboard: Clipboard
    """The form of copy request that it accepts; ``none`` if it may print the request."""

    multiplexer: Multiplexer
    """The multiplexer between app and terminal: tmux or GNU screen; empty if there is none."""

    over_ssh: bool
    """The terminal is at the other end of an SSH connection."""

    columns: int
    """0 if unknown."""

    rows: int
    """0 if unknown."""

    reasons: tuple[tuple[Decision, Phrase], ...] = ()
    """The reason for each decision, as a clause that can follow "because"."""

    @property
    def typed_encoding(self) -> str:
        """Python's name of the encoding of keys. A terminal that shows only ASCII may still send UTF-8."""
        return "utf-8" if self.encoding == "ascii" else self.encoding

    @property
    def wire_features(self) -> Features:
        """Its features for the wire, which marks right-to-left fields if the terminal can be sent marks."""
        from textual_wire.ascii.cells import can_show

        return self.features._replace(direction_marks=can_show(MARK, self.charsets))

    @property
    def utf8(self) -> bool:
        """True if UTF-8 is sent to it."""
        return self.encoding == "utf-8"

    @property
    def ascii_only(self) -> bool:
        """True if it cannot show the lines of frames and pictures."""
        from textual_wire.ascii.cells import can_show

        return not can_show(_FRAMES, self.charsets)
