"""Terminal features that decide what is sent for a frame."""

from typing import NamedTuple


class Features(NamedTuple):
    """Features beyond text, cursor moves (CUP, CUF, CUB, CUD, CR, LF) and colours (SGR).

    The defaults suit every terminal: no optional feature is used.
    """

    erase: bool = False
    """Can erase a line (EL) and the screen (ED): terminfo ``el`` and ``ed``."""

    erase_characters: bool = False
    """Can erase a number of characters (ECH): terminfo ``ech``."""

    back_colour_erase: bool = False
    """Erased cells take the current background colour: terminfo ``bce``. Without it they take the default one."""

    repeat: bool = False
    """Can repeat the last character (REP): terminfo ``rep``."""

    synchronized: bool = False
    """Shows everything between the markers of mode 2026 at once. Textual sends them only if the terminal reports it."""

    links: bool = False
    """Supports hyperlinks (OSC 8). Otherwise only their text is sent."""

    direction_marks: bool = False
    """Can be sent left-to-right marks (U+200E), which keep right-to-left fields in their columns."""
