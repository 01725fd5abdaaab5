"""The records of a film file, as frozen structs.

Lists are tuples, so that all readers can share one Film.
docs/format.md explains each key to the people who write film files; a test keeps the two together.
"""

from typing import Annotated, Literal

from msgspec import Meta

from burnout_tui.film.record_base import Defaults, Record, Sourced, Text
from burnout_tui.film.relations import Kind, Relation
from burnout_tui.film.story import Scene, Story
from burnout_tui.film.values import (
    DATE_PATTERN,
    SUBJECT_PATTERN,
    Art,
    Id,
    Name,
    Part,
    Presence,
    Spoiler,
    WorkKind,
)


class Fact(Sourced, frozen=True, kw_only=True):
    """One line of the film's facts: a label and its value."""

    id: Id
    """Unique among the facts."""
    label: Text
    """The subject: "Running time"."""
    value: Text
    """The value. Dates and numbers are written ``[[date:2017-10-11]]`` and ``[[number:44571]]``."""


class Quote(Sourced, frozen=True, kw_only=True):
    """Words of a person about the film, quoted or in paraphrase."""

    by: Id
    """The speaker."""
    text: Text
    """The words."""


class Review(Sourced, frozen=True, kw_only=True):
    """Words of the press, or of others who saw the film, in paraphrase or quoted."""

    by: Text | None = None
    """The reviewer; None if the review is not signed."""
    publisher: Text
    """The newspaper, site or station."""
    date: Annotated[str, Meta(pattern=DATE_PATTERN)] | None = None
    """``2017``, ``2017-10`` or ``2017-10-11``."""
    text: Text
    """The opinion in a sentence or two."""


class FilmHead(Sourced, frozen=True, kw_only=True):
    """The film itself."""

    title: Text
    """The title on the poster."""
    year: Annotated[int, Meta(ge=1870, le=2200)]
    """The year of release."""
    directors: tuple[Id, ...]
    """The people who directed it."""
    work: Id | None = None
    """The film's own entry among the works."""
    tagline: Text | None = None
    """The film in a few words, below its title."""
    art: Art | None = None
    """A drawing for the title card, of block and line characters."""
    synopsis: Text
    """The story, in paragraphs divided by an empty line."""
    about: Text | None = None
    """The making of the film, and its place among its director's works."""
    notes: tuple[Text, ...] = ()
    """Further paragraphs; those that reveal the plot are marked as spoilers."""
    quotes: tuple[Quote, ...] = ()
    """The words of those who made it."""
    reviews: tuple[Review, ...] = ()
    """The words of the press."""
    facts: tuple[Fact, ...] = ()
    """Release, running time, countries and so on, in reading order."""


class Character(Sourced, frozen=True, kw_only=True):
    """Somebody in the story."""

    id: Id
    """Unique among the characters."""
    name: Text
    """The name as the story gives it."""
    short: Text | None = None
    """A shorter name for lists and pictures."""
    lead: bool = False
    """True for the leads."""
    presence: Presence | None = None
    """``dead`` or ``absent`` for characters who matter to the story without appearing in it."""
    age: Annotated[int, Meta(ge=0, le=150)] | None = None
    """In years."""
    occupation: Text | None = None
    """The character's occupation."""
    wants: Text | None = None
    """The character's wish."""
    burden: Text | None = None
    """The character's burden."""
    about: Text | None = None
    """A description in a few sentences."""
    notes: tuple[Text, ...] = ()
    """Further paragraphs; those that reveal the plot are marked as spoilers."""


class Person(Sourced, frozen=True, kw_only=True):
    """Somebody who made this film or another work named in the guide."""

    id: Id
    """Unique among the people."""
    name: Text
    """The professional name."""
    occupation: Text | None = None
    """Actor, director, rapper …"""
    about: Text | None = None
    """A description in a few sentences."""
    notes: tuple[Text, ...] = ()
    """Further paragraphs."""


class Role(Sourced, frozen=True, kw_only=True):
    """A person plays a character in this film."""

    person: Id
    """The actor."""
    character: Id | None = None
    """The character; None if unknown."""
    note: Text | None = None
    """A note on the role."""


class Cycle(Record, frozen=True, kw_only=True):
    """A run of works that belong together, such as a trilogy."""

    name: Text
    """The cycle's name."""
    number: Annotated[int, Meta(ge=1)]
    """The work's number in it, from 1."""


