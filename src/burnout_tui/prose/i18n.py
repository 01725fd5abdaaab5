"""The catalogues of the interface's messages."""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from burnout_tui.film.language import Language

DOMAIN = "burnout_tui"


@cache
def translations_for(language: Language) -> NullTranslations:
    """Return the catalogue of a language. All readers share it."""
    return translation(DOMAIN, Path(__file__).parents[1] / "locale", [language], fallback=True)


def N_(message: str) -> str:
    """Mark a message for translation where it is defined; it is looked up where it is used."""
    return message
