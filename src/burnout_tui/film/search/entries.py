"""The entries of a search index with their keys: names, other spellings, ids and texts."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from burnout_tui.film.search.typos import Vocabulary

TEXT = "text"
"""The kind of entries that are texts, not names."""

Fields = tuple[str, str, str, Literal["name", "other", "id"], str, str]
"""An entry as a plain tuple, which the garbage collector stops tracking."""
Keyed = tuple[str, str, Fields]
"""An entry's key with a space before it, its key without spaces, and the entry."""


class Entries:
    """Entries in the file's order. One search in all keys at once finds that most queries are in none of them."""

    def __init__(self) -> None:
        self.rows: list[Keyed] = []

    @cached_property
    def _keys(self) -> str:
        return "\n".join(key for key, _, _ in self.rows)

    @cached_property
    def _letters(self) -> str:
        return "\n".join(["", *(joined for _, joined, _ in self.rows)])

    def with_letters(self, joined: str) -> list[Keyed]:
        """Return the entries whose keys have these letters in a row, ignoring spaces."""
        return [row for row in self.rows if joined in row[1]] if joined in self._letters else []

    def beginning_with(self, joined: str) -> list[Keyed]:
        """Return the entries whose keys begin with these letters, ignoring spaces."""
        return [row for row in self.rows if row[1].startswith(joined)] if f"\n{joined}" in self._letters else []

    def with_parts(self, first: str, *others: str) -> Iterator[Keyed]:
        """Yield the entries whose keys have all of these parts."""
        if all(part in self._keys for part in (first, *others)):
            for row in self.rows:
                if first in row[0] and all(part in row[0] for part in others):
                    yield row


class KindEntries:
    """The entries of one kind."""

    def __init__(self) -> None:
        self.names, self.others, self.ids = Entries(), Entries(), Entries()
        self.vocabulary: Vocabulary[Fields] = Vocabulary()

    def add(self, key: str, fields: Fields) -> None:
        """Add an entry by the key of its text."""
        kind, form = fields[0], fields[3]
        joined = "" if kind == TEXT else key.replace(" ", "")
        {"name": self.names, "other": self.others, "id": self.ids}[form].rows.append((" " + key, joined, fields))
        if joined:
            self.vocabulary.add(key, joined, fields)
