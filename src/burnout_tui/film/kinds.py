"""The table of the kinds of record, which the whole guide reads. CONTRIBUTING.md explains how to add a kind."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec import Struct

from burnout_tui.film.language import N_
from burnout_tui.film.model import (
    Award,
    Character,
    Claim,
    Credit,
    Cycle,
    Dispute,
    Fact,
    Film,
    FilmHead,
    Person,
    Quote,
    Review,
    Role,
    Source,
    Theme,
    Work,
)
from burnout_tui.film.relations import Kind, Relation
from burnout_tui.film.story import Scene, Story
from burnout_tui.message import Message


class RecordKind(NamedTuple):
    """A kind of record."""

    record: type[Struct]
    name: str = ""
    """The kind in refs: ``character`` in ``character:zoe``. Such records have an id. Empty if no ref can name one."""
    path: tuple[str, ...] = ()
    """The keys of its list in the file: ``("film", "facts")``. Empty for records within records of another kind."""
    texts: tuple[str, ...] = ()
    """The fields whose texts are shown. A name or title comes first."""
    refs: tuple[tuple[str, str], ...] = ()
    """The fields that hold ids of other records, and the kind of those records."""
    dropped: tuple[str, ...] = ()
    """The fields among these that a record loses while what they name is hidden. A scene in them is not a leak."""
    nested: tuple[str, ...] = ()
    """The fields that hold records of another kind."""
    word: Message | None = None
    """The word for the kind in messages, for kinds with a name."""
    label: str = ""
    """The label in the palette. Kinds without a label are not in the palette."""
    heading: str = ""
    """The heading of search results. Kinds without one are not found by name."""
    tab: str = ""
    """The tab in which a record opens. Without a tab, it opens in a window over the guide."""
    is_entry: bool = False
    """True if a record can be shown by itself: ``show theme:sea``."""
    is_sentence: bool = False
    """True if the names are sentences. Search does not match letters inside their words."""


class RecordKinds:
    """A table of kinds with look-ups. It never changes."""

    def __init__(self, film: type[Film], rows: Iterable[RecordKind]) -> None:
        self.film = film
        """The record of a whole film file."""
        self.rows = tuple(rows)

    @cached_property
    def of_type(self) -> MappingProxyType[type[Struct], RecordKind]:
        """The kinds by their records."""
        return MappingProxyType({row.record: row for row in self.rows})

    @cached_property
    def named(self) -> MappingProxyType[str, RecordKind]:
        """The kinds that refs can name, by their names."""
        return MappingProxyType({row.name: row for row in self.rows if row.name})

    @cached_property
    def top_level(self) -> tuple[RecordKind, ...]:
        """The kinds with a list at the top level of the file."""
        return tuple(row for row in self.rows if len(row.path) == 1)

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The names of the kinds that can be shown by themselves."""
        return tuple(row.name for row in self.rows if row.is_entry)

    @cached_property
    def labels(self) -> MappingProxyType[str, str]:
        """The palette's labels for the kinds of record that it opens, by the kind's name."""
        return MappingProxyType({row.name: row.label for row in self.rows if row.label})

    @cached_property
    def headings(self) -> MappingProxyType[str, str]:
        """The headings of search results, by the names of the kinds that are found by name."""
        return MappingProxyType({row.name: row.heading for row in self.rows if row.heading})


def records_of(film: Film, kind: RecordKind) -> Sequence[Any]:
    """Return the list of a kind that has a path in the file. The records are of ``kind.record``."""
    found: Sequence[Any] = attrgetter(".".join(kind.path))(film)
    return found


