"""What the records of a film file have in common, and the texts in them."""

from msgspec import Struct

from burnout_tui.film.values import Certainty, Id, Name


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all records: frozen, and strict about its keys."""


class Localized(Record, frozen=True, kw_only=True):
    """A text for readers in one language or more, with links like ``[[character:zoe|she]]``."""

    en: Name | None = None
    """The English text."""
    fr: Name | None = None
    """The French text."""
    spoiler: bool = False
    """Whether this text tells the plot and stays hidden until asked for."""
    sources: tuple[Id, ...] = ()
    """Ids of the sources of this text, where they differ from its record's."""
    sure: Certainty | None = None
    """How sure this text is, where it differs from its record."""


Text = Name | Localized
"""What readers read: one string for every language, or a Localized."""


class Sourced(Record, frozen=True, kw_only=True):
    """What records have in common."""

    sources: tuple[Id, ...] = ()
    """Ids of the sources that this record rests on."""
    sure: Certainty | None = None
    """How sure the record is."""
    also: tuple[Name, ...] = ()
    """Other spellings that search also finds."""
    spoiler: bool = False
    """Whether the whole record tells the plot and stays hidden until asked for."""
