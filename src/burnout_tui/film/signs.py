"""The signs of the kinds of relation, and the characters that may be one."""

import re
import unicodedata

from burnout_tui.visible import VISIBLE

KIND_SIGNS = {
    "family": "≡",
    "love": "♥",
    "friendship": "∞",
    "work": "#",
    "money": "$",
    "power": "▲",
    "care": "∩",
    "rivalry": "×",
    "chance": "~",
    "art": "*",
}
"""The sign of each kind of relation that every film may use, so that no reader needs colour to distinguish them."""
OTHER_SIGNS = "≠†‡★◆▸•›✗◌◉◐…"
"""The guide's signs for other things than relations."""
LINES = "─━│┃╌┆═║┌┐└┘╭╮╰╯┏┓┗┛╔╗╚╝├┤┬┴┼"
"""Characters of lines and frames."""
_NOT_ONE_COLUMN = (
    *(("\u1100", "\u11ff"), ("\ud7b0", "\ud7ff")),
    *(("\u2630", "\u2637"), ("\u268a", "\u268f"), ("\u4dc0", "\u4dff"), ("\U0001d300", "\U0001d376")),
    ("\U0001f1e6", "\U0001f1ff"),
)
"""Characters that take one column by some versions of Unicode, but not on all terminals: parts of Korean syllables,
signs of divination and counting rods, and letters that make flags in pairs."""


def is_sign(character: str) -> bool:
    """Return True for a character that every terminal shows, in one column, whatever stands beside it."""
    return (
        re.fullmatch(VISIBLE, character) is not None
        and unicodedata.category(character)[0] in "LNPS"
        and unicodedata.east_asian_width(character) not in ("W", "F")
        and unicodedata.bidirectional(character) not in ("R", "AL", "AN")
        and not any(first <= character <= last for first, last in _NOT_ONE_COLUMN)
    )


def sign_for(kind: str) -> str:
    """Return the sign of a film's own kind that is given none: the first character of its id, as a capital."""
    return kind[0].upper()