class Award(Sourced, frozen=True, kw_only=True):
    """A prize or a selection that a work received."""

    text: Text
    """The prize or selection, with the festival."""
    people: tuple[Id, ...] = ()
    """The recipients, if not the work as a whole."""


class Work(Sourced, frozen=True, kw_only=True):
    """A film, short or series."""

    id: Id
    """Unique among the works."""
    title: Text
    """The usual title."""
    kind: WorkKind | None = None
    """Feature, short …; None if unknown."""
    year: Annotated[int, Meta(ge=1870, le=2200)] | None = None
    """The year of release, or the first year of a series; None if unknown."""
    until: Annotated[int, Meta(ge=1870, le=2200)] | None = None
    """The last year of a series."""
    minutes: Annotated[int, Meta(ge=1)] | None = None
    """Running time in minutes."""
    countries: Text | None = None
    """The countries of production."""
    cycle: Cycle | None = None
    """The trilogy or other cycle that it belongs to."""
    about: Text | None = None
    """The work in a sentence or two."""
    notes: tuple[Text, ...] = ()
    """Further paragraphs."""
    awards: tuple[Award, ...] = ()
    """Prizes and selections."""


class Credit(Sourced, frozen=True, kw_only=True):
    """A person's part in a work."""

    person: Id
    """The person."""
    work: Id
    """The work."""
    part: Part | Annotated[tuple[Part, ...], Meta(min_length=1)] = "actor"
    """The kind of work that they did, or several."""
    character: Text | None = None
    """The name of their character in that work."""
    note: Text | None = None
    """A note on the part."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The kinds of work that they did."""
        return (self.part,) if isinstance(self.part, str) else self.part


class Source(Record, frozen=True, kw_only=True):
    """A source of statements."""

    id: Id
    """Unique among the sources."""
    title: Text
    """A description: "Interview with Mona Lee"."""
    publisher: Name | None = None
    """The newspaper, site or festival."""
    date: Annotated[str, Meta(pattern=DATE_PATTERN)] | None = None
    """``2017``, ``2017-10`` or ``2017-10-11``."""
    address: Name | None = None
    """A web address or another location."""
    also: tuple[Name, ...] = ()
    """Other names that search also finds."""


class Claim(Record, frozen=True, kw_only=True):
    """One side of a dispute."""

    text: Text
    """The statement."""
    sources: tuple[Id, ...]
    """The sources that make the statement."""


class Dispute(Record, frozen=True, kw_only=True):
    """A question on which sources disagree."""

    id: Id
    """Unique among the disputes."""
    about: Annotated[str, Meta(pattern=SUBJECT_PATTERN)]
    """The subject: ``film`` or a ref such as ``fact:running-time`` or ``character:ben``."""
    question: Text
    """The question in a few words: "The wife's name"."""
    claims: Annotated[tuple[Claim, ...], Meta(min_length=2)]
    """The sides, at least two."""
    kept: Text | None = None
    """The guide's resolution."""
    spoiler: Spoiler = False
    """True if the question itself is a spoiler; or the scene from which it is shown."""


class Theme(Sourced, frozen=True, kw_only=True):
    """A subject of the film."""

    id: Id
    """Unique among the themes."""
    name: Text
    """The theme's name."""
    about: Text | None = None
    """The theme in a sentence or two."""
    characters: tuple[Id, ...] = ()
    """The characters that it concerns."""


class Film(Record, frozen=True, kw_only=True):
    """A whole film file."""

    format: Literal[1]
    """The version of the format: 1."""
    film: FilmHead
    """The film itself."""
    defaults: Defaults | None = None
    """The sources and the certainty of records that have none: the values of those records have them already."""
    characters: tuple[Character, ...] = ()
    """The characters, leads first."""
    people: tuple[Person, ...] = ()
    """The people who made it, and others that the guide names."""
    roles: tuple[Role, ...] = ()
    """The roles, in billing order."""
    relations: tuple[Relation, ...] = ()
    """The relations between characters."""
    kinds: tuple[Kind, ...] = ()
    """The film's own kinds of relation."""
    works: tuple[Work, ...] = ()
    """Films, shorts and series."""
    credits: tuple[Credit, ...] = ()
    """The parts of people in works."""
    sources: tuple[Source, ...] = ()
    """The sources of the guide."""
    disputes: tuple[Dispute, ...] = ()
    """Questions on which sources disagree."""
    themes: tuple[Theme, ...] = ()
    """The subjects of the film."""
    stories: tuple[Story, ...] = ()
    """The storylines."""
    scenes: tuple[Scene, ...] = ()
    """The scenes, in the order of the film."""
