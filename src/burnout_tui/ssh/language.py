"""The language that a visitor asks for, by the user's name or by the locale."""

import re

from burnout_tui.film.language import LANGUAGES, Language
from textual_ssh.visitor import Visitor


def user_words(visitor: Visitor) -> list[str]:
    """Return the words of the user's name: ``fr``, or ``fr`` and ``dust`` of ``fr.dust``."""
    return [word for word in re.split(r"[.+,/ ]", visitor.user.lower()) if word]


def language_for(visitor: Visitor, default: Language) -> Language:
    """Return the language in the user's name, else that of the locale, else the default."""
    return _named_language(visitor) or _known(visitor.language) or default


def user_for(visitor: Visitor, language: Language, default: Language) -> str:
    """Return the user's name that brings this visitor back in a language; empty if any name does."""
    return language if _named_language(visitor) or language != language_for(visitor, default) else ""


def _named_language(visitor: Visitor) -> Language | None:
    return next((language for word in user_words(visitor) if (language := _known(word))), None)


def _known(code: str) -> Language | None:
    return next((language for language in LANGUAGES if language == code), None)
