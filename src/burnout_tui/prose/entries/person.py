"""The card of a person."""

from collections.abc import Iterator, Sequence

from burnout_tui.film.filmography import FilmographyEntry, cast_and_crew, collaborations, filmography
from burnout_tui.film.model import Award, Person
from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.entries.common import (
    MAX_LINKS,
    MAX_ROWS,
    capitalized,
    disputes,
    enough_rows,
    limit_rows,
    link_list,
    more_links,
    notes,
    other_spellings,
    section,
    title,
    with_note,
)
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.measure import cells
from burnout_tui.prose.numbers import years_text
from burnout_tui.prose.reading import Reading

WORK_KINDS = {
    "feature": N_("feature"),
    "short": N_("short"),
    "series": N_("series"),
    "telefilm": N_("television film"),
    "television": N_("television"),
    "stage": N_("stage"),
}
PARTS = {
    "director": N_("director"),
    "writer": N_("writer"),
    "producer": N_("producer"),
    "actor": N_("actor"),
    "cinematography": N_("cinematography"),
    "editing": N_("editing"),
    "music": N_("music"),
    "sound": N_("sound"),
    "production": N_("production"),
    "other": N_("other"),
}


def person_card(reading: Reading, name: str, brief: bool = False, beside: bool = False) -> Document:
    """Return a person's card: roles, works, and unless these stand ``beside`` it the people they worked with."""
    person = reading.guide.people[name]
    entries = filmography(reading.guide, name, MAX_ROWS + 1)
    whole = filmography_link(reading, name) if entries else None
    return (
        title(reading.name(f"person:{name}"), anchor=f"person:{name}"),
        *_summary(reading, person),
        *reading.paragraphs(person.about),
        *notes(reading, person.notes),
        *section(reading._("Works"), limit_rows(reading, work_rows(reading, name, entries), whole)),
        *([Block((whole,))] if whole and len(entries) <= MAX_ROWS else []),
        *([] if beside else _collaborations(reading, name)),
        *([] if brief else disputes(reading, f"person:{name}")),
        *other_spellings(reading, person.also),
    )


def _summary(reading: Reading, person: Person) -> list[Block]:
    rows = []
    if occupation := reading.text(person.occupation):
        rows.append(Block((Span(capitalized(occupation)),)))
    roles = reading.guide.roles_of_person.get(person.id, ())
    played = [role for role in roles if role.character]
    known = [
        with_note(reading, [reading.link(f"character:{role.character}")], role.note) for role in played[:MAX_LINKS]
    ]
    if known:
        plays = Span(reading._("Plays") + " ", "dim")
        rows.append(Block((plays, *join_groups(known, ", "), *more_links(reading, played))))
    unknown = Span(reading._("In the film; role not known"), "dim")
    unnamed = (role for role in roles if not role.character and (role.note or not known))
    rows += limit_rows(reading, (Block(tuple(with_note(reading, [unknown], role.note))) for role in unnamed))
    return rows


def filmography_link(reading: Reading, name: str) -> Span:
    """Return a link to the works of somebody in their own tab."""
    return Span(reading._("Filmography ›"), "link", f"filmography:{name}")


def work_rows(reading: Reading, name: str, entries: Sequence[FilmographyEntry]) -> Iterator[Block]:
    """Yield a row for each work of somebody, by year, and one for each award."""
    width = max((cells(years_text(entry.work.year, entry.work.until)) for entry in entries), default=0)
    for entry in entries:
        work = entry.work
        year = Span(years_text(work.year, work.until), "label")
        yield Block(tuple(_work_line(reading, name, entry)), label=year, label_width=width)
        for award in _awards_of(name, entry):
            yield Block((Span("★ ", "mark"), *reading.spans(award.text, "dim")), indent=width + 2)


def _work_line(reading: Reading, name: str, entry: FilmographyEntry) -> list[Span]:
    """Return the title, kind, director and part of a work, without what is unknown or redundant."""
    work = entry.work
    groups: list[list[Span]] = [[reading.link(f"work:{work.id}")]]
    if work.kind:
        groups.append([Span(reading._(WORK_KINDS[work.kind]), "dim")])
    directors = [
        credit.person for credit in reading.guide.credits_of_work.get(work.id, ()) if credit.part == "director"
    ]
    others = [director for director in directors if director != name]
    if others:
        groups.append([Span(reading._("by") + " ", "dim"), *link_list(reading, "person", others, "dim")])
    groups += _parts(reading, entry)
    return join_groups(groups)


def _parts(reading: Reading, entry: FilmographyEntry) -> list[list[Span]]:
    jobs: dict[str, list[Span]] = {}
    acted: list[list[Span]] = []
    for credit in entry.credits:
        part = [Span(reading._(PARTS[credit.parts[0]]), "dim")]
        if credit.part != "actor":
            jobs[credit.parts[0]] = with_note(reading, jobs.get(credit.parts[0], part), credit.note)
        elif credit.character:
            acted.append([Span(reading._("as") + " ", "dim"), *reading.spans(credit.character)])
            acted[-1] = with_note(reading, acted[-1], credit.note)
        elif credit.note:
            acted.append(with_note(reading, part, credit.note))
    groups = [join_groups(jobs.values(), ", ")] if jobs else []
    groups += acted
    groups += [
        [Span(reading._("as") + " ", "dim"), reading.link(f"character:{role.character}")]
        for role in entry.roles
        if role.character
    ]
    return groups


def _awards_of(name: str, entry: FilmographyEntry) -> list[Award]:
    """Return the awards that a person has a share in: named ones, and a director's for the whole work."""
    directed = any(credit.part == "director" for credit in entry.credits)
    return [award for award in entry.work.awards if name in award.people or (directed and not award.people)]


def _collaborations(reading: Reading, name: str) -> list[Block]:
    """Return the people with whom somebody of this film worked elsewhere, under a heading."""
    if name not in cast_and_crew(reading.guide):
        return []
    return section(reading._("Also worked with"), collaboration_rows(reading, name))


def parts_here(reading: Reading, name: str) -> list[Span]:
    """Return what somebody of this film does in it: "Director · writer · as Ada"."""
    guide = reading.guide
    head = guide.film.film
    parts = ["director"] if name in head.directors else []
    credits = guide.credits_of_person.get(name, ()) if head.work else ()
    parts += [credit.parts[0] for credit in credits if credit.work == head.work and credit.part != "actor"]
    groups = [[Span(reading._(PARTS[part]), "dim")] for part in dict.fromkeys(parts)]
    for role in guide.roles_of_person.get(name, ()):
        if role.character:
            groups.append([Span(reading._("as") + " ", "dim"), reading.link(f"character:{role.character}")])
        else:
            groups.append([Span(reading._("role not known"), "dim")])
    acted = any(credit.part == "actor" and credit.work == head.work for credit in credits)
    return join_groups(groups or ([[Span(reading._(PARTS["actor"]), "dim")]] if acted else []))


def collaboration_rows(reading: Reading, name: str, most: int = 24) -> list[Block]:
    """Return the people of this film that a person worked with elsewhere, each with the works.

    The names have a column of at most ``most`` columns.
    """
    rows = enough_rows(collaborations(reading.guide, name))
    width = min(max((cells(reading.name(f"person:{other}")) for other, _ in rows), default=0), most)
    blocks = [
        Block(
            (
                *link_list(reading, "work", [work.id for work in works]),
                Span(" "),
                Span("›", "link", f"filmography:{name}+{other}"),
            ),
            label=reading.link(f"person:{other}"),
            label_width=width,
        )
        for other, works in rows
    ]
    return limit_rows(reading, blocks)
