"""The language of usage errors and help: click's words and ours come from one catalogue."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from burnout_tui.film.language import Language
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.prose.i18n import DOMAIN, LOCALE, translations_for
from textual_wire.detection.language import language_code

_VARIABLE = "LANGUAGE"
"""The variable that gettext obeys first. The guide does not read it."""


def locale_language() -> Language:
    """Return the language that the environment asks for, or English. The code of the environment is not checked."""
    return language_code(os.environ) or INTERFACE_LANGUAGES[0]


def translate(message: str) -> str:
    """Return a message in the language of the locale."""
    return translations_for(locale_language()).gettext(message)


def translate_paragraphs(text: str) -> str:
    """Return a text in the language of the locale. Each of its paragraphs is a message."""
    return "\n\n".join(map(translate, paragraphs(text)))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


@contextmanager
def gettext_language(language: str | None) -> Iterator[None]:
    """Give gettext, from which click takes its words, our catalogue and a language; None: the one it chooses itself.

    gettext chooses the language from the environment, at each message.
    """
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
    before = os.environ.get(_VARIABLE)
    _set_variable(language)
    try:
        yield
    finally:
        _set_variable(before)


def given_language() -> str | None:
    """Return what the environment tells gettext."""
    return os.environ.get(_VARIABLE)


def _set_variable(value: str | None) -> None:
    if value is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = value
