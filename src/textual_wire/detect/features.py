"""What a terminal can do that makes a picture cheaper to send."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Features:
    """What may be sent to a terminal beyond text, moves of the cursor (CUP, CUF, CUB, CUD, CR, LF) and colours (SGR).

    The defaults suit any terminal: nothing is used that may be missing.
    """

    erase: bool = False
    """Erases a line (EL) and the screen (ED): terminfo ``el`` and ``ed``."""

    erase_characters: bool = False
    """Erases a number of characters (ECH): terminfo ``ech``."""

    back_colour_erase: bool = False
    """What it erases takes the current background colour: terminfo ``bce``. Otherwise, the terminal's own."""

    repeat: bool = False
    """Repeats the last character (REP): terminfo ``rep``."""

    synchronized: bool = False
    """Shows at once what stands between the marks of mode 2026. Where Textual uses them, the terminal has said so."""

    links: bool = False
    """Knows hyperlinks (OSC 8). Otherwise they are left out, and their text shown."""
