"""Known terminals, by the name in the variable TERM."""

import re
from typing import Literal, NamedTuple

from textual_wire.detection.features import Features

Colours = Literal["truecolor", "256", "16", "8", "none"]
"""The most colours that a terminal shows."""
COLOURS: tuple[Colours, ...] = ("none", "8", "16", "256", "truecolor")
"""From the fewest colours to the most."""

Utf8 = Literal["always", "likely", "unlikely"]
"""The likelihood that a terminal decodes UTF-8 if the locale names no character set."""

_ANSI = Features(erase=True)
"""The VT100 and its successors: EL and ED only."""
_XTERM = Features(erase=True, erase_characters=True, back_colour_erase=True)
"""Terminals that call themselves xterm. REP is left out although terminfo lists it: many terminals take the name and
lack it (ncurses FAQ, "xterm generic"; qtermwidget before 2017; jediterm)."""
_MODERN = Features(
    erase=True, erase_characters=True, back_colour_erase=True, repeat=True, synchronized=True, links=True
)
"""Maintained terminals with a name of their own."""


class Profile(NamedTuple):
    """Properties shared by all terminals of a name."""

    colours: Colours = "8"
    """Used unless the suffix of the name, or COLORTERM, indicates more colours."""

    features: Features = _ANSI
    """Features that reduce the bytes for a frame."""

    full_screen: bool = True
    """Supports ECMA-48 cursor moves, so that an app can use the full screen."""

    utf8: Utf8 = "likely"
    """The likelihood that it decodes UTF-8 if the locale names no character set."""

    mouse: bool = True
    """Reports mouse events in SGR form (mode 1006), the only form that Textual parses reliably."""

    answers_queries: bool = True
    """Answers or ignores queries (DECRQM) and the keyboard protocol. Other terminals may print them."""

    clipboard: bool = True
    """Supports OSC 52, or ignores it."""

    italic: bool = False
    """Shows italic text. Other terminals ignore it, show it reversed (GNU screen) or coloured (Linux console)."""

    charsets: tuple[str, ...] = ()
    """Character sets that its font covers; empty if the font covers everything."""


_VT = Profile("none", utf8="unlikely", mouse=False, answers_queries=False, clipboard=False)
_CONSOLE = Profile(
    features=_XTERM,
    mouse=False,
    answers_queries=False,
    clipboard=False,
    # Its fonts have 256 or 512 glyphs: Latin letters and the PC's line drawing.
    charsets=("iso8859-1", "iso8859-15", "cp437"),
)
_TRUECOLOR = Profile("truecolor", _MODERN, utf8="always", italic=True)
_TEXT_ONLY = Profile(full_screen=False)

PROFILES = {
    "xterm-kitty": _TRUECOLOR,
    "xterm-ghostty": _TRUECOLOR,
    "ghostty": _TRUECOLOR,
    "alacritty": _TRUECOLOR,
    "foot": _TRUECOLOR,
    "wezterm": _TRUECOLOR,
    "contour": _TRUECOLOR,
    "rio": _TRUECOLOR,
    "ms-terminal": Profile("truecolor", _XTERM, utf8="always", italic=True),
    "iterm": Profile("truecolor", _XTERM, italic=True),
    "iterm2": Profile("truecolor", _XTERM, italic=True),
    "konsole": Profile("truecolor", _XTERM, italic=True),
    "vte": Profile("truecolor", _XTERM, italic=True),
    "gnome": Profile("truecolor", _XTERM, italic=True),
    "st": Profile("truecolor", _XTERM, italic=True),
    "stterm": Profile("truecolor", _XTERM, italic=True),
    "mlterm": Profile("256", _XTERM, italic=True),
    "xterm": Profile("16", _XTERM, italic=True),
    "putty": Profile("16", _XTERM, italic=True),
    "mintty": Profile("truecolor", _XTERM, italic=True),
    "mosh": Profile("8", _XTERM, italic=True),
    # Apple's Terminal prints a "p" for a DECRQM query.
    "nsterm": Profile("16", Features(erase=True, back_colour_erase=True), answers_queries=False),
    # rxvt has no ECH in terminfo, and reports the mouse in older forms; rxvt-unicode reports it in SGR form.
    "rxvt": Profile("8", Features(erase=True, back_colour_erase=True), mouse=False),
    "rxvt-unicode": Profile("16", Features(erase=True, back_colour_erase=True)),
    "tmux": Profile("8", _XTERM, italic=True),
    # GNU screen and older versions of tmux; screen erases to its default background colour.
    "screen": Profile("8", Features(erase=True, erase_characters=True)),
    "eterm": Profile("8", _ANSI, mouse=False, answers_queries=False, clipboard=False),  # inside Emacs
    "cygwin": Profile("16", _ANSI, mouse=False, answers_queries=False, clipboard=False),
    "linux": _CONSOLE,
    "con": _CONSOLE,
    "ansi": Profile("8", _ANSI, utf8="unlikely", mouse=False, answers_queries=False, clipboard=False),
    **dict.fromkeys(("vt100", "vt102", "vt125", "vt131", "vt132"), _VT),
    **{
        name: Profile(
            "none", Features(True, True), utf8="unlikely", mouse=False, answers_queries=False, clipboard=False
        )
        for name in ("vt200", "vt220", "vt240", "vt300", "vt320", "vt340", "vt400", "vt420", "vt510", "vt520")
    },
    **dict.fromkeys(("vt52", "dumb", "unknown", "network", "dialup", "emacs", ""), _TEXT_ONLY),
}
"""The keys are terminal names, or their prefixes up to a hyphen, a plus sign or a full stop."""

UNKNOWN = Profile("8", Features(), utf8="unlikely", mouse=False, answers_queries=False, clipboard=False)
"""The profile of an unknown name: eight colours and ECMA-48 cursor moves, which nearly every terminal supports."""

_COLOURS_BY_ENDING: tuple[tuple[str, Colours], ...] = (
    ("-direct", "truecolor"),
    ("-truecolor", "truecolor"),
    ("-256color", "256"),
    ("-256colour", "256"),
    ("-88color", "16"),
    ("-16color", "16"),
)
_MONOCHROME = ("-m", "-mono", "-nc")


def find_profile(term: str) -> tuple[str, Profile] | None:
    """Return the longest key of ``PROFILES`` that matches a terminal's name, and its profile."""
    term = term.lower()
    ends = [len(term), *(found.start() for found in reversed(list(re.finditer("[-+.]", term))))]
    # A terminal without a full screen must match by its whole name: there are terminals called dumb-emacs-ansi.
    keys = (
        term[:end] for end in ends if term[:end] in PROFILES and (PROFILES[term[:end]].full_screen or end == len(term))
    )
    return next(((key, PROFILES[key]) for key in keys), None)


def colours_in_name(term: str) -> Colours | None:
    """Return the colours that the suffix of a terminal's name indicates; None if it indicates none."""
    if term.endswith(_MONOCHROME):
        return "none"
    return next((colours for ending, colours in _COLOURS_BY_ENDING if ending in term), None)
