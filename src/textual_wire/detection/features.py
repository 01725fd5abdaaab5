"""Terminal features that make a picture cheaper to send."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Features:
    """Features beyond text, cursor moves (CUP, CUF, CUB, CUD, CR, LF) and colours (SGR).

    The defaults suit every terminal: no optional feature is used.
    """

    erase: bool = False
    """Erases a line (EL) and the screen (ED): terminfo ``el`` and ``ed``."""

    erase_characters: bool = False
    """Erases a number of characters (ECH): terminfo ``ech``."""

    back_colour_erase: bool = False
    """Erased cells take the current background colour: terminfo ``bce``. Without it they take the default one."""

    repeat: bool = False
    """Repeats the last character (REP): terminfo ``rep``."""

    synchronized: bool = False
    """Shows everything between the marks of mode 2026 at once. Textual uses them only if the terminal has said so."""

    links: bool = False
    """Supports hyperlinks (OSC 8). Without it only their text is sent."""
