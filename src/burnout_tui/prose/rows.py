"""The lists of the panels, as rows of columns."""

from collections.abc import Sequence
from typing import NamedTuple

from burnout_tui.film.filmography import by_year, cast_and_crew, filmography, shared_works
from burnout_tui.film.model import Work
from burnout_tui.prose.entries.person import WORK_KINDS
from burnout_tui.prose.numbers import years_text
from burnout_tui.prose.reading import Reading


class Row(NamedTuple):
    """One line of a list."""

    ref: str
    """The ref that the row selects; empty for a heading or a note."""
    columns: tuple[str, ...]
    """The texts of the columns. A heading or a note has one."""


WORK_MARKS = {"feature": "●", "short": "○", "series": "▬", "telefilm": "▭", "television": "▭", "stage": "△", None: "·"}
"""The mark of each kind of work on the timeline."""
CYCLE_MARK = "◆"
"""The mark of a work that belongs to a cycle."""


def character_rows(reading: Reading) -> list[Row]:
    """Return the characters: name, age, occupation."""
    characters = reading.guide.film.characters
    rows = [
        Row(
            f"character:{character.id}",
            (
                reading.short_name(character),
                "" if character.age is None else str(character.age),
                reading.text(character.occupation),
            ),
        )
        for character in reading.shown(characters)
    ]
    return _with_note(reading, rows, reading.hides_any(characters))


def cast_rows(reading: Reading) -> list[Row]:
    """Return the people: the cast in billing order with their characters, then the crew, then everybody else."""
    guide = reading.guide
    played: dict[str, list[str]] = {}
    for role in reading.shown(guide.film.roles):
        names = played.setdefault(role.person, [])
        if role.character:
            names.append(reading.short_name(guide.characters[role.character]))
    made = [person for person in cast_and_crew(guide, reading.spoilers) if person not in played]
    others = [
        person.id for person in reading.shown(guide.film.people) if person.id not in played and person.id not in made
    ]
    rows = []
    if played:
        rows.append(Row("", (reading._("Cast"),)))
        rows += [_person(reading, person, ", ".join(names) or "—") for person, names in played.items()]
    for words, people in ((reading._("Behind the camera"), made), (reading._("Also named"), others)):
        if people:
            rows.append(Row("", (words,)))
            rows += [_person(reading, person, reading.text(guide.people[person].occupation)) for person in people]
    return _with_note(reading, rows, reading.hides_any(guide.film.roles, guide.film.people))


def _person(reading: Reading, person: str, what: str) -> Row:
    return Row(f"person:{person}", (reading.name(f"person:{person}"), what))


def works_of(reading: Reading, people: Sequence[str]) -> list[Work]:
    """Return the works of one person, those that two people made together, or all works; sorted by year."""
    guide = reading.guide
    if len(people) == 2:
        return shared_works(guide, people[0], people[1], reading.spoilers)
    if people:
        return [entry.work for entry in filmography(guide, people[0], reading.spoilers)]
    return by_year(reading.shown(guide.film.works))


def work_rows(reading: Reading, works: Sequence[Work], people: Sequence[str]) -> list[Row]:
    """Return works as rows: year, mark, title, kind."""
    rows = [
        Row(
            f"work:{work.id}",
            (
                years_text(work.year, None),
                mark_of(work),
                reading.name(f"work:{work.id}"),
                _kind(reading, work),
            ),
        )
        for work in works
    ]
    guide = reading.guide
    credits = [credit for person in people for credit in guide.credits_of_person.get(person, ())]
    hidden = reading.hides_any(
        credits, [guide.works[credit.work] for credit in credits], () if people else guide.film.works
    )
    return _with_note(reading, rows, hidden)


def _kind(reading: Reading, work: Work) -> str:
    """Return the kind of a work, abbreviated for a list."""
    if not work.kind:
        return ""
    brief = {
        "feature": reading.translations.pgettext("in a list", "feature"),
        "short": reading.translations.pgettext("in a list", "short"),
    }
    return brief.get(work.kind) or reading._(WORK_KINDS[work.kind])


def mark_of(work: Work) -> str:
    """Return the mark of a work on the timeline."""
    return CYCLE_MARK if work.cycle else WORK_MARKS[work.kind]


def _with_note(reading: Reading, rows: list[Row], hidden: bool) -> list[Row]:
    """Add a note to rows if something is hidden or the list is empty."""
    if not hidden:
        return rows or [Row("", (reading._("Nothing is listed here."),))]
    return [
        *rows,
        Row("", (reading._("spoilers hidden: s") if reading.on_screen else reading._("spoilers hidden: --spoilers"),)),
    ]
