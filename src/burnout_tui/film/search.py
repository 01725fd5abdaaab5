"""Finding anything by typing: everything in a guide that may be shown, folded once, compared at every keystroke.

Accents, case, hyphens, apostrophes and spaces do not matter, nor does a slip of the fingers in a name.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from burnout_tui.film.folding import fold

LEAST_FOR_SLIPS = 4
"""Letters from which on a word may hold a slip."""
MOST_HITS = 40
"""So many hits are given, the best ones."""
_NEAR = 0.74
"""How alike two words must be, from 0 to 1, for one to be a slip of the other."""


class Quality(IntEnum):
    """How well something was found, the best first."""

    WHOLE = 0
    """The whole name."""
    START = 1
    """The beginning of the name."""
    WORD = 2
    """The beginning of a word in the name."""
    INSIDE = 3
    """Somewhere in the name."""
    OTHER = 4
    """Another spelling."""
    SLIP = 5
    """A name that is a slip away."""
    TEXT = 6
    """In a text."""


class Entry(NamedTuple):
    """Something that can be found: a name, another spelling or a text, and what it belongs to."""

    ref: str
    """What it opens."""
    text: str
    """As readers read it."""
    is_text: bool = False
    """Whether it is prose, not a name."""
    also: bool = False
    """Whether it is another spelling of the name."""
    where: str = ""
    """Where in the record it stands: the name of the field."""


class Hit(NamedTuple):
    """Something found."""

    entry: Entry
    quality: Quality
    start: int
    """The first letter that matched, in the entry's text; -1 where a slip matched."""
    end: int
    """The letter after the last that matched."""


class Index:
    """Everything that may be found, for one language and one state of the spoilers. It never changes."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._keys: list[str] = []
        self._places: list[tuple[int, ...] | None] = []
        for entry in self._entries:
            key, places = _key(entry.text)
            self._keys.append(key)
            self._places.append(places)

    def find(self, typed: str) -> list[Hit]:
        """The best hits for what was typed, one for each ref, the best first; none for an empty search."""
        wanted = _key(typed)[0].strip()
        if not wanted:
            return []
        best: dict[str, tuple[tuple[int, int, int], Hit]] = {}
        for number, hit in self._all(wanted):
            rank = (hit.quality, len(hit.entry.text) if not hit.entry.is_text else 0, number)
            if hit.entry.ref not in best or rank < best[hit.entry.ref][0]:
                best[hit.entry.ref] = (rank, hit)
        return [hit for _, hit in sorted(best.values(), key=lambda found: found[0])[:MOST_HITS]]

    def _all(self, wanted: str) -> Iterator[tuple[int, Hit]]:
        squeezed = wanted.replace(" ", "")
        found_name = False
        for number, key in enumerate(self._keys):
            start = key.find(wanted)
            if start >= 0:
                entry = self._entries[number]
                found_name = found_name or not entry.is_text
                yield number, self._hit(number, entry, _quality(entry, key, wanted, start), start, start + len(wanted))
        if len(squeezed) >= LEAST_FOR_SLIPS:
            for number, entry, key in self._names:
                if squeezed in key.replace(" ", "") and wanted not in key:
                    found_name = True
                    yield number, Hit(entry, Quality.INSIDE if not entry.also else Quality.OTHER, 0, len(entry.text))
        if not found_name and len(squeezed) >= LEAST_FOR_SLIPS:
            yield from self._slips(squeezed)

    def _hit(self, number: int, entry: Entry, quality: Quality, start: int, end: int) -> Hit:
        places = self._places[number]
        if places is None:
            return Hit(entry, quality, start, end)
        return Hit(entry, quality, places[start], places[end - 1] + 1)

    @cached_property
    def _names(self) -> tuple[tuple[int, Entry, str], ...]:
        return tuple(
            (number, entry, self._keys[number]) for number, entry in enumerate(self._entries) if not entry.is_text
        )

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """The words of the names, and the names without their spaces, with the entries they are in."""
        words: dict[str, list[int]] = {}
        for number, _, key in self._names:
            for word in {*key.split(), key.replace(" ", "")}:
                if len(word) >= LEAST_FOR_SLIPS - 1:
                    words.setdefault(word, []).append(number)
        return words

    def _slips(self, typed: str) -> Iterator[tuple[int, Hit]]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        near = extract(typed, list(self._words), scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=12)
        for word, _, _ in near:
            for number in self._words[word]:
                yield number, Hit(self._entries[number], Quality.SLIP, -1, -1)


def _quality(entry: Entry, key: str, wanted: str, start: int) -> Quality:
    if entry.is_text:
        return Quality.TEXT
    if entry.also:
        return Quality.OTHER
    if start == 0:
        return Quality.WHOLE if key == wanted else Quality.START
    return Quality.WORD if key[start - 1] == " " else Quality.INSIDE


def _key(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text folded, with one space for everything that is neither letter nor digit.

    The second value tells for each letter of the key where it stands in the text; None where that is the same place.
    """
    folded = fold(text)
    if folded.isascii() and folded.isalnum():
        return folded, None
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(folded):
        if letter.isalnum():
            letters.append(letter)
            places.append(place)
        elif letters and letters[-1] != " " and not _joins(letter):
            letters.append(" ")
            places.append(place)
    return "".join(letters), tuple(places)


def _joins(letter: str) -> bool:
    """Whether a sign within a word is passed over: combining marks and Arabic vowel signs."""
    import unicodedata

    return unicodedata.category(letter) in ("Mn", "Cf")
