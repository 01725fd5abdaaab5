"""Localized text: one text in several languages."""

from burnout_tui.film.languages import INTERFACE_LANGUAGES, language_order
from burnout_tui.film.record_base import Localized, Text

Language = str
"""An ISO 639 code: of two letters, or of three if there is no shorter one."""


def localized(text: Text, language: Language) -> str:
    """Return the text in one language; if it has none in that, in English, or in the language that is written first."""
    return text if isinstance(text, str) else _shown(text, language)[1]


def fallback_language(text: Text, language: Language) -> Language:
    """Return the language in which readers of another one get a text; empty if they get it in their own."""
    shown = language if isinstance(text, str) else _shown(text, language)[0]
    return "" if shown == language else shown


def _shown(text: Localized, language: Language) -> tuple[Language, str]:
    """Return the language and the words that readers of a language get."""
    shown = ("", "")
    for code, words in text.words:
        if code == language:
            return code, words
        if not shown[1] or code == INTERFACE_LANGUAGES[0]:
            shown = code, words
    return shown


def has_language(text: Localized, language: Language) -> bool:
    """Return True if a text is written in a language."""
    return any(code == language for code, _ in text.words)


def ordered(languages: set[Language]) -> tuple[Language, ...]:
    """Return languages in the order in which readers go through them."""
    return tuple(sorted(languages, key=language_order))


def is_spoiler(text: Text) -> bool:
    """Return True if this text is marked as a spoiler."""
    return isinstance(text, Localized) and text.spoiler is not False


def N_(message: str) -> str:
    """Mark a message for the catalogues. It is translated later, when the reader's language is known."""
    return message
