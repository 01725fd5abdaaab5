"""Finding anything by typing: everything in a guide that may be shown, compared at every keystroke.

Accents, case, hyphens, apostrophes and spaces do not matter, nor does a slip of the fingers in a name.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Literal, NamedTuple

from burnout_tui.film.search.normalize import Letters
from burnout_tui.film.search.typos import Vocabulary

Kind = Literal["character", "person", "work", "theme", "fact", "source", "text"]
KINDS: tuple[Kind, ...] = ("character", "person", "work", "theme", "fact", "source", "text")
"""What is found: six kinds of names, and texts."""
MAX_HITS = 10
"""So many hits of each kind are given, the best ones."""
MIN_TEXT_QUERY = 3
"""Letters from which on texts are searched while there are names."""
_LEAST_JOINED = 3
"""Letters from which on the spaces in names do not matter."""

_SENTENCES = ("fact", "source")
"""What is named in whole sentences, in which letters within a word mean nothing."""

TextRange = tuple[int, int]
"""Where something begins in a text, and where it has ended."""


class Quality(IntEnum):
    """How well something was found, the best first."""

    WHOLE = 0
    """The whole name."""
    START = 1
    """The beginning of the name."""
    WORD = 2
    """The beginning of a word in the name."""
    JOINED = 3
    """The same, with other spaces."""
    WORDS = 4
    """Several words that begin words in the name, in any order."""
    OTHER = 5
    """Another spelling, in one of these ways."""
    INSIDE = 6
    """Within a word."""
    TEXT = 7
    """The beginning of a word in a text."""
    WORDS_OF_TEXT = 8
    """Several words that begin words in a text, in any order."""
    TYPO = 9
    """A name that is a slip away."""


class IndexEntry(NamedTuple):
    """Something that can be found: a name, another spelling or a text, and what it belongs to."""

    kind: Kind
    ref: str
    """What it opens."""
    text: str
    """As readers read it."""
    also: bool = False
    """Whether it is another spelling of the name."""
    where: str = ""
    """Where a text stands, in the words of its language."""


class Hit(NamedTuple):
    """Something found."""

    entry: IndexEntry
    quality: Quality
    marks: tuple[TextRange, ...]
    """What matched, in the entry's text."""


class Group(NamedTuple):
    """What was found of one kind."""

    kind: Kind
    hits: tuple[Hit, ...]
    """One for each ref, the best first."""
    more: bool
    """Whether there are others."""


_Fields = tuple[Kind, str, str, bool, str]
"""An entry as a plain tuple, which the garbage collector does not look through again and again."""
_Keyed = tuple[str, str, _Fields]
"""An entry's key with a space before it, its key without spaces, and the entry."""


class _KindIndex:
    """The entries of one kind, in the file's order."""

    def __init__(self) -> None:
        self.names: list[_Keyed] = []
        self.others: list[_Keyed] = []


class Index:
    """Everything that may be found, for one language and one state of the spoilers.

    It is filled once; from then on it never changes, so that everybody who reads the guide can share it.
    """

    def __init__(self, entries: Iterable[IndexEntry] = ()) -> None:
        self._letters = Letters()
        self._kinds = {kind: _KindIndex() for kind in KINDS}
        self._words: Vocabulary[_Fields] = Vocabulary()
        for entry in entries:
            self.add(entry)

    def add(self, entry: IndexEntry) -> None:
        """Make something findable; nothing may have been looked for before."""
        key = self._letters.key(entry.text)
        if not key:
            return
        shelf = self._kinds[entry.kind]
        joined = "" if entry.kind == "text" else key.replace(" ", "")
        fields: _Fields = (entry.kind, entry.ref, entry.text, entry.also, entry.where)
        (shelf.others if entry.also else shelf.names).append((" " + key, joined, fields))
        if joined:
            self._words.add(key, joined, fields)

    def find(self, typed: str) -> list[Group]:
        """What matches what was typed, kind by kind: the kind with the best hit first, then as in KINDS."""
        wanted = self._letters.key(typed)
        if not wanted:
            return []
        joined = wanted.replace(" ", "")
        found: dict[Kind, list[Hit]] = {
            kind: list(self._of_kind(kind, wanted, joined)) for kind in KINDS if kind != "text"
        }
        named = {hit.entry.ref for hits in found.values() for hit in hits}
        if len(joined) >= MIN_TEXT_QUERY or not named:
            found["text"] = list(self._texts(wanted, named))
        if not named:
            for hit in self._slips(joined):
                found[hit.entry.kind].append(hit)
        groups = [Group(kind, tuple(hits[:MAX_HITS]), len(hits) > MAX_HITS) for kind, hits in found.items() if hits]
        return sorted(groups, key=lambda group: group.hits[0].quality)

    def _of_kind(self, kind: Kind, wanted: str, joined: str) -> Iterator[Hit]:
        """The best hits among the names of one kind, one more than is wanted where there are so many."""
        seen: set[str] = set()
        for quality, entry, stretches in _ways(self._kinds[kind], wanted, joined, kind not in _SENTENCES):
            ref = entry[1]
            if ref not in seen:
                seen.add(ref)
                yield self._hit(entry, quality, stretches)
                if len(seen) > MAX_HITS:
                    return

    def _texts(self, wanted: str, named: set[str]) -> Iterator[Hit]:
        """The first texts with the words, of what has not been found by name, one more than is wanted."""
        texts = self._kinds["text"].names
        seen = set(named)
        for quality, entry, stretches in _ways_in_texts(texts, wanted):
            ref = entry[1]
            if ref not in seen:
                seen.add(ref)
                yield self._hit(entry, quality, stretches)
                if len(seen) - len(named) > MAX_HITS:
                    return

    def _slips(self, joined: str) -> Iterator[Hit]:
        seen: dict[Kind, set[str]] = {kind: set() for kind in KINDS}
        for word, entry in self._words.near(joined):
            kind, ref, text, *_ = entry
            if ref not in seen[kind] and len(seen[kind]) <= MAX_HITS:
                seen[kind].add(ref)
                key = " " + self._letters.key(text)
                start = key.find(" " + word)
                yield self._hit(entry, Quality.TYPO, [(start, start + len(word)) if start >= 0 else (0, len(key) - 1)])

    def _hit(self, fields: _Fields, quality: Quality, stretches: list[TextRange]) -> Hit:
        entry = IndexEntry(*fields)
        places = self._letters.places(entry.text)
        marks = (self._letters.stretch(entry.text, start, end, places) for start, end in stretches)
        return Hit(entry, quality, tuple(marks))


