"""The character encoding of what is sent to a terminal."""

import codecs
from collections.abc import Mapping

from textual_wire.detection.phrase import Phrase
from textual_wire.detection.profiles import Profile

_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
"""The variables that name an encoding; the first that is set decides."""


def choose_encoding(
    environ: Mapping[str, str], term: str, profile: Profile, stream: str, in_multiplexer: bool
) -> tuple[str, Phrase]:
    """Return Python's name of the encoding, and the reason.

    ``stream`` is the encoding of the output stream, empty if unknown. UTF-8 there means little: Python falls back to
    it (PEP 538, PEP 540).
    """
    if stream and stream != "utf-8":
        return stream, Phrase("the output stream is encoded in {encoding}", encoding=stream)
    encoding, variable = _locale_encoding(environ)
    if encoding:
        return encoding, Phrase("{variable}={value} asks for it", variable=variable, value=environ[variable])
    if profile.utf8 == "always":
        return "utf-8", Phrase(
            "no locale variable names an encoding, and terminals named {term} always use UTF-8", term=term
        )
    if profile.utf8 == "unlikely":
        return "ascii", Phrase(
            "no locale variable names an encoding, and terminals named {term} may not support UTF-8", term=term
        )
    if in_multiplexer and (environ.get("TMUX") or environ.get("STY")):
        return "ascii", Phrase("no locale variable names an encoding, and tmux and GNU screen then show only ASCII")
    return "utf-8", Phrase("no locale variable names an encoding, and most terminals use UTF-8")


def _locale_encoding(environ: Mapping[str, str]) -> tuple[str, str]:
    """Return the encoding that the locale names, empty if it names none, and the variable that decides.

    A locale such as ``fr_FR`` leaves the encoding open: some systems then mean Latin-1, others UTF-8, and users often
    set it only for the language.
    """
    variable = next((name for name in _LOCALE if environ.get(name)), "")
    value = environ.get(variable, "")
    if value.upper() in ("C", "POSIX"):
        return "ascii", variable
    if "." not in value and not value.upper().startswith("UTF"):
        return "", variable
    return usable_encoding(value.partition("@")[0].rpartition(".")[2]), variable


def usable_encoding(name: str) -> str:
    """Return Python's name of an encoding that can be sent to a terminal; empty for any other name.

    Bytes below 128 must be ASCII, and there must be no shift states, so that truncated text and control sequences keep
    their meaning.
    """
    ascii_characters = "".join(map(chr, range(32, 127)))
    try:
        name = codecs.lookup(name).name
        extends_ascii = ascii_characters.encode(name) == ascii_characters.encode("ascii")
        others = "é─日".encode(name, "ignore")
    except (LookupError, UnicodeError, TypeError, ValueError):
        return ""
    return name if extends_ascii and not (others and others.isascii()) else ""
