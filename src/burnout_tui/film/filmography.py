"""The works of people, by year, and the people who work together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Credit, Role, Work

_T = TypeVar("_T")


class FilmographyEntry(NamedTuple):
    """A work with one person's parts in it."""

    work: Work
    credits: tuple[Credit, ...]
    roles: tuple[Role, ...]
    """The person's roles, if the work is the guide's own film."""


def by_year(works: Iterable[Work]) -> list[Work]:
    """Return works by year, and in the file's order within a year. Works of unknown year come last."""
    return sorted(works, key=lambda work: (work.year is None, work.year or 0))


def works_of_person(guide: Guide, person: str) -> Sequence[Work]:
    """Return a person's works by year, including the guide's own film."""
    works = guide.works
    return _shared(guide, "works of", person, lambda: by_year(works[work] for work in _work_ids(guide, person)))


def _shared(guide: Guide, what: str, person: str, make: Callable[[], _T]) -> _T:
    """Return what ``make`` returns. All readers share what is known of somebody in very many works."""
    return guide.cached((what, person), make) if guide.is_busy(f"person:{person}") else make()


def _work_ids(guide: Guide, person: str) -> dict[str, None]:
    """Return the ids of a person's works, in the file's order."""
    found = dict.fromkeys(credit.work for credit in guide.credits_of_person.get(person, ()))
    own = guide.film.film.work
    if own and guide.roles_of_person.get(person):
        found.setdefault(own)
    return found


def filmography(guide: Guide, person: str, count: int | None = None) -> list[FilmographyEntry]:
    """Return a person's works by year with their parts in them, or only the first ``count``."""
    works = works_of_person(guide, person)[:count]
    parts: dict[str, list[Credit]] = {work.id: [] for work in works}
    for credit in guide.credits_of_person.get(person, ()):
        if credit.work in parts:
            parts[credit.work].append(credit)
    own, roles = guide.film.film.work, guide.roles_of_person.get(person, ())
    return [FilmographyEntry(work, tuple(parts[work.id]), roles if work.id == own else ()) for work in works]


def shared_works(guide: Guide, first: str, second: str) -> list[Work]:
    """Return the works that two people have in common, by year."""
    works, others = guide.works, _work_ids(guide, second)
    return by_year(works[work] for work in _work_ids(guide, first) if work in others)


def cast_and_crew(guide: Guide) -> Mapping[str, int]:
    """Return the position of each person in the credits, from 0: directors, cast in billing order, others credited."""
    return guide.cached("cast_and_crew", lambda: _cast_and_crew(guide))


def _cast_and_crew(guide: Guide) -> Mapping[str, int]:
    film = guide.film.film
    people = list(film.directors)
    people += [role.person for role in guide.film.roles]
    if film.work:
        people += [credit.person for credit in guide.credits_of_work.get(film.work, ())]
    return {person: place for place, person in enumerate(dict.fromkeys(people))}


def collaborations(guide: Guide, person: str) -> Sequence[tuple[str, Sequence[Work]]]:
    """Return the people of the film's cast and crew with whom a person made other works, and those works."""
    return _shared(guide, "collaborations", person, lambda: list(_collaborations(guide, person)))


def _collaborations(guide: Guide, person: str) -> Iterator[tuple[str, Sequence[Work]]]:
    own = guide.film.film.work
    mine = [work for work in works_of_person(guide, person) if work.id != own]
    if not mine:
        return
    members = cast_and_crew(guide)
    found: dict[str, dict[str, Work]] = {}
    for work in mine:
        for credit in guide.credits_of_work[work.id]:
            if credit.person != person and credit.person in members:
                found.setdefault(credit.person, {})[work.id] = work
    for member in sorted(found, key=members.__getitem__):
        yield member, list(found[member].values())
