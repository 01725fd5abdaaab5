"""The guide: a film with look-ups that all readers share."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.language import Language, ordered
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.film.levels import Timeline
from burnout_tui.film.mention import Mention
from burnout_tui.film.model import Character, Credit, Dispute, Fact, Film, FilmHead, Person, Role, Source, Theme, Work
from burnout_tui.film.relations import Kind, Relation
from burnout_tui.film.story import Scene, Story
from burnout_tui.film.traverse import languages_in

Record = Character | Person | Work | Theme | Story | Scene | Relation | Kind | Source | Fact | Dispute
"""The records that a ref can name."""


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str | None:
        """Unique among the records of its kind; None for one that no ref can name."""


BUSY = 300
"""The number of records that name another one above which it is busy."""

_T = TypeVar("_T")
_I = TypeVar("_I", bound=Identified)


class Guide:
    """A film with its look-ups. It never changes, so that visitors can share it."""

    def __init__(self, film: Film, file: str = "", stubs: Mapping[str, tuple[Mention, ...]] | None = None) -> None:
        self.film = film
        """The records."""
        self.file = file
        """The film file's name, as it was given; empty for the bundled film."""
        self.stubs = stubs or {}
        """The refs of the records of a draft that are not written yet, with their mentions in the file."""
        self._cache: dict[Hashable, object] = {}

    def cached(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return the value that ``make`` first returned for this key. Use it for data that all readers share."""
        if key not in self._cache:
            self._cache[key] = make()
        return self._cache[key]  # type: ignore[return-value] # each key has one ``make``, so one type

    @cached_property
    def timeline(self) -> Timeline:
        """The order in which the scenes reveal the story."""
        return Timeline(self.film)

    @cached_property
    def _tables(self) -> Mapping[str, Mapping[str, Any]]:
        """The records that refs can name, by id, by the name of their kind."""
        return {name: _by_id(records_of(self.film, kind)) for name, kind in record_kinds().named.items()}

    @property
    def characters(self) -> Mapping[str, Character]:
        """By id, in the file's order."""
        return self._tables["character"]

    @property
    def people(self) -> Mapping[str, Person]:
        """By id, in the file's order."""
        return self._tables["person"]

    @property
    def works(self) -> Mapping[str, Work]:
        """By id, in the file's order."""
        return self._tables["work"]

    @property
    def sources(self) -> Mapping[str, Source]:
        """By id, in the file's order."""
        return self._tables["source"]

    @property
    def themes(self) -> Mapping[str, Theme]:
        """By id, in the file's order."""
        return self._tables["theme"]

    @property
    def stories(self) -> Mapping[str, Story]:
        """By id, in the file's order."""
        return self._tables["story"]

    @property
    def scenes(self) -> Mapping[str, Scene]:
        """By id, in the order of the film."""
        return self._tables["scene"]

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The film's own kinds of relation by id, in the file's order."""
        return self._tables["kind"]

    @property
    def facts(self) -> Mapping[str, Fact]:
        """By id, in the file's order."""
        return self._tables["fact"]

    @property
    def disputes(self) -> Mapping[str, Dispute]:
        """By id, in the file's order."""
        return self._tables["dispute"]

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the film's texts, in the order in which readers go through them.

        A film whose texts are all for every language has those of the interface.
        """
        return ordered(languages_in(self.film) or set(INTERFACE_LANGUAGES))

    @cached_property
    def roles_of_character(self) -> Mapping[str, tuple[Role, ...]]:
        """The roles of a character, by the character's id."""
        return _grouped((role.character, role) for role in self.film.roles if role.character)

    @cached_property
    def roles_of_person(self) -> Mapping[str, tuple[Role, ...]]:
        """The roles of a person in this film, by the person's id."""
        return _grouped((role.person, role) for role in self.film.roles)

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relations of a character, by the character's id."""
        return _grouped((end, relation) for relation in self.film.relations for end in dict.fromkeys(relation.between))

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """The credits, each of one part; before them one for each director of the film who has none."""
        film = self.film.film
        written = tuple(one for credit in self.film.credits for one in _one_for_each_part(credit))
        if film.work is None:
            return written
        credited = {credit.person for credit in written if credit.work == film.work and credit.part == "director"}
        implied = (
            Credit(person=person, work=film.work, part="director", sources=film.sources, sure=film.sure)
            for person in dict.fromkeys(film.directors)
            if person not in credited
        )
        return (*implied, *written)

    @cached_property
    def credits_of_person(self) -> Mapping[str, tuple[Credit, ...]]:
        """The credits of a person, by the person's id."""
        return _grouped((credit.person, credit) for credit in self.credits)

    @cached_property
    def credits_of_work(self) -> Mapping[str, tuple[Credit, ...]]:
        """The credits of a work, by the work's id."""
        return _grouped((credit.work, credit) for credit in self.credits)

    @cached_property
    def disputes_about(self) -> Mapping[str, tuple[Dispute, ...]]:
        """The disputes about a ref: ``fact:running-time``, ``character:ben``, ``film``.

        Those about a relation are about both characters, too.
        """
        return _grouped((ref, dispute) for dispute in self.film.disputes for ref in self._subjects(dispute))

    def _subjects(self, dispute: Dispute) -> Iterator[str]:
        yield dispute.about
        relation = self.find(dispute.about)
        if isinstance(relation, Relation):
            yield from (f"character:{end}" for end in relation.between)

    @cached_property
    def themes_of(self) -> Mapping[str, tuple[Theme, ...]]:
        """The themes that concern a character, by the character's id."""
        return _grouped((end, theme) for theme in self.film.themes for end in dict.fromkeys(theme.characters))

    @cached_property
    def scenes_with(self) -> Mapping[str, tuple[Scene, ...]]:
        """The scenes in which a character is there, by the character's id, in the order of the film."""
        return _grouped((name, scene) for scene in self.film.scenes for name in dict.fromkeys(scene.characters))

    @cached_property
    def scenes_of_story(self) -> Mapping[str, tuple[Scene, ...]]:
        """The scenes of a storyline, by the storyline's id, in the order of the film."""
        return _grouped((scene.story, scene) for scene in self.film.scenes if scene.story)

    @cached_property
    def scene_numbers(self) -> Mapping[str, int]:
        """The number of each scene, from 1, by its id."""
        return {scene.id: number for number, scene in enumerate(self.film.scenes, 1)}

    @cached_property
    def busy(self) -> frozenset[str]:
        """The refs of records that very many others name: readers share their long lists."""
        found = (
            f"{kind}:{name}"
            for kind in ("person", "work", "character")
            for each in self._naming(kind)
            for name in each
            if len(each[name]) > BUSY
        )
        return frozenset(("film", *found))

    def is_busy(self, ref: str) -> bool:
        """Return True if a ref is one of ``busy``, without looking at all records."""
        kind, _, name = ref.partition(":")
        return ref == "film" or any(len(each.get(name, ())) > BUSY for each in self._naming(kind))

    def _naming(self, kind: str) -> tuple[Mapping[str, tuple[Any, ...]], ...]:
        """Return the records that name those of a kind, by their ids."""
        if kind == "person":
            return self.credits_of_person, self.roles_of_person
        if kind == "work":
            return (self.credits_of_work,)
        return (self.relations_of, self.roles_of_character) if kind == "character" else ()

    def table(self, kind: str) -> Mapping[str, Record]:
        """Return the records of a kind, by id; empty for an unknown kind."""
        return self._tables.get(kind, {})

    def find(self, ref: str) -> Record | None:
        """Return the record that a ref such as ``character:zoe`` names, or None."""
        kind, _, name = ref.partition(":")
        return self.table(kind).get(name)


def empty_guide() -> Guide:
    """Return a guide without anything, for readers who wait for a film."""
    return Guide(Film(format=1, film=FilmHead(title="", year=1870, directors=(), synopsis="")))


def languages_of(guides: Iterable[Guide]) -> tuple[Language, ...]:
    """Return the languages in which readers can have some guides: theirs, and those of the interface."""
    return ordered({*INTERFACE_LANGUAGES, *(language for guide in guides for language in guide.languages)})


def _by_id(records: Iterable[_I]) -> Mapping[str, _I]:
    return {record.id: record for record in records if record.id is not None}


def _one_for_each_part(credit: Credit) -> Iterator[Credit]:
    """Yield a credit for each part of one. The first has the note, and whoever acts has the character."""
    if isinstance(credit.part, str):
        yield credit
        return
    acts = "actor" in credit.parts
    for number, part in enumerate(credit.parts):
        character = credit.character if part == "actor" or (not acts and number == 0) else None
        yield replace(credit, part=part, character=character, note=None if number else credit.note)


def _grouped(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, tuple[_T, ...]]:
    groups: dict[str, list[_T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
