"""The catalogues of the interface's messages."""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from burnout_tui.film.language import N_, Language

__all__ = ["DOMAIN", "N_", "translations_for"]

DOMAIN = "burnout_tui"


@cache
def translations_for(language: Language) -> NullTranslations:
    """Return the catalogue of a language. All readers share it."""
    return translation(DOMAIN, Path(__file__).parents[1] / "locale", [language], fallback=True)
