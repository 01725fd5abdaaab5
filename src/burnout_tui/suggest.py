"""Suggestions for misspelt names."""

from collections.abc import Collection

from burnout_tui.message import Message
from burnout_tui.normalize import slug

_MAX_COMPARISONS = 400_000
_MAX_LENGTH = 60


class Suggester:
    """Suggests known names, up to a fixed number of comparisons, so that a large file full of errors stays quick."""

    def __init__(self) -> None:
        self._comparisons_left = _MAX_COMPARISONS

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """Return ``; did you mean "name"?`` for the known name nearest to the word, or nothing."""
        return did_you_mean(word, known) if self._may_compare(word, known) else ""

    def did_you_type(self, word: str, known: Collection[str]) -> str:
        """Return the same if the word can be a mistyped form of the nearest known name."""
        near = nearest(word, known) if self._may_compare(word, known) else ""
        return did_you_mean_this(near if near and is_slip(word, near) else "")

    def _may_compare(self, word: str, known: Collection[str]) -> bool:
        self._comparisons_left -= len(known)
        return self._comparisons_left >= 0 and len(word) <= _MAX_LENGTH


def is_slip(word: str, name: str) -> bool:
    """Return True if a word looks like a name that was mistyped, not like another word with the same letters."""
    from rapidfuzz.distance import OSA

    one, other = slug(word), slug(name)
    return one[:1] == other[:1] or OSA.distance(one, other) * 3 <= max(len(one), len(other))


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return ``; did you mean "name"?`` for the nearest known name, ignoring case and accents, or nothing."""
    near = nearest(word, known)
    return did_you_mean_this(near)


def did_you_mean_this(name: str) -> str:
    """Return ``; did you mean "name"?``, or nothing for an empty name."""
    return Message("; did you mean “{name}”?", name=name) if name else ""


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known name that is nearest to the word, or nothing if none is near."""
    from difflib import get_close_matches

    by_slug = {slug(name): name for name in reversed(dict.fromkeys(known))}
    near = get_close_matches(slug(word), by_slug, 1, 0.65)
    return by_slug[near[0]] if near else ""
