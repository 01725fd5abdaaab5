"""Localized text, and the languages it may be written in."""

from typing import Literal

from burnout_tui.film.record_base import Localized, Text
from burnout_tui.message import Message

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
"""The languages that a text can be written in, the fallback first."""
LANGUAGE_NAMES = {"en": Message("English"), "fr": Message("French")}
"""The names of the languages in messages."""


def localized(text: Text, language: Language) -> str:
    """Return the text in one language, or in another one if it has no text in that."""
    if isinstance(text, str):
        return text
    return getattr(text, language) or text.en or text.fr or ""


def is_spoiler(text: Text) -> bool:
    """Return True if this text is marked as a spoiler."""
    return isinstance(text, Localized) and text.spoiler is not False


def N_(message: str) -> str:
    """Mark a message for the catalogues. It is translated later, when the reader's language is known."""
    return message
