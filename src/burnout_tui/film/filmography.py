"""Who did what, in the order of the years."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Credit, Role, Work


class FilmographyEntry(NamedTuple):
    """A work, and one person's parts in it."""

    work: Work
    credits: tuple[Credit, ...]
    roles: tuple[Role, ...]
    """The roles in the guide's own film, for its own entry."""


def by_year(works: Iterable[Work]) -> list[Work]:
    """Works from the earliest to the latest; those of unknown year last; the file's order within a year."""
    return sorted(works, key=lambda work: (work.year is None, work.year or 0))


def filmography(guide: Guide, person: str, spoilers: bool) -> list[FilmographyEntry]:
    """A person's works in the order of the years, the guide's own film among them; hidden ones only with spoilers."""
    parts: dict[str, list[Credit]] = {}
    for credit in guide.credits_of_person.get(person, ()):
        if spoilers or not (credit.spoiler or guide.works[credit.work].spoiler):
            parts.setdefault(credit.work, []).append(credit)
    own = guide.film.film.work
    roles = tuple(role for role in guide.roles_of_person.get(person, ()) if spoilers or not role.spoiler)
    if own and roles:
        parts.setdefault(own, [])
    works = by_year(guide.works[work] for work in parts)
    return [FilmographyEntry(work, tuple(parts[work.id]), roles if work.id == own else ()) for work in works]


def shared_works(guide: Guide, one: str, other: str, spoilers: bool) -> list[Work]:
    """The works that two people share, in the order of the years."""
    others = {entry.work.id for entry in filmography(guide, other, spoilers)}
    return [entry.work for entry in filmography(guide, one, spoilers) if entry.work.id in others]


def cast_and_crew(guide: Guide, spoilers: bool) -> Mapping[str, int]:
    """Those who made the film, each with the place in their order, counted from 0.

    Its directors come first, then its cast in billing order, then others with a credit in it.
    """
    return guide.cached(("cast_and_crew", spoilers), lambda: _cast_and_crew(guide, spoilers))


def _cast_and_crew(guide: Guide, spoilers: bool) -> Mapping[str, int]:
    film = guide.film.film
    people = list(film.directors)
    people += [role.person for role in guide.film.roles if spoilers or not role.spoiler]
    if film.work:
        credits = guide.credits_of_work.get(film.work, ())
        people += [credit.person for credit in credits if spoilers or not credit.spoiler]
    known = [person for person in dict.fromkeys(people) if spoilers or not guide.people[person].spoiler]
    return {person: place for place, person in enumerate(known)}


def collaborations(guide: Guide, person: str, spoilers: bool) -> Iterator[tuple[str, list[Work]]]:
    """With whom of the film's cast_and_crew a person has made other works too, and which."""
    own = guide.film.film.work
    mine = [entry.work for entry in filmography(guide, person, spoilers) if entry.work.id != own]
    if not mine:
        return
    members = cast_and_crew(guide, spoilers)
    found: dict[str, dict[str, Work]] = {}
    for work in mine:
        for credit in guide.credits_of_work.get(work.id, ()):
            if credit.person != person and credit.person in members and (spoilers or not credit.spoiler):
                found.setdefault(credit.person, {})[work.id] = work
    for member in sorted(found, key=members.__getitem__):
        yield member, list(found[member].values())
