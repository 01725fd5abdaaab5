"""In which character set a terminal is to be written to."""

import codecs
from collections.abc import Mapping

LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
"""The variables that name it, the strongest first."""


def said_charset(environ: Mapping[str, str]) -> tuple[str, str]:
    """The character set that a locale names, and the variable with its value; both empty where none names one.

    A locale without a character set, such as ``fr_FR``, leaves it open: on one system that is Latin-1, on another
    UTF-8, and people write it to say a language.
    """
    variable = next((name for name in LOCALE if environ.get(name)), "")
    value = environ.get(variable, "")
    if value.upper() in ("C", "POSIX"):
        return "ascii", f"{variable}={value}"
    charset = value.partition("@")[0].rpartition(".")[2] if "." in value else value
    name = charset_called(charset) if "." in value or value.upper().startswith("UTF") else ""
    return (name, f"{variable}={value}") if name else ("", "")


def charset_called(name: str) -> str:
    """Python's name of a character set that a terminal can be written to in; empty for anything else.

    Each of its bytes below 128 is ASCII, and it has no states to get out of step with: text that is cut off and
    numbers of a protocol stay what they are.
    """
    ascii_characters = "".join(map(chr, range(32, 127)))
    try:
        name = codecs.lookup(name).name
        plain = ascii_characters.encode(name) == ascii_characters.encode("ascii")
        other = "é─日".encode(name, "ignore")
    except (LookupError, UnicodeError, TypeError, ValueError):
        return ""
    return name if plain and not (other and other.isascii()) else ""
