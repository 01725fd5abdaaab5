"""The kinds of relation as readers see them: a word, and a sign in the hue of a family of kinds."""

from collections.abc import Mapping
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.film.record_base import Text
from burnout_tui.film.signs import KIND_SIGNS, sign_for
from burnout_tui.prose.document import KindStyle, Span
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading

_WORDS = {
    "family": N_("family"),
    "love": N_("love"),
    "friendship": N_("friendship"),
    "work": N_("work"),
    "money": N_("money"),
    "power": N_("power"),
    "care": N_("care"),
    "rivalry": N_("rivalry"),
    "chance": N_("chance"),
    "art": N_("art"),
}
_STYLES: dict[str, KindStyle] = {
    "family": "kind-family",
    "love": "kind-love",
    "friendship": "kind-family",
    "work": "kind-work",
    "money": "kind-money",
    "power": "kind-work",
    "care": "kind-family",
    "rivalry": "kind-chance",
    "chance": "kind-chance",
    "art": "kind-art",
}
"""The style of each kind. Several kinds share one: their signs distinguish them."""


class RelationKind(NamedTuple):
    """A kind of relation, for every film or of one film."""

    word: str
    """The English word of a kind for every film; empty for one of the film's own."""
    name: Text
    """The name of one of the film's own kinds; empty for others."""
    sign: str
    style: KindStyle


def relation_kinds(guide: Guide) -> Mapping[str, RelationKind]:
    """Return the kinds of relation that a film may use, by id: those of every film, then its own."""
    return guide.cached("relation kinds", lambda: _relation_kinds(guide))


def _relation_kinds(guide: Guide) -> Mapping[str, RelationKind]:
    kinds = {kind: RelationKind(word, "", KIND_SIGNS[kind], _STYLES[kind]) for kind, word in _WORDS.items()}
    for own in guide.film.kinds:
        style: KindStyle = _STYLES[own.like] if own.like else "kind-plain"
        kinds[own.id] = RelationKind("", own.name, own.sign or sign_for(own.id), style)
    return kinds


def kind_word(reading: Reading, kind: str) -> str:
    """Return the word for a kind in the reader's language."""
    found = relation_kinds(reading.guide)[kind]
    return reading._(found.word) if found.word else reading.name(f"kind:{kind}")


def sign_of(reading: Reading, kind: str) -> str:
    """Return the sign of a kind."""
    return relation_kinds(reading.guide)[kind].sign


def style_of(reading: Reading, kind: str) -> KindStyle:
    """Return the style of a kind."""
    return relation_kinds(reading.guide)[kind].style


def kind_sign(reading: Reading, kind: str) -> Span:
    """Return the sign of a kind in its colour."""
    found = relation_kinds(reading.guide)[kind]
    return Span(found.sign, found.style)
