"""What somebody may have meant."""

import re
from collections.abc import Collection

_MOST_COMPARED = 400_000
_LONGEST = 60


class Suggester:
    """Looks for what was meant, until it has compared so much that a large file full of mistakes would wait for it."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARED

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """``; did you mean "name"?`` where something known is near to the word, nothing otherwise."""
        self._left -= len(known)
        if self._left < 0 or len(word) > _LONGEST:
            return ""
        return did_you_mean(word, known)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """``; did you mean "name"?`` where something known is near to the word, nothing otherwise.

    Case, accents and the marks between words count for nothing.
    """
    near = nearest(word, known)
    return f'; did you mean "{near}"?' if near else ""


def nearest(word: str, known: Collection[str]) -> str:
    """What is known and nearest to the word; empty where nothing is near."""
    from difflib import get_close_matches

    by_slug = {slug(name): name for name in reversed(list(known))}
    near = get_close_matches(slug(word), by_slug, 1, 0.65)
    return by_slug[near[0]] if near else ""


def slug(text: str) -> str:
    """The text as an id: ``Zoë B`` gives ``zoe-b``; empty where it has no Latin letter or digit."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text[:_LONGEST].lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))
