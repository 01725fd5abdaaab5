"""The records of relations between characters."""

from msgspec import field

from burnout_tui.film.record_base import Sourced, Text
from burnout_tui.film.values import Id, RelationKind


class Relation(Sourced, frozen=True, kw_only=True):
    """A relation between two characters."""

    between: tuple[Id, Id]
    """The two characters. The label describes the first."""
    kind: RelationKind
    """The nature of the relation."""
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
