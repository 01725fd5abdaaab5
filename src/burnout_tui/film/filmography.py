"""The works of people, by year, and the people who work together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Credit, Role, Work


class FilmographyEntry(NamedTuple):
    """A work with one person's parts in it."""

    work: Work
    credits: tuple[Credit, ...]
    roles: tuple[Role, ...]
    """The person's roles, if the work is the guide's own film."""


def by_year(works: Iterable[Work]) -> list[Work]:
    """Return works by year, and in the file's order within a year. Works of unknown year come last."""
    return sorted(works, key=lambda work: (work.year is None, work.year or 0))


def filmography(guide: Guide, person: str) -> list[FilmographyEntry]:
    """Return a person's works by year, including the guide's own film."""
    parts: dict[str, list[Credit]] = {}
    for credit in guide.credits_of_person.get(person, ()):
        parts.setdefault(credit.work, []).append(credit)
    own = guide.film.film.work
    roles = guide.roles_of_person.get(person, ())
    if own and roles:
        parts.setdefault(own, [])
    works = by_year(guide.works[work] for work in parts)
    return [FilmographyEntry(work, tuple(parts[work.id]), roles if work.id == own else ()) for work in works]


def shared_works(guide: Guide, first: str, second: str) -> list[Work]:
    """Return the works that two people have in common, by year."""
    others = {entry.work.id for entry in filmography(guide, second)}
    return [entry.work for entry in filmography(guide, first) if entry.work.id in others]


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


def collaborations(guide: Guide, person: str) -> Iterator[tuple[str, list[Work]]]:
    """Yield the people of the film's cast and crew with whom a person made other works, and those works."""
    own = guide.film.film.work
    mine = [entry.work for entry in filmography(guide, person) if entry.work.id != own]
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
