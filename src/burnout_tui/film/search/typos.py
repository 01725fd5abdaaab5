"""Names that are a slip of the fingers away from what was typed, whole or as far as it was typed."""

from collections.abc import Iterator
from typing import Generic, TypeVar

LEAST_FOR_SLIPS = 4
"""Letters from which on something typed may hold a slip."""
_LEAST_FOR_TWO = 8
"""Letters from which on it may hold two: two letters wrong, missing, too many, or changed over."""
_MOST = 24
"""So many words are looked at, the nearest ones."""

_E = TypeVar("_E")


class Vocabulary(Generic[_E]):
    """The words of names, and names as a single word, with what they belong to."""

    def __init__(self) -> None:
        self._holders: dict[str, list[_E]] = {}

    def add(self, key: str, joined: str, holder: _E) -> None:
        """Take in a name: its words, and all of it without spaces. Numbers have no slips."""
        for word in {*key.split(), joined}:
            if len(word) >= LEAST_FOR_SLIPS - 1 and word.isalpha():
                self._holders.setdefault(word, []).append(holder)

    def near(self, typed: str) -> Iterator[tuple[str, _E]]:
        """The words that may have been meant and what they belong to, the nearest first."""
        if len(typed) < LEAST_FOR_SLIPS or not typed.isalpha():
            return
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        allowed = 2 if len(typed) >= _LEAST_FOR_TWO else 1
        words = [word for word in self._holders if allowed > 1 or word[0] == typed[0]]
        best: dict[int, tuple[int, int]] = {}
        for length in range(len(typed) - allowed, len(typed) + allowed + 1):
            begun = [word[:length] for word in words]
            for _, slips, number in extract(typed, begun, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST):
                rest = max(len(words[number]) - length, 0)
                best[number] = min(best.get(number, (allowed + 1, 0)), (int(slips), rest))
        for number in sorted(best, key=lambda number: (best[number], number))[:_MOST]:
            for holder in self._holders[words[number]]:
                yield words[number], holder