RECORD_KINDS = RecordKinds(
    Film,
    (
        RecordKind(
            FilmHead,
            texts=("title", "tagline", "synopsis", "about", "notes"),
            refs=(("directors", "person"), ("work", "work")),
            nested=("quotes", "reviews", "facts"),
        ),
        RecordKind(Quote, texts=("text",), refs=(("by", "person"),)),
        RecordKind(Review, texts=("by", "publisher", "text")),
        RecordKind(
            Character,
            "character",
            ("characters",),
            texts=("name", "short", "occupation", "wants", "burden", "about", "notes"),
            word=Message.in_context("kind of record", "character"),
            label=N_("character"),
            heading=N_("Characters"),
            tab="characters",
            is_entry=True,
        ),
        RecordKind(
            Person,
            "person",
            ("people",),
            texts=("name", "occupation", "about", "notes"),
            word=Message.in_context("kind of record", "person"),
            label=N_("person"),
            heading=N_("People"),
            tab="cast",
            is_entry=True,
        ),
        RecordKind(Role, path=("roles",), texts=("note",), refs=(("person", "person"), ("character", "character"))),
        RecordKind(
            Relation,
            "relation",
            ("relations",),
            texts=("label", "reverse", "about"),
            refs=(("between", "character"), ("kind", "kind"), ("from_", "scene"), ("until", "scene")),
            dropped=("from_", "until"),
            word=Message.in_context("kind of record", "relation"),
            is_entry=True,
            is_sentence=True,
        ),
        RecordKind(
            Kind,
            "kind",
            ("kinds",),
            texts=("name",),
            word=Message.in_context("kind of record", "kind of relation"),
            label=N_("kind of relation"),
            heading=N_("Kinds of relation"),
            is_entry=True,
        ),
        RecordKind(
            Work,
            "work",
            ("works",),
            texts=("title", "countries", "about", "notes"),
            nested=("awards", "cycle"),
            word=Message.in_context("kind of record", "work"),
            label=N_("film, short or series"),
            heading=N_("Works"),
            tab="filmography",
            is_entry=True,
        ),
        RecordKind(Cycle, texts=("name",)),
        RecordKind(Award, texts=("text",), refs=(("people", "person"),)),
        RecordKind(
            Credit, path=("credits",), texts=("character", "note"), refs=(("person", "person"), ("work", "work"))
        ),
        RecordKind(
            Theme,
            "theme",
            ("themes",),
            texts=("name", "about"),
            refs=(("characters", "character"),),
            word=Message.in_context("kind of record", "theme"),
            label=N_("theme"),
            heading=N_("Themes"),
            tab="synopsis",
            is_entry=True,
        ),
        RecordKind(
            Story,
            "story",
            ("stories",),
            texts=("name", "about"),
            word=Message.in_context("kind of record", "story"),
            label=N_("storyline"),
            heading=N_("Storylines"),
            is_entry=True,
        ),
        RecordKind(
            Scene,
            "scene",
            ("scenes",),
            texts=("title", "place", "about", "notes"),
            refs=(("story", "story"), ("characters", "character"), ("mentions", "character")),
            dropped=("story",),
            word=Message.in_context("kind of record", "scene"),
            label=N_("scene"),
            heading=N_("Scenes"),
            tab="story",
            is_entry=True,
        ),
        RecordKind(
            Fact,
            "fact",
            ("film", "facts"),
            texts=("label", "value"),
            word=Message.in_context("kind of record", "fact"),
            heading=N_("Facts"),
            tab="synopsis",
            is_sentence=True,
        ),
        RecordKind(
            Source,
            "source",
            ("sources",),
            texts=("title",),
            word=Message.in_context("kind of record", "source"),
            heading=N_("Sources"),
            is_entry=True,
            is_sentence=True,
        ),
        RecordKind(
            Dispute,
            "dispute",
            ("disputes",),
            texts=("question", "kept"),
            nested=("claims",),
            word=Message.in_context("kind of record", "dispute"),
        ),
        RecordKind(Claim, texts=("text",)),
    ),
)
"""The kinds of this version of the format, in the order of messages and search results."""


def opens_in_window(ref: str) -> bool:
    """Return True if a record opens over the guide, because its kind has no tab."""
    kind = record_kinds().named.get(ref.partition(":")[0])
    return kind is not None and not kind.tab


def record_kinds() -> RecordKinds:
    """Return the table."""
    return RECORD_KINDS


def kind_word(name: str) -> str:
    """Return the word for a kind in messages."""
    return record_kinds().named[name].word or name