def _ways(
    shelf: _KindIndex, wanted: str, joined: str, inside: bool
) -> Iterator[tuple[Quality, _Fields, list[TextRange]]]:
    """The names in which something is found, the best way first, with the stretches of their keys.

    Each way goes through the names by itself, so that those who have enough can stop after the best. What is found in
    any way but as words in any order has the same letters, spaces apart: the others are passed over first.
    """
    lead, words, length = " " + wanted, wanted.split(), len(wanted)
    names = [name for name in shelf.names if joined in name[1]]
    others = [name for name in shelf.others if joined in name[1]]
    yield from ((Quality.WHOLE, entry, [(0, length)]) for key, _, entry in names if key == lead)
    yield from ((Quality.START, entry, [(0, length)]) for key, _, entry in names if key.startswith(lead))
    yield from ((Quality.WORD, entry, [_at(key, lead)]) for key, _, entry in names if lead in key)
    yield from _joined(Quality.JOINED, names, joined)
    yield from _in_any_order(Quality.WORDS, shelf.names, words)
    yield from ((Quality.OTHER, entry, [_at(key, lead)]) for key, _, entry in others if lead in key)
    yield from _joined(Quality.OTHER, others, joined)
    yield from _in_any_order(Quality.OTHER, shelf.others, words)
    if (inside and length > 1) or not wanted.isascii():
        for found in (names, others):
            for key, _, entry in found:
                if wanted in key:
                    start = key.find(wanted) - 1
                    yield Quality.INSIDE, entry, [(start, start + length)]


def _joined(quality: Quality, names: list[_Keyed], joined: str) -> Iterator[tuple[Quality, _Fields, list[TextRange]]]:
    """The names with a word that begins with the same letters, whatever spaces are between them."""
    if len(joined) >= _LEAST_JOINED:
        for key, letters, entry in names:
            if stretch := _spaced(key, letters, joined):
                yield quality, entry, [stretch]


def _in_any_order(
    quality: Quality, names: list[_Keyed], words: list[str]
) -> Iterator[tuple[Quality, _Fields, list[TextRange]]]:
    """The names, or texts, in which several words begin words."""
    if len(words) > 1:
        leads = [" " + word for word in words]
        for key, _, entry in names:
            if leads[0] in key and all(lead in key for lead in leads):
                yield quality, entry, [_at(key, lead) for lead in leads]


def _ways_in_texts(texts: list[_Keyed], wanted: str) -> Iterator[tuple[Quality, _Fields, list[TextRange]]]:
    lead = " " + wanted
    yield from ((Quality.TEXT, entry, [_at(key, lead)]) for key, _, entry in texts if lead in key)
    yield from _in_any_order(Quality.WORDS_OF_TEXT, texts, wanted.split())
    if not wanted.isascii():  # scripts that have no spaces between words
        for key, _, entry in texts:
            if wanted in key:
                start = key.find(wanted) - 1
                yield Quality.WORDS_OF_TEXT, entry, [(start, start + len(wanted))]


def _at(key: str, lead: str) -> TextRange:
    """Where a lead, which is a space and letters, stands in a key, counted without the space before the key."""
    start = key.find(lead)
    return start, start + len(lead) - 1


def _spaced(key: str, letters: str, joined: str) -> TextRange | None:
    """Where letters stand in a key that has other spaces between them; None where they do not begin a word."""
    numbers = [number for number, letter in enumerate(key[1:]) if letter != " "]
    start = letters.find(joined)
    while start >= 0:
        first = numbers[start]
        if key[first] == " ":
            return first, numbers[start + len(joined) - 1] + 1
        start = letters.find(joined, start + 1)
    return None
