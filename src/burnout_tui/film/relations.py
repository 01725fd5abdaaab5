"""The records of relations between characters, and of the kinds of relation that a film adds to those of all films."""

from msgspec import field

from burnout_tui.film.record_base import Record, Sourced, Text
from burnout_tui.film.values import Id, KindId, RelationKind, Sign


class Kind(Record, frozen=True, kw_only=True):
    """A kind of relation that this film needs, beside those that every film may use."""

    id: Id
    """Unique among the kinds, and none of ``RELATION_KINDS``."""
    name: Text
    """The kind in a word or two: "echo"."""
    sign: Sign | None = None
    """The sign before the relations of this kind, and on their lines in the picture."""
    like: RelationKind | None = None
    """The kind whose hue it takes; None for the colour of text."""


class Relation(Sourced, frozen=True, kw_only=True):
    """A relation between two characters."""

    id: Id | None = None
    """Unique among the relations; None for one that no ref names."""
    between: tuple[Id, Id]
    """The two characters. The label describes the first."""
    kind: KindId
    """The nature of the relation: one of ``RELATION_KINDS``, or the id of a Kind."""
    label: Text
    """The first character's relation to the second, in a few words: "pays for her company"."""
    reverse: Text | None = None
    """The second character's relation to the first: "is paid for her company"."""
    about: Text | None = None
    """The relation in a sentence."""
    from_: Id | None = field(default=None, name="from")
    """The scene in which it begins."""
    until: Id | None = None
    """The scene in which it ends."""
