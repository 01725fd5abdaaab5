"""The base classes of records, their defaults, and texts in several languages."""

from msgspec import Struct

from burnout_tui.film.values import Certainty, Id, Name, Spoiler


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all records: frozen, so that readers can share them. Unknown keys are errors: most are typos."""


class Localized(Record, frozen=True, kw_only=True):
    """A text for readers in one language or more, with links like ``[[character:zoe|she]]``."""

    words: tuple[tuple[str, Name], ...] = ()
    """The code of each language with the text in it, in the order of the file, where each code is a key of its own."""
    spoiler: Spoiler = False
    """True if this text is a spoiler, which is hidden by default; or the scene from which it is shown."""
    sources: tuple[Id, ...] = ()
    """Ids of the sources of this text, if they differ from its record's."""
    sure: Certainty | None = None
    """The certainty of this text, if it differs from its record's."""


Text = Name | Localized
"""A text for readers: one string for all languages, or a Localized."""


class Sourced(Record, frozen=True, kw_only=True):
    """The keys that most records have in common."""

    sources: tuple[Id, ...] = ()
    """Ids of the sources of this record."""
    sure: Certainty | None = None
    """The certainty of this record."""
    also: tuple[Name, ...] = ()
    """Other spellings by which it is found."""
    spoiler: Spoiler = False
    """True if the whole record is a spoiler, which is hidden by default; or the scene from which it is shown."""


class Defaults(Record, frozen=True, kw_only=True):
    """Values for all records that have none of their own."""

    sources: tuple[Id, ...] = ()
    """Ids of the sources of records without sources."""
    sure: Certainty | None = None
    """The certainty of records without one."""
