"""The catalogues of the interface's messages."""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from burnout_tui.film.language import N_, Language
from burnout_tui.film.languages import INTERFACE_LANGUAGES, interface_language

__all__ = ["DOMAIN", "LOCALE", "N_", "translations_for"]

DOMAIN = "burnout_tui"
LOCALE = Path(__file__).parents[1] / "locale"
"""The folder of the compiled catalogues."""


def translations_for(language: Language) -> NullTranslations:
    """Return the catalogue of the interface for readers of a language. All readers share it."""
    return _catalogue(interface_language(language))


@cache
def _catalogue(language: Language) -> NullTranslations:
    if language == INTERFACE_LANGUAGES[0]:
        return NullTranslations()  # the words of the source are English
    return translation(DOMAIN, LOCALE, [language], fallback=True)
