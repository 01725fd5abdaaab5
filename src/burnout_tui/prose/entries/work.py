"""The card of a work."""

from collections.abc import Iterator, Sequence

from burnout_tui.film.filmography import cast_and_crew
from burnout_tui.film.model import Credit, Work
from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.entries.common import (
    MAX_LINKS,
    disputes,
    enough_rows,
    limit_rows,
    link_list,
    more_links,
    notes,
    other_titles,
    section,
    title,
    with_note,
)
from burnout_tui.prose.entries.person import PARTS, WORK_KINDS, parts_here
from burnout_tui.prose.measure import cells
from burnout_tui.prose.numbers import years_text
from burnout_tui.prose.reading import Reading

_NAME_COLUMN = 22
"""The greatest width of the column of names."""
_SHARE = 0.4
"""The greatest share of the width that it takes."""


def work_card(reading: Reading, name: str, brief: bool = False, beside: bool = False) -> Document:
    """Return the card of a film, short or series, with its credits unless these stand ``beside`` it."""
    work = reading.guide.works[name]
    own = reading.guide.film.film.work == name
    return (
        title(reading.name(f"work:{name}"), anchor=f"work:{name}"),
        *_summary(reading, work),
        *reading.paragraphs(work.about),
        *notes(reading, work.notes),
        *section(reading._("Credits"), [] if beside else credit_rows(reading, name)),
        *(shared_people(reading, name) if brief and not beside else []),
        *(_own_cast(reading) if own else ()),
        *section(reading._("Awards and selections"), limit_rows(reading, _awards(reading, work))),
        *([] if brief else disputes(reading, f"work:{name}")),
        *other_titles(reading, work.also),
    )


def _summary(reading: Reading, work: Work) -> list[Block]:
    facts = [
        years_text(work.year, work.until) if work.year else reading._("year not known"),
        reading._(WORK_KINDS[work.kind]) if work.kind else "",
        reading._("{minutes} min").format(minutes=work.minutes) if work.minutes else "",
    ]
    groups = [[Span(fact)] for fact in facts if fact]
    if work.countries:
        groups.append(reading.spans(work.countries))
    rows = [Block(tuple(join_groups(groups)))]
    if work.cycle:
        words = reading._("{cycle}, no. {number}").format(cycle=reading.text(work.cycle.name), number=work.cycle.number)
        rows.append(Block((Span("◆ ", "mark"), Span(words, "dim"))))
    return rows


def credit_rows(reading: Reading, name: str) -> list[Block]:
    """Return a row for each part in a work: the crew in the file's order, then each actor with the character.

    Somebody with several parts is named once, with all of them.
    """
    credits = reading.guide.credits_of_work.get(name, ())
    makers: dict[str, list[Credit]] = {}
    for credit in credits:
        if credit.part != "actor":
            makers.setdefault(credit.person, []).append(credit)
    by_parts: dict[tuple[object, ...], list[str]] = {}
    for person, done in makers.items():
        by_parts.setdefault(tuple(dict.fromkeys([credit.part for credit in done])), []).append(person)
    crew = {", ".join(reading._(PARTS[str(part)]) for part in parts): people for parts, people in by_parts.items()}
    actors = enough_rows(credit for credit in credits if credit.part == "actor")
    labels = [*crew, *(reading.text(credit.character) for credit in actors)]
    width = min(max(map(cells, labels), default=0), 22)
    rows = []
    for parts, people in crew.items():
        named = join_groups((_maker(reading, person, makers[person]) for person in people[:MAX_LINKS]), ", ")
        spans = (*named, *more_links(reading, people))
        rows.append(Block(spans, label=Span(parts, "label"), label_width=width))
    for credit in actors:
        label = Span(reading.text(credit.character), "label") if credit.character else None
        actor = with_note(reading, [reading.link(f"person:{credit.person}")], credit.note)
        rows.append(Block(tuple(actor), label=label, label_width=width))
    return limit_rows(reading, rows)


def _maker(reading: Reading, person: str, credits: Sequence[Credit]) -> list[Span]:
    """Return somebody of the crew with the notes on their parts."""
    several = len({credit.parts[0] for credit in credits}) > 1
    spans = [reading.link(f"person:{person}")]
    for credit in credits:
        spans = with_note(reading, spans, credit.note, reading._(PARTS[credit.parts[0]]) if several else "")
    return spans


def _own_cast(reading: Reading) -> list[Block]:
    """Return the cast of the guide's own film."""
    people = list(dict.fromkeys(role.person for role in reading.guide.film.roles))
    row = Block(tuple(link_list(reading, "person", people[:30])))
    story = Block((Span(reading._("This guide’s film: synopsis ›"), "link", "tab:synopsis"),), 1)
    return [*section(reading._("Cast"), [row] if people else []), story]


def _awards(reading: Reading, work: Work) -> Iterator[Block]:
    for award in work.awards:
        people = [Span(" — ", "dim"), *link_list(reading, "person", award.people)] if award.people else []
        yield Block((Span("★", "mark"), Span(" "), *reading.spans(award.text), *people))


def in_film(reading: Reading) -> str:
    """Return the heading for what people do in this film."""
    return reading._("In {film}").format(film=reading.text(reading.guide.film.film.title))


def shared_people(reading: Reading, name: str, room: int = 60) -> list[Block]:
    """Return the people of this film who also made another work, with what they did here, under a heading."""
    guide = reading.guide
    if guide.film.film.work == name:
        return []
    members = cast_and_crew(guide)
    people = {credit.person for credit in guide.credits_of_work.get(name, ()) if credit.person in members}
    shown = enough_rows(sorted(people, key=members.__getitem__))
    return section(in_film(reading), limit_rows(reading, people_rows(reading, shown, room)))


def people_rows(reading: Reading, shown: Sequence[str], room: int) -> Iterator[Block]:
    """Yield a row for each person of this film, with what they did here, in about ``room`` columns."""
    widest = max((cells(reading.name(f"person:{person}")) for person in shown), default=0)
    width = min(widest, _NAME_COLUMN, int(room * _SHARE))
    for person in shown:
        yield Block(tuple(parts_here(reading, person)), label=reading.link(f"person:{person}"), label_width=width)
