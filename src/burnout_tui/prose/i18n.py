"""The interface's own words, in the reader's language."""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from burnout_tui.film.language import Language

DOMAIN = "burnout_tui"


@cache
def translations_for(language: Language) -> NullTranslations:
    """The catalogue of a language, one for all who read in it."""
    return translation(DOMAIN, Path(__file__).parents[1] / "locale", [language], fallback=True)


def N_(message: str) -> str:
    """Mark a message for the catalogues where it is written, to be looked up where it is used."""
    return message
