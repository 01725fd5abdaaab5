"""Finding a character by what somebody typed."""

import re
from collections.abc import Callable, Iterator

from burnout_tui.film.folding import fold
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import LANGUAGES, localized, pieces
from burnout_tui.film.model import Character
from burnout_tui.film.suggest import nearest, slug

_BETWEEN_WORDS = re.compile(r"[\s\W_]+")


def called(guide: Guide, typed: str, spoilers: bool) -> tuple[str, ...]:
    """The ids of those who may be meant, in the file's order: one where it is clear, none where nobody is.

    An id decides; then a whole name in any spelling; then the beginning of a name; then that of a word in a name.
    Case, accents, spaces and the marks between words do not matter. Hidden characters are not there.
    """
    typed = typed.strip().removeprefix("character:")
    shown = _shown(guide, spoilers)
    if typed in shown:
        return (typed,)
    wanted = squeezed(typed)
    known = {name: [squeezed(spelling) for spelling in spellings(character)] for name, character in shown.items()}
    tests: tuple[Callable[[str], bool], ...] = (wanted.__eq__, lambda text: text.startswith(wanted))
    for test in tests if wanted else ():
        if found := tuple(name for name, texts in known.items() if any(map(test, texts))):
            return found
    return _by_word(shown, wanted) if wanted else ()


def meant(guide: Guide, typed: str, spoilers: bool) -> str:
    """The name nearest to what was typed, or an empty string where none is near."""
    names = [spelling for character in _shown(guide, spoilers).values() for spelling in spellings(character)]
    return nearest(typed, [name for name in names if slug(name)]) if slug(typed) else ""


def spellings(character: Character) -> Iterator[str]:
    """What a character may be called: the names in every language, the other spellings, the id."""
    for text in (character.name, character.short):
        for language in LANGUAGES if text is not None else ():
            yield "".join(piece.words for piece in pieces(localized(text or "", language)))
    yield from character.also
    yield character.id


def squeezed(text: str) -> str:
    """The text's letters and digits without accents and case; of a text that has none, its signs without spaces."""
    folded = fold(text)
    return "".join(filter(str.isalnum, folded)) or "".join(folded.split())


def _shown(guide: Guide, spoilers: bool) -> dict[str, Character]:
    return {name: character for name, character in guide.characters.items() if spoilers or not character.spoiler}


def _by_word(shown: dict[str, Character], wanted: str) -> tuple[str, ...]:
    def begins(text: str) -> bool:
        words = _BETWEEN_WORDS.split(text)
        return any(squeezed(" ".join(words[first:])).startswith(wanted) for first in range(1, len(words)))

    return tuple(name for name, character in shown.items() if any(map(begins, spellings(character))))
