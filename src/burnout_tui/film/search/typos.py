"""Find names that differ from a query by a typing error, in full or up to the query's length."""

from collections.abc import Iterator
from typing import Generic, TypeVar

_MIN_LETTERS = 4
"""Shorter queries are too ambiguous to correct."""
_MIN_LETTERS_FOR_TWO = 5
"""From this length a query may hold two errors: letters wrong, missing, extra, or in the wrong order."""
_LONG = 8
"""From this length two errors are as likely as one, and the first letter may be one of them."""
_MAX_WORDS = 24
"""Nearest words that are considered."""

_E = TypeVar("_E")


def allowed_errors(joined: str) -> tuple[int, int]:
    """Return the number of errors a query may hold, and the larger number allowed if no name is that near."""
    length = len(joined)
    if length < _MIN_LETTERS or not joined.isalpha():
        return 0, 0
    if length < _MIN_LETTERS_FOR_TWO:
        return 1, 1
    return (1, 2) if length < _LONG else (2, 2)


class Vocabulary(Generic[_E]):
    """The words of names, and each name as a single word, with the entries that they belong to."""

    def __init__(self) -> None:
        self._entries: dict[str, list[_E]] = {}

    def add(self, key: str, joined: str, entry: _E) -> None:
        """Add a name by its key and its key without spaces. Numbers are left out: one is never a typo of another."""
        for word in {*key.split(), joined}:
            if len(word) >= _MIN_LETTERS - 1 and word.isalpha():
                self._entries.setdefault(word, []).append(entry)

    def near(self, joined: str) -> Iterator[tuple[str, int, list[_E]]]:
        """Yield the words that may have been meant, with the number of errors and the entries, the nearest first."""
        _, allowed = allowed_errors(joined)
        if not allowed:
            return
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        # In a short word the first letter has to be right: people rarely miss it, and most words need no comparison.
        long = len(joined) >= _LONG
        words = [word for word in self._entries if long or word[0] == joined[0]]
        best: dict[int, tuple[int, int]] = {}
        spread = allowed if long else 1
        for length in range(len(joined) - spread, len(joined) + spread + 1):
            begun = [word[:length] for word in words]
            found = extract(joined, begun, scorer=OSA.distance, score_cutoff=allowed, limit=_MAX_WORDS)
            for _, errors, number in found:
                rest = max(len(words[number]) - length, 0)
                best[number] = min(best.get(number, (allowed + 1, 0)), (int(errors), rest))
        for number in sorted(best, key=lambda number: (best[number], number))[:_MAX_WORDS]:
            yield words[number], best[number][0], self._entries[words[number]]
