"""Characters that nobody sees: a text needs others too, and messages spell them out."""

import re
import unicodedata

_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that are shown as blanks."""
_SIGNS = (
    "!-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u0530-\u058f\u05be\u05c0\u05c3\u05f3\u05f4\u0606-\u060f\u061b\u061d-\u061f"
    "\u066a-\u066d\u06d4\u06de\u06e9\u0964\u0965\u0e3f\u0e4f\u0e5a\u0e5b\u2010-\u2027\u2030-\u205e\u20a0-\u20cf"
    "\u2100-\u27ff\u2801-\u2bff\u2e00-\u2fff\u3001-\u3029\u3030-\u3098\u309b-\u3163\u3165-\u33ff\ufd3e-\ufdff"
    "\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff9f\uffa1-\uffee\U0001d100-\U0001d158\U0001f000-\U0001fbff"
)
"""Punctuation and symbols. U+FFFD, which replaces characters that reverse the direction, is none."""
VISIBLE = rf"[^\W{_FILLERS}]|[{_SIGNS}]"
r"""A pattern that finds a visible character: a letter, digit or sign. ``\w`` leaves out combining characters."""

_IGNORED = (
    *("\u034f\u034f", "\u115f\u1160", "\u17b4\u17b5", "\u180b\u180f", "\u2800\u2800", "\u3164\u3164", "\ufe00\ufe0f"),
    *("\uffa0\uffa0", "\U000e0000\U000e0fff"),
)
"""Other characters without a picture than the category Cf, as first and last: fillers, variation selectors, tags."""
_JOINERS = "\u200c\u200d"
_JOINING = (_JOINERS, "\u180b\u180d", "\ufe00\ufe0f", "\U000e0020\U000e007f", "\U000e0100\U000e01ef")
"""Characters that change the look of the sign before them, as first and last."""
_MOST_JOINING = 32
"""Characters in a row that change the look of one. No emoji and no letter has as many."""
_KEYCAP = "\u20e3"
_DIRECTIONS = "\u061c\u200e\u200f"


def spell_out(text: str) -> str:
    """Return a text with the code of each character that nobody sees in its place: ``a<U+200B>``.

    Characters that change how others look stay where they do: between letters and in emoji, and marks of direction in
    right-to-left texts.
    """
    if text.isascii():
        return text
    return "".join(_spelled(text, place) for place in range(len(text)))


def _spelled(text: str, place: int) -> str:
    character = text[place]
    if character.isascii() or not _is_unseen(text, place):
        return character
    return f"<U+{ord(character):04X}>"


def _is_unseen(text: str, place: int) -> bool:
    """Return True if the character at a place is not seen there."""
    character, before, after = text[place], _changed(text, place), text[place + 1 : place + 2]
    category = unicodedata.category(character)
    if category in ("Mn", "Me") and not _is_in(character, _IGNORED):
        return not before.strip() or unicodedata.category(before) in ("Cf", "Cc") or _is_in(before, _IGNORED)
    if category != "Cf" and not _is_in(character, _IGNORED):
        return False
    if _is_in(character, _JOINING):
        if before.isascii() and before.strip() and after == _KEYCAP:
            return False
        return before.isascii() or not re.match(VISIBLE, before) or (character in _JOINERS and after.isascii())
    if character in _DIRECTIONS:
        return not any(unicodedata.bidirectional(other) in ("R", "AL") for other in text if other not in _DIRECTIONS)
    return True


def _changed(text: str, place: int) -> str:
    """Return the character that a place changes: the nearest before it, if any, that itself changes none."""
    for before in range(place - 1, max(place - _MOST_JOINING, 0) - 1, -1):
        if not _is_in(text[before], _JOINING) and unicodedata.category(text[before])[0] != "M":
            return text[before]
    return ""


def _is_in(character: str, ranges: tuple[str, ...]) -> bool:
    return any(ends[0] <= character <= ends[1] for ends in ranges)
