"""Find the characters who are named in the action of a scene."""

from collections.abc import Iterator, Mapping

from burnout_tui.author.imports.screenplay.casing import WORD, Casing
from burnout_tui.normalize import Normalizer

_MOST_WORDS = 8
"""Words of a name. Longer ones are not looked for."""
_LONGEST_LINE = 10_000
"""Characters of a line that are looked at together, so that the words of a whole file never are in memory."""


class NamesInAction:
    """Finds the names of characters in lines of action; the longest, where one begins with another."""

    def __init__(self, names: Mapping[str, str], normalizer: Normalizer) -> None:
        """Take the name of each character, by the key that stands for the character."""
        self._normalizer = normalizer
        self._tree = _Tree()
        for key, name in names.items():
            tree = self._tree
            words = [normalizer.key(word) for word in WORD.findall(name)]
            if len(words) <= _MOST_WORDS and len("".join(words)) > 1:
                for word in words:
                    tree = tree.after.setdefault(word, _Tree())
                tree.key = tree.key or key

    def find(self, line: str, casing: Casing) -> Iterator[str]:
        """Yield the key of each character named in a line.

        A name before ’s is left out: Jim’s car is not Jim. So is a common word at the beginning of a sentence: Will
        may be somebody in “She sees Will”, but not in “Will she?”.
        """
        for start in range(0, len(line), _LONGEST_LINE):
            yield from self._find(line[start : start + _LONGEST_LINE], casing)

    def _find(self, line: str, casing: Casing) -> Iterator[str]:
        words = [(found[0], found.end()) for found in WORD.finditer(line)]
        index = 0
        while index < len(words):
            length, key = (0, "") if words[index][0].islower() else self._longest(words, index)
            if key:
                (first, first_end), (_, end) = words[index], words[index + length - 1]
                is_common = length == 1 and not first.isupper() and casing.is_common(first)
                is_owner = line[end : end + 2].lower() in ("’s", "'s")
                if not is_owner and not (is_common and _begins_sentence(line, first_end - len(first))):
                    yield key
            index += length or 1

    def _longest(self, words: list[tuple[str, int]], start: int) -> tuple[int, str]:
        """Return the number of words of the longest name that begins at a word, and its key; 0 if there is none."""
        tree, found = self._tree, (0, "")
        for place in range(start, min(start + _MOST_WORDS, len(words))):
            after = tree.after.get(self._normalizer.key(words[place][0]))
            if not after:
                break
            tree = after
            if tree.key:
                found = (place + 1 - start, tree.key)
        return found


def _begins_sentence(line: str, place: int) -> bool:
    before = line[max(0, place - 4) : place].rstrip(" \t\"“‘'«(-–—")
    return not before or before[-1] in ".!?:…"


class _Tree:
    """Names that begin with the same words: what comes after them, and the key of the name that ends here."""

    __slots__ = ("after", "key")

    def __init__(self) -> None:
        self.after: dict[str, _Tree] = {}
        self.key = ""
