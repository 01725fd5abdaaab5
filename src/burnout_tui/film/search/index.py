"""The search index: ranks names and texts. It ignores accents, case, signs, spaces and typing errors in names."""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Literal, NamedTuple
from unicodedata import normalize

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.search.entries import TEXT, Entries, Fields, Keyed, KindEntries
from burnout_tui.film.search.typos import allowed_errors
from burnout_tui.normalize import Normalizer

MAX_HITS = 10
"""The largest number of hits of each kind."""
MIN_TEXT_QUERY = 3
"""The shortest query, in letters, that is looked for in texts even if names match it."""
_MIN_JOINED = 3
"""The shortest query, in letters, that ignores the spaces in names."""

TextRange = tuple[int, int]
"""The positions where a part of a text begins and ends."""


class Quality(IntEnum):
    """The quality of a match, the best first."""

    WHOLE = 0
    """The whole name."""
    WHOLE_OTHER = 1
    """The whole of another spelling, or of an id."""
    START = 2
    """The beginning of the name."""
    WORD = 3
    """The beginning of a word in the name."""
    JOINED = 4
    """The same, with other spaces."""
    WORDS = 5
    """Several words that begin words in the name, in any order."""
    OTHER = 6
    """A part of another spelling, in one of these ways."""
    ID = 7
    """The beginning of an id. Ids are searched only if no name matches."""
    INSIDE = 8
    """Letters within a word."""
    TEXT = 9
    """The beginning of a word in a text."""
    WORDS_OF_TEXT = 10
    """Several words that begin words in a text, in any order."""
    TYPO = 11
    """A name that differs by a typing error."""


class IndexEntry(NamedTuple):
    """A name, another spelling, an id or a text, and what it belongs to."""

    kind: str
    ref: str
    """The ref to open."""
    text: str
    """As readers read it."""
    form: Literal["name", "other", "id"] = "name"
    """``other`` is another spelling of the name."""
    where: str = ""
    """The place of a text in its entry, in words."""
    relation: str = ""
    """The kind of the relation that a text is about; empty for other texts."""


class Hit(NamedTuple):
    """An entry that matches."""

    entry: IndexEntry
    quality: Quality
    marks: tuple[TextRange, ...]
    """The parts of the entry's text that match."""


def is_written(hit: Hit, typed: str) -> bool:
    """Return True if a name is written as it is typed, with the same case, accents and spaces."""
    return normalize("NFC", hit.entry.text) == normalize("NFC", typed.strip())


class Group(NamedTuple):
    """The hits of one kind."""

    kind: str
    hits: tuple[Hit, ...]
    """One for each ref, the best first."""
    more: bool
    """True if there are more than these."""


_Match = tuple[Quality, Fields, list[TextRange]]
"""A match, with the ranges of the key that match."""


class Index:
    """The entries that one reader may find. All readers share it, so it never changes after the last ``add``."""

    def __init__(self, entries: Iterable[IndexEntry] = (), kinds: Sequence[str] = ()) -> None:
        self._normalizer = Normalizer()
        self._kinds = {kind: KindEntries() for kind in kinds or searched_kinds()}
        for entry in entries:
            self.add(entry)

    def add(self, entry: IndexEntry) -> None:
        """Add an entry. Entries without letters and digits are left out."""
        if key := self._normalizer.key(entry.text):
            self._kinds[entry.kind].add(
                key, (entry.kind, entry.ref, entry.text, entry.form, entry.where, entry.relation)
            )

    def find(self, typed: str, kinds: Sequence[str] = ()) -> list[Group]:
        """Return the best hits of some kinds, or of all, grouped by kind: the kind with the best hit first."""
        query = self._normalizer.key(typed)
        if not query:
            return []
        searched = kinds or tuple(self._kinds)
        names = [kind for kind in searched if kind != TEXT]
        found = {kind: _written_first(self._best(self._names(kind, query)), typed) for kind in names}
        named = {hit.entry.ref for hits in found.values() for hit in hits}
        if TEXT in searched and (len(query.replace(" ", "")) >= MIN_TEXT_QUERY or not named):
            found[TEXT] = list(self._best(_matches_in_texts(self._kinds[TEXT].names, query), named))
        if not named:
            found |= self._nearest(names, query, MAX_HITS + 1)
        groups = [Group(kind, tuple(hits[:MAX_HITS]), len(hits) > MAX_HITS) for kind, hits in found.items() if hits]
        return sorted(groups, key=lambda group: group.hits[0].quality)

    def find_names(self, kind: str, typed: str) -> list[Hit]:
        """Return all hits among the names of one kind, one for each ref, ranked by the same rules."""
        query = self._normalizer.key(typed)
        if not query:
            return []
        hits = _written_first(self._best(self._names(kind, query, ids=True), limit=0), typed)
        return hits or self._nearest((kind,), query, 0)[kind]

    def _best(self, matches: Iterable[_Match], known: Iterable[str] = (), limit: int = MAX_HITS + 1) -> Iterator[Hit]:
        """Yield the first match of each ref not in ``known``, up to ``limit``; MAX_HITS + 1 shows there are more."""
        seen = set(known)
        count = 0
        for quality, fields, ranges in matches:
            if fields[1] not in seen:
                seen.add(fields[1])
                yield self._hit(fields, quality, ranges)
                count += 1
                if count == limit:
                    return

    def _names(self, kind: str, query: str, ids: bool = False) -> Iterator[_Match]:
        index = self._kinds[kind]
        return _matches(index, index.ids.rows if ids else (), query, inside=not _is_sentence(kind))

    def _nearest(self, kinds: Sequence[str], query: str, limit: int) -> dict[str, list[Hit]]:
        """Return the hits if no name matches: ids that begin with the query, else names with typing errors."""
        joined = query.replace(" ", "")
        found = {kind: list(self._best(self._ids(kind, joined), limit=limit)) for kind in kinds}
        if any(found.values()):
            return found
        near = {kind: list(self._kinds[kind].vocabulary.near(joined)) for kind in kinds}
        few, many = allowed_errors(joined)
        allowed = few if any(errors <= few for words in near.values() for _, errors, _ in words) else many
        meant = {
            kind: self._typos((word, entries) for word, errors, entries in words if errors <= allowed)
            for kind, words in near.items()
        }
        return {kind: list(self._best(matches, limit=limit)) for kind, matches in meant.items()}

    def _ids(self, kind: str, joined: str) -> Iterator[_Match]:
        return ((Quality.ID, fields, []) for _, _, fields in self._kinds[kind].ids.beginning_with(joined))

    def _typos(self, words: Iterable[tuple[str, list[Fields]]]) -> Iterator[_Match]:
        """Yield the entries of the words that the query may misspell."""
        for word, entries in words:
            for fields in entries:
                key = " " + self._normalizer.key(fields[2])
                start = key.find(" " + word)
                found = (start, start + len(word)) if start >= 0 else (0, len(key) - 1)
                yield Quality.TYPO, fields, [] if fields[3] == "id" else [found]

    def _hit(self, fields: Fields, quality: Quality, ranges: list[TextRange]) -> Hit:
        entry = IndexEntry(*fields)
        positions = self._normalizer.positions(entry.text) if ranges else []
        marks = (self._normalizer.source_range(entry.text, start, end, positions) for start, end in ranges)
        return Hit(entry, quality, tuple(marks))


