"""Finding a character by what somebody typed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import LANGUAGES, localized, pieces
from burnout_tui.film.model import Character
from burnout_tui.film.search.folding import fold
from burnout_tui.toml.suggest import nearest, slug

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_WHOLE, _START, _WORD, _INSIDE, _NOT = range(5)
"""How well a name fits, the best first."""


class Spelling(NamedTuple):
    """One way to write a character's name."""

    character: str
    """The character's id."""
    text: str
    keys: str
    """The name squeezed, from its beginning and from each further word on; each on a line of its own."""


class Names:
    """The characters that may be shown, by everything they are called. Case, accents and spaces do not matter.

    They are called by their names in every language, their other spellings and their ids.
    """

    def __init__(self, guide: Guide, spoilers: bool) -> None:
        self.characters: tuple[str, ...] = tuple(
            character.id for character in guide.film.characters if spoilers or not character.spoiler
        )
        """Ids, in the file's order."""
        self._spellings = [
            Spelling(name, text, _keys(text))
            for name in self.characters
            for text in dict.fromkeys(_spellings(guide.characters[name]))
        ]

    def called(self, typed: str) -> tuple[str, ...]:
        """The ids of those who may be meant, in the file's order: one where it is clear, none where nobody is.

        An id decides; then a whole name; then the beginning of a name; then that of a word in a name.
        """
        typed = typed.strip().removeprefix("character:")
        if typed in self.characters:
            return (typed,)
        found = [(fit, spelling.character) for fit, spelling in self._fitting(typed) if fit < _INSIDE]
        best = min((fit for fit, _ in found), default=_NOT)
        return tuple(dict.fromkeys(name for fit, name in found if fit == best))

    def narrowed(self, typed: str) -> dict[str, str]:
        """Those in whose names the letters stand, by id, the best first, each with the spelling that fits.

        Where the letters stand in no name, the nearest name is found.
        """
        found = sorted(self._fitting(typed), key=lambda fitting: fitting[0])
        if not found and (near := self.meant(typed)):
            found = list(self._fitting(near))[:1]
        by_name: dict[str, str] = {}
        for _, spelling in found:
            by_name.setdefault(spelling.character, spelling.text)
        return by_name

    def meant(self, typed: str) -> str:
        """The name nearest to what was typed, or an empty string where none is near."""
        names = [spelling.text for spelling in self._spellings if slug(spelling.text)]
        return nearest(typed, names) if slug(typed) else ""

    def _fitting(self, typed: str) -> Iterator[tuple[int, Spelling]]:
        if wanted := squeezed(typed):
            for spelling in self._spellings:
                if (fit := _fit(spelling.keys, wanted)) < _NOT:
                    yield fit, spelling


def squeezed(text: str) -> str:
    """The text's letters and digits without accents and case; of a text that has none, its signs without spaces."""
    folded = fold(text)
    return "".join(filter(str.isalnum, folded)) or "".join(folded.split())


def _spellings(character: Character) -> Iterator[str]:
    for text in (character.name, character.short):
        for language in LANGUAGES if text is not None else ():
            yield "".join(piece.words for piece in pieces(localized(text or "", language)))
    yield from character.also
    yield character.id


def _keys(text: str) -> str:
    words = list(filter(None, _BETWEEN_WORDS.split(text)))
    keys = (squeezed(text), *(squeezed(" ".join(words[first:])) for first in range(1, len(words))))
    return "\n".join(("", *keys, ""))


def _fit(keys: str, wanted: str) -> int:
    if wanted not in keys:
        return _NOT
    if keys.startswith(f"\n{wanted}"):
        return _WHOLE if keys.startswith(f"\n{wanted}\n") else _START
    return _WORD if f"\n{wanted}" in keys else _INSIDE
