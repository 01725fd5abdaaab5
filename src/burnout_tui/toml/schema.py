"""The description of a kind of document: its records, its size, and the words for them in messages."""

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct

from burnout_tui.message import Message
from burnout_tui.suggest import Suggester


def _no_hint(_: str, __: Suggester) -> str:
    return ""


def _no_synonym(_: str, __: Collection[str]) -> str:
    return ""


def _nowhere(_: type[Struct], __: str) -> str:
    return ""


def _question_mark(_: object, __: str) -> str:
    return "?"


class StringFormat(Struct, frozen=True, kw_only=True):
    """The strings of one pattern: their description in messages, and the string that replaces a wrong value."""

    description: Message = Message("a string")
    """The expectation if a string does not match: ``"a date such as 2017-10-11"``."""
    noun: Message = Message("a string")
    """The expectation if the value is not a string."""
    plural: Message = Message("strings")
    """The expectation if the value is not an array of such strings."""
    hint: Callable[[str, Suggester], str] = _no_hint
    """Returns a suggestion for a string that does not match, as ``; did you mean "…"?``, or nothing."""
    replacement: Callable[[object, str], str] = _question_mark
    """Returns a matching string to replace a wrong value; the second argument is a unique id."""


class OpenTable(Struct, frozen=True, kw_only=True):
    """A table that has keys of its author's beside those of its record: strings of one pattern."""

    field: str
    """The field of the record that has them all; no key of the table."""
    is_key: Callable[[str], bool]
    """Returns True for a key that its author may choose."""
    pattern: str
    """The pattern of the strings."""
    meant: Callable[[str], str]
    """Returns the key that another one means, or nothing."""
    keys: Message
    """The keys that an author may choose, in words."""


class Schema(Struct, frozen=True, kw_only=True):
    """A kind of document."""

    record: type[Struct]
    """It may have strings, integers, booleans, literals, structs, tuples, and unions of a struct, a string and None."""
    noun: Message = Message("a file")
    """The name of the document in messages, with an article: ``"a film file"``."""
    size_limit: int = 1024 * 1024
    """The largest document that is read, in bytes."""
    strings: Mapping[str, StringFormat] = {}
    """The strings that must match a pattern, by the pattern. Every pattern of the record needs an entry."""
    inline_tables: Mapping[type[Struct], str] = {}
    """The notation of the structs that may replace a string: ``{ en = "…", fr = "…" }``."""
    open_tables: Mapping[type[Struct], OpenTable] = {}
    """The records that stand for open tables."""
    synonym: Callable[[str, Collection[str]], str] = _no_synonym
    """Returns the one of the known words that a word means, or nothing; suggested before words spelt alike."""
    right_place: Callable[[type[Struct], str], str] = _nowhere
    """Returns where an unknown key of a record goes, as ``; …``, or nothing; said before any other suggestion."""
    missing: Mapping[str, Message] = {}
    """Messages for missing keys at the top level, where the general message does not help enough."""

    def string_format(self, pattern: str | None) -> StringFormat:
        """Return the format of the strings that match a pattern, or of any string."""
        return self.strings[pattern] if pattern else StringFormat()
