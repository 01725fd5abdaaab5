"""Texts in CommonMark: every character that would mean something to it is escaped."""

import re
from collections.abc import Iterable

from burnout_tui.author.exports.contents.parts import Piece

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$!]")
"""Characters that mean something within a line, some of them only on GitHub."""
_AT_START = re.compile(r"[#+\-=>]|\d{1,9}(?=[.)])")
"""The beginning of a line that would make it a heading, a list, a quote or a rule."""
_AT_END = re.compile(r"(?:(?<= )|\A)#(?=#*\Z)")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
"""Runs of blanks that Markdown does not keep. Other spaces, such as the ideographic one, are kept."""


def plain(text: str) -> str:
    """Return a text on one line with everything escaped, but for the beginning of the line."""
    return _SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", text))


def starting(text: str) -> str:
    """Return text for the beginning of a line, where more characters mean something."""
    return _AT_START.sub(_escaped_start, text, count=1) if _AT_START.match(text) else text


def _escaped_start(found: re.Match[str]) -> str:
    digits = found[0]
    return f"{digits}\\" if digits[0].isdigit() else f"\\{digits}"


def heading(level: int, text: str) -> str:
    """Return a heading. A number sign at its end would be no part of it."""
    return "#" * level + " " + _AT_END.sub(r"\\#", text.strip(" "))


def inline(pieces: Iterable[Piece]) -> str:
    """Return pieces as text with links."""
    return "".join(_piece(piece) for piece in pieces).strip(" ")


def _piece(piece: Piece) -> str:
    words = plain(piece.text)
    inner = words.strip(" ")
    if not piece.href or not inner:
        return words
    before, after = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
    href = re.sub(r"[\\<>]", r"\\\g<0>", piece.href)
    target = f"<{href}>" if re.search(r"[\s()<>\\&]", piece.href) else href
    return f"{before}[{inner}]({target}){after}"
