"""The languages that a film can be written in: their codes, their names, and what other codes and names mean.

``languages.tsv`` is read only for a language that the interface does not speak. tools/languages.py writes it.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from burnout_tui.errors import short
from burnout_tui.message import Message
from burnout_tui.normalize import Normalizer, normalize
from burnout_tui.suggest import did_you_mean_this

INTERFACE_LANGUAGES = ("en", "fr")
"""The languages with a catalogue, the fallback first."""
_NAMES = MappingProxyType({"en": "English", "fr": "français"})
_WORDS = MappingProxyType({"en": Message("English"), "fr": Message("French")})


_TAG = re.compile(r"([a-z]{2,3})(?:[-_.@].*)?\Z")


def is_language(code: str) -> bool:
    """Return True for an ISO 639-1 code, or an ISO 639-3 one of a language that has no shorter one."""
    return code in INTERFACE_LANGUAGES or _row(code) is not None


def short_codes() -> list[str]:
    """Return the codes of ISO 639-1, of two letters, in alphabetical order."""
    return sorted(code for code in _table() if len(code) == 2)


def code_of(text: str) -> str:
    """Return the language of a code or a locale: ``fr`` for ``FR`` and ``fr-CA``; empty if it is neither."""
    tag = _TAG.match(text.strip().casefold())
    return tag[1] if tag and is_language(tag[1]) else ""


def unknown_language(text: str) -> Message | None:
    """Return an error message for a string that is neither the code of a language nor a locale, else None."""
    if code_of(text):
        return None
    hint = did_you_mean_this(language_meant(text)) or Message("; write a code such as fr")
    return Message("there is no language “{name}”{hint}", name=short(text), hint=hint)


def own_name(code: str) -> str:
    """Return a language's own name, as it stands by itself: ``Français``; without one, its English name."""
    if code not in _NAMES:
        english, own, _ = _row(code) or (code, "", "")
    name = _NAMES.get(code) or own or english
    return name[:1].upper() + name[1:]


def language_name(code: str) -> str:
    """Return the word for a language in messages: ``French``; its code in quotation marks if that has no word."""
    return _WORDS.get(code) or Message("“{text}”", text=code)


def language_meant(text: str) -> str:
    """Return the code of the language that another code, a locale or a name means: ``fra``, ``fr-CA``, ``French``.

    Empty if no language is meant.
    """
    if code := code_of(text):
        return code
    tag, codes = _TAG.match(text.strip().casefold()), _codes()
    return codes.get(tag[1] if tag else "") or codes.get(normalize(text), "")


def language_order(code: str) -> tuple[int, str]:
    """Return the sort key of a language: those of the interface come first, then all others by code.

    So the languages in which everything is written stand side by side, and the order is the same in every film.
    """
    index = INTERFACE_LANGUAGES.index(code) if code in INTERFACE_LANGUAGES else len(INTERFACE_LANGUAGES)
    return index, code


def interface_language(language: str) -> str:
    """Return the language that the interface speaks to readers of another: itself if it has a catalogue, or English."""
    return language if language in INTERFACE_LANGUAGES else INTERFACE_LANGUAGES[0]


_MAX_ROWS = 1000
"""The rows that are kept: a film may have any number of keys that are not codes."""
_Row = tuple[str, str, str]
"""The English name, the own name and the other codes of a language."""


@cache
def _text() -> str:
    """Return the table of languages, a line for each; the lines begin and end with a line feed."""
    return f"\n{Path(__file__).with_name('languages.tsv').read_text(encoding='utf-8')}\n"


@lru_cache(_MAX_ROWS)
def _row(code: str) -> _Row | None:
    """Return the row of a language; None for an unknown code. All of the thousands of rows are rarely needed."""
    start = _text().find(f"\n{code}\t") + 1 if code.isalpha() else 0
    return _fields(_text()[start : _text().index("\n", start)])[1] if start else None


def _fields(line: str) -> tuple[str, _Row]:
    code, english, own, others = (line + "\t\t").split("\t")[:4]
    return code, (english, own, others)


@cache
def _table() -> Mapping[str, _Row]:
    """Return the rows of all languages, by their codes."""
    return dict(map(_fields, _text().strip("\n").splitlines()))


def _codes() -> Mapping[str, str]:
    """Return the codes that other codes and names mean, in normal form. Rare languages give way to others."""
    key = Normalizer().key
    codes: dict[str, str] = {}
    for code, (english, own, others) in sorted(_table().items(), key=lambda row: len(row[0])):
        for name in (*others.split(), *filter(None, (key(english), key(own)))):
            codes.setdefault(name, code)
    return codes
