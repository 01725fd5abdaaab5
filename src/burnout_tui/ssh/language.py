"""The language that a visitor asks for, by the user's name or by the locale."""

import re
from collections.abc import Collection

from burnout_tui.film.language import Language
from burnout_tui.film.languages import INTERFACE_LANGUAGES, code_of
from textual_ssh.visitor import Visitor


def user_words(visitor: Visitor) -> list[str]:
    """Return the words of the user's name: ``fr``, or ``fr`` and ``dust`` of ``fr.dust``."""
    return [word for word in re.split(r"[.+,/ ]", visitor.user.lower()) if word]


class Languages:
    """The languages that a visitor may ask for: those of the films and of the interface."""

    def __init__(self, known: Collection[Language], default: Language) -> None:
        """``default`` is the language of visitors who ask for none; English if the films do not have it."""
        self._known = known
        code = code_of(default)
        self._default = code if code in known else INTERFACE_LANGUAGES[0]

    def language_for(self, visitor: Visitor) -> Language:
        """Return the language in the user's name, else that of the locale, else the default."""
        return self._named(visitor) or (visitor.language if visitor.language in self._known else self._default)

    def user_for(self, visitor: Visitor, language: Language) -> str:
        """Return the user's name that brings this visitor back in a language; empty if any name does."""
        return language if self._named(visitor) or language != self.language_for(visitor) else ""

    def _named(self, visitor: Visitor) -> Language:
        return next((word for word in user_words(visitor) if word in self._known), "")
