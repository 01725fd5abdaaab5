"""What is known of terminals by their name, the one that the variable TERM says."""

import re
from dataclasses import dataclass, field
from typing import Literal

from textual_wire.detect.features import Features

Colours = Literal["truecolor", "256", "16", "8", "none"]
"""The richest colours that a terminal shows."""
COLOURS: tuple[Colours, ...] = ("none", "8", "16", "256", "truecolor")
"""From the poorest to the richest."""

Encoding = Literal["always", "likely", "unlikely"]
"""How a kind of terminal stands to UTF-8 where no locale is named."""

_ANSI = Features(erase=True)
"""The VT100 and what came after it: EL and ED, no more."""
_XTERM = Features(erase=True, erase_characters=True, back_colour_erase=True)
"""What calls itself xterm. REP is not among it, though terminfo says so: many that take the name do not know it
(the ncurses FAQ, "xterm generic"; qtermwidget before 2017, jediterm to this day)."""
_MODERN = Features(
    erase=True, erase_characters=True, back_colour_erase=True, repeat=True, synchronized=True, links=True
)
"""Terminals with a name of their own that are kept up to date."""


@dataclass(frozen=True)
class Kind:
    """What terminals of a name have in common."""

    colours: Colours = "8"
    """Where nothing says more: the name's ending, COLORTERM."""

    features: Features = field(default=_ANSI)
    """What makes a picture cheaper to send."""

    screen: bool = True
    """Moves its cursor by ECMA-48 sequences, so that a screen can be painted."""

    encoding: Encoding = "likely"
    """Whether it speaks UTF-8 where no locale is named."""

    mouse: bool = True
    """Reports the mouse in the SGR form (mode 1006), the one that is understood here."""

    questions: bool = True
    """Passes over what it does not know: questions (DECRQM) and the keyboard protocol, which poorer ones print."""

    clipboard: bool = True
    """Knows OSC 52, or passes over it."""

    italic: bool = False
    """Shows slanted text. Others pass over it, or show it reversed (GNU screen) or in a colour (the Linux console)."""

    glyphs: tuple[str, ...] = ()
    """Character sets whose characters its font has; empty where the font is no limit."""


_VT = Kind("none", encoding="unlikely", mouse=False, questions=False, clipboard=False)
_CONSOLE = Kind(
    features=_XTERM,
    mouse=False,
    questions=False,
    clipboard=False,
    # Its fonts have 256 or 512 glyphs: Latin letters and the PC's line drawing.
    glyphs=("iso8859-1", "iso8859-15", "cp437"),
)
_TRUECOLOR = Kind("truecolor", _MODERN, encoding="always", italic=True)

KINDS = {
    "xterm-kitty": _TRUECOLOR,
    "xterm-ghostty": _TRUECOLOR,
    "ghostty": _TRUECOLOR,
    "alacritty": _TRUECOLOR,
    "foot": _TRUECOLOR,
    "wezterm": _TRUECOLOR,
    "contour": _TRUECOLOR,
    "rio": _TRUECOLOR,
    "ms-terminal": Kind("truecolor", _XTERM, encoding="always", italic=True),
    "iterm": Kind("truecolor", _XTERM, italic=True),
    "iterm2": Kind("truecolor", _XTERM, italic=True),
    "konsole": Kind("truecolor", _XTERM, italic=True),
    "vte": Kind("truecolor", _XTERM, italic=True),
    "gnome": Kind("truecolor", _XTERM, italic=True),
    "st": Kind("truecolor", _XTERM, italic=True),
    "stterm": Kind("truecolor", _XTERM, italic=True),
    "mlterm": Kind("256", _XTERM, italic=True),
    "xterm": Kind("16", _XTERM, italic=True),
    "putty": Kind("16", _XTERM, italic=True),
    "mintty": Kind("truecolor", _XTERM, italic=True),
    "mosh": Kind("8", _XTERM, italic=True),
    "nsterm": Kind("16", Features(erase=True, back_colour_erase=True), questions=False),  # Apple's prints a p
    # rxvt has no ECH in terminfo, and its own older mouse reports; the one for Unicode has SGR reports.
    "rxvt": Kind("8", Features(erase=True, back_colour_erase=True), mouse=False),
    "rxvt-unicode": Kind("16", Features(erase=True, back_colour_erase=True)),
    "tmux": Kind("8", _XTERM, italic=True),
    # What calls itself screen is GNU screen or an older tmux; screen erases to its own background colour.
    "screen": Kind("8", Features(erase=True, erase_characters=True)),
    "eterm": Kind("8", _ANSI, mouse=False, questions=False, clipboard=False),  # inside Emacs
    "cygwin": Kind("16", _ANSI, mouse=False, questions=False, clipboard=False),
    "linux": _CONSOLE,
    "con": _CONSOLE,
    "ansi": Kind("8", _ANSI, encoding="unlikely", mouse=False, questions=False, clipboard=False),
    **dict.fromkeys(("vt100", "vt102", "vt125", "vt131", "vt132"), _VT),
    **{
        name: Kind("none", Features(True, True), encoding="unlikely", mouse=False, questions=False, clipboard=False)
        for name in ("vt200", "vt220", "vt240", "vt300", "vt320", "vt340", "vt400", "vt420", "vt510", "vt520")
    },
    "vt52": Kind(screen=False),
    "dumb": Kind(screen=False),
    "unknown": Kind(screen=False),
    "network": Kind(screen=False),
    "dialup": Kind(screen=False),
    "emacs": Kind(screen=False),
    "": Kind(screen=False),
}
"""By the beginning of the name, up to one of the characters - + . or to its end."""

STRANGER = Kind("8", Features(), encoding="unlikely", mouse=False, questions=False, clipboard=False)
"""A name that nobody knows: the eight colours and the moves of ECMA-48, which nearly every terminal understands."""

_ENDINGS: tuple[tuple[str, Colours], ...] = (
    ("-direct", "truecolor"),
    ("-truecolor", "truecolor"),
    ("-256color", "256"),
    ("-256colour", "256"),
    ("-88color", "16"),
    ("-16color", "16"),
)
_MONOCHROME = ("-m", "-mono", "-nc")


def kind_called(term: str) -> tuple[str, Kind] | None:
    """The name in ``KINDS`` under which a terminal is known, the longest that fits, and what is known of it."""
    term = term.lower()
    cuts = [len(term), *(found.start() for found in reversed(list(re.finditer("[-+.]", term))))]
    # What cannot be painted on is meant by its whole name only: there are terminals called dumb-emacs-ansi.
    known = (term[:cut] for cut in cuts if term[:cut] in KINDS and (KINDS[term[:cut]].screen or cut == len(term)))
    return next(((name, KINDS[name]) for name in known), None)


def colours_called(term: str) -> Colours | None:
    """The colours that the ending of a terminal's name promises, if it promises any."""
    if term.endswith(_MONOCHROME):
        return "none"
    return next((colours for ending, colours in _ENDINGS if ending in term), None)
