"""Find relations that a card can only tell from one side, or without saying who they are about."""

from collections.abc import Iterator

from burnout_tui.errors import Problem, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import localized
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.film.links import pieces
from burnout_tui.film.record_base import Text
from burnout_tui.film.relations import Relation
from burnout_tui.message import Message
from burnout_tui.normalize import normalize


def relation_warnings(guide: Guide) -> Iterator[Problem]:
    """Yield relations without a text for the other direction, texts that name neither character, and unused kinds."""
    used = {relation.kind for relation in guide.film.relations}
    for index, kind in enumerate(guide.film.kinds):
        if kind.id not in used:
            message = Message("no relation is of this kind")
            yield Problem(message=message, path=("kinds", index), severity="warning", code="unused-kind")
    for index, relation in enumerate(guide.film.relations):
        first, second = (_name(guide, end) for end in relation.between)
        if relation.reverse is None:
            message = Message("no “reverse”; add what “{second}” is or does to “{first}”", first=first, second=second)
            yield Problem(message=message, path=("relations", index), severity="warning", code="no-reverse")
        if relation.about is not None and not _names_an_end(guide, relation, relation.about):
            message = Message("names neither “{first}” nor “{second}”", first=first, second=second)
            path = ("relations", index, "about")
            yield Problem(message=message, path=path, severity="warning", code="names-neither")


def _name(guide: Guide, character: str) -> str:
    record = guide.characters[character]
    return short(localized(record.short or record.name, INTERFACE_LANGUAGES[0]))


def _names_an_end(guide: Guide, relation: Relation, about: Text) -> bool:
    """Return True if a text links to one of the characters, or has a word of one of their names, in each language."""
    links = {f"character:{end}" for end in relation.between}
    names = {
        word
        for character in map(guide.characters.__getitem__, relation.between)
        for text in (character.name, character.short, *character.also)
        if text
        for language in guide.languages
        for word in normalize(localized(text, language)).split()
    }
    for words in {localized(about, language) for language in guide.languages}:
        found = list(pieces(words))
        plain = normalize(" ".join(piece.words for piece in found)).split()
        if links.isdisjoint(piece.ref for piece in found) and names.isdisjoint(plain):
            return False
    return True
