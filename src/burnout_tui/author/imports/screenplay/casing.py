"""Write names and places that a screenplay has in capitals as they are written in sentences."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits."""
_LETTERS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile("(['’])")
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})\Z")
_ORDINAL = re.compile(r"\d+(?:ST|ND|RD|TH|E|ER|ÈME)\Z")
_VOWELS = frozenset("AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜАЕЁИОУЫЭЮЯΑΕΗΙΟΥΩ")
_TITLES = frozenset(("DR", "MR", "MRS", "MS", "ST", "JR", "SR", "LT", "SGT", "CPT", "MME", "MLLE"))
_SMALL = frozenset(
    (
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de", "des"),
        *("du", "d", "en", "et", "la", "le", "les", "l", "à", "au", "aux", "chez", "sur", "sous", "dans", "del"),
        *("el", "los", "las", "y", "con", "der", "und", "von", "zu", "im", "van"),
        *("di", "della", "il", "lo", "e", "da", "dos"),
    )
)
"""Words that are small within a name."""


_NEUTRAL = str.maketrans("", "", "ßºª")
"""Letters that have no capitals, or are counted as small ones where they stand between capitals."""


def in_capitals(text: str) -> bool:
    """Return True if a text has capitals and no small letters."""
    return text.translate(_NEUTRAL).isupper()


class Casing:
    """The spelling of words where a screenplay does not have them in capitals."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts that will be rewritten."""
        self._needed = {
            word.casefold() for text in texts if in_capitals(text) for word in WORD.findall(text) if word.isupper()
        }
        self._small: set[str] = set()
        self._written: dict[str, str] = {}

    def learn(self, line: str) -> None:
        """Take a line of the screenplay as an example of how its words are written."""
        if not self._needed or line.isupper():
            return
        for found in WORD.finditer(line):
            word = found[0]
            if word.isupper() or (folded := word.casefold()) not in self._needed:
                continue
            if word.islower():
                self._small.add(folded)
            else:
                self._written.setdefault(folded, word)

    def is_common(self, word: str) -> bool:
        """Return True if a word of a name is also a word of other sentences, in small letters."""
        return word.casefold() in self._small

    def name(self, text: str) -> str:
        """Return a name in capitals with small letters: DR. O’NEIL as Dr. O’Neil. Other names stay as they are."""
        return self._rewritten(text, _SMALL)

    def place(self, text: str) -> str:
        """Return a place in capitals with small letters, with capitals for words that are not small in sentences."""
        return self._rewritten(text, _SMALL | self._small)

    def _rewritten(self, text: str, small: frozenset[str] | set[str]) -> str:
        if not in_capitals(text):
            return text
        first = True

        def rewritten(found: re.Match[str]) -> str:
            nonlocal first
            word, first_word, first = found[0], first, False
            parts = _APOSTROPHE.split(word)
            if not first_word and word.casefold() in small:
                return word.lower()
            is_elided = len(parts) > 1 and not first_word and parts[0].casefold() in small
            begin = parts[0].lower() if is_elided else self._capitalized(parts[0])
            # O’Neil and d’Artois, but Earl’s.
            rest = [self._capitalized(part) if len(parts[0]) == 1 else part.lower() for part in parts[1:]]
            return begin + "".join(rest)

        return _LETTERS.sub(rewritten, text)

    def _capitalized(self, word: str) -> str:
        if (written := self._written.get(word.casefold())) and written != word.capitalize():
            return written
        if _ORDINAL.match(word):
            return word.lower()
        if any(letter.isdigit() for letter in word):
            return word
        if word in _TITLES:
            return word.capitalize()
        is_abbreviation = len(word) <= 3 and word.isascii() and not _VOWELS & set(word)
        return word if is_abbreviation or (len(word) > 1 and _ROMAN.match(word)) else word.capitalize()