def searched_kinds() -> tuple[str, ...]:
    """Return the kinds that a search covers. Equally good results appear in this order."""
    return (*record_kinds().headings, TEXT)


def _is_sentence(kind: str) -> bool:
    row = record_kinds().named.get(kind)
    return row is not None and row.is_sentence


def _written_first(hits: Iterable[Hit], typed: str) -> list[Hit]:
    """Return hits with the names first, of equally good ones, that are written as they are typed."""
    return sorted(hits, key=lambda hit: (hit.quality, not is_written(hit, typed)))


def _matches(index: KindEntries, ids: Iterable[Keyed], query: str, inside: bool) -> Iterator[_Match]:
    """Yield the entries that match, the best first.

    Each quality is a separate pass over the names, so a caller with enough hits can stop after the best passes. All
    but words in any order need the query's letters in one run, ignoring spaces: that is tested first.
    """
    lead, joined, length = " " + query, query.replace(" ", ""), len(query)
    names, others = index.names.with_letters(joined), index.others.with_letters(joined)
    yield from ((Quality.WHOLE, fields, [(0, length)]) for key, _, fields in names if key == lead)
    if wholes := [fields for key, _, fields in (*others, *ids) if key == lead]:
        by_name = {fields[1] for _, letters, fields in names if letters == joined}
        for fields in wholes:
            if fields[1] not in by_name:
                yield Quality.WHOLE_OTHER, fields, [] if fields[3] == "id" else [(0, length)]
    yield from ((Quality.START, fields, [(0, length)]) for key, _, fields in names if key.startswith(lead))
    yield from ((Quality.WORD, fields, [_at(key, lead)]) for key, _, fields in names if lead in key)
    yield from _joined(Quality.JOINED, names, joined)
    yield from _in_any_order(Quality.WORDS, index.names, query.split())
    yield from ((Quality.OTHER, fields, [_at(key, lead)]) for key, _, fields in others if lead in key)
    yield from _joined(Quality.OTHER, others, joined)
    yield from _in_any_order(Quality.OTHER, index.others, query.split())
    if (inside and length > 1) or not query.isascii():
        for key, _, fields in (*names, *others):
            if query in key:
                start = key.find(query) - 1
                yield Quality.INSIDE, fields, [(start, start + length)]


def _joined(quality: Quality, names: list[Keyed], joined: str) -> Iterator[_Match]:
    """Yield the names in which a word begins with the same letters, ignoring spaces."""
    if len(joined) >= _MIN_JOINED:
        for key, letters, fields in names:
            if found := _range_across_spaces(key, letters, joined):
                yield quality, fields, [found]


def _in_any_order(quality: Quality, entries: Entries, words: list[str]) -> Iterator[_Match]:
    """Yield the names or texts in which each of several words begins a word."""
    if len(words) > 1:
        leads = [" " + word for word in words]
        for key, _, fields in entries.with_parts(*leads):
            yield quality, fields, [_at(key, lead) for lead in leads]


def _matches_in_texts(texts: Entries, query: str) -> Iterator[_Match]:
    lead = " " + query
    yield from ((Quality.TEXT, fields, [_at(key, lead)]) for key, _, fields in texts.with_parts(lead))
    yield from _in_any_order(Quality.WORDS_OF_TEXT, texts, query.split())
    if not query.isascii():  # some scripts have no spaces between words
        for key, _, fields in texts.with_parts(query):
            start = key.find(query) - 1
            yield Quality.WORDS_OF_TEXT, fields, [(start, start + len(query))]


def _at(key: str, lead: str) -> TextRange:
    """Return the range of a lead, a space and letters, in a key, not counting the space before the key."""
    start = key.find(lead)
    return start, start + len(lead) - 1


def _range_across_spaces(key: str, letters: str, joined: str) -> TextRange | None:
    """Return the range of letters in a key that has other spaces between them; None if they do not begin a word."""
    numbers = [number for number, letter in enumerate(key[1:]) if letter != " "]
    start = letters.find(joined)
    while start >= 0:
        first = numbers[start]
        if key[first] == " ":
            return first, numbers[start + len(joined) - 1] + 1
        start = letters.find(joined, start + 1)
    return None
