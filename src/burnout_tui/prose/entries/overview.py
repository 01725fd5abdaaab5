"""The overview beside a film's facts: the contents, and where sources disagree."""

from collections.abc import Iterator

from burnout_tui.film.filmography import cast_and_crew, works_of_person
from burnout_tui.film.model import Dispute
from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.entries.common import limit_rows, section
from burnout_tui.prose.reading import Reading


def overview_document(reading: Reading) -> Document:
    """Return a link to each tab with what it has, and each dispute with its sides.

    It is made once for all readers with the same choices: every reader of a wide window sees it first.
    """
    return reading.guide.cached(("overview", reading.translations, reading.language), lambda: _overview(reading))


def _overview(reading: Reading) -> Document:
    disputes = (_sides(reading, dispute) for dispute in reading.guide.film.disputes)
    first, *rest = section(reading._("Contents"), list(_tabs(reading)))
    return (first._replace(gap=0), *rest, *section(reading._("Where sources disagree"), limit_rows(reading, disputes)))


def _tabs(reading: Reading) -> Iterator[Block]:
    guide, words = reading.guide, reading.translations
    film = guide.film
    yield from _tab(reading._("Characters"), "characters", _count(reading, len(film.characters)))
    people = len(cast_and_crew(guide))
    others = len(film.people) - people
    text = words.ngettext("{count} in cast and crew", "{count} in cast and crew", people).format(count=people)
    if others > 0:
        more = words.ngettext("{count} other mentioned", "{count} others mentioned", others).format(count=others)
        text = f"{text}, {more}"
    yield from _tab(reading._("Cast"), "cast", text)
    directors = film.film.directors[:1]
    count = len(works_of_person(guide, directors[0])) if directors else len(film.works)
    text = words.ngettext("{count} work", "{count} works", count).format(count=count)
    if directors:
        name = reading.name(f"person:{directors[0]}")
        text = reading._("{works} of {name}").format(works=text, name=name)
    yield from _tab(reading._("Filmography"), "filmography", text)
    count = len(film.relations)
    links = words.ngettext("{count} link", "{count} links", count).format(count=count)
    yield from _tab(reading._("Ensemble"), "ensemble", links)
    if scenes := len(film.scenes):
        text = words.ngettext("{count} scene", "{count} scenes", scenes).format(count=scenes)
        yield from _tab(reading._("Story"), "story", text)


def _count(reading: Reading, people: int) -> str:
    leads = sum(character.lead for character in reading.guide.film.characters)
    if not 0 < leads < people:
        return reading.translations.ngettext("{count} person", "{count} people", people).format(count=people)
    first = reading.translations.ngettext("{count} lead", "{count} leads", leads).format(count=leads)
    rest = people - leads
    return reading._("{leads} and {others}").format(
        leads=first, others=reading.translations.ngettext("{count} other", "{count} others", rest).format(count=rest)
    )


def _tab(title: str, tab: str, text: str) -> Iterator[Block]:
    yield Block((Span(title, "link", f"tab:{tab}"),))
    yield Block((Span(text, "dim"),), indent=2)


def _sides(reading: Reading, dispute: Dispute) -> list[Block]:
    question = Span(reading.text(dispute.question), "link", f"dispute:{dispute.id}")
    sides = [[Span(reading.text(claim.text), "dim")] for claim in dispute.claims]
    return [Block((Span("≠ ", "dispute"), question)), Block(tuple(join_groups(sides)), indent=2)]
