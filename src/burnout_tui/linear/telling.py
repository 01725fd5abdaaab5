"""What is told at each place."""

from collections.abc import Callable, Mapping

from burnout_tui.film.called import Names
from burnout_tui.linear.passages import (
    Passage,
    choice,
    from_cast_rows,
    from_document,
    from_rows,
    from_work_rows,
    heading,
    plain,
)
from burnout_tui.linear.places import FACTS, PATH, PATH_QUESTION, SEARCH, SHELF, filmography_name, is_hidden, name_of
from burnout_tui.prose.document import Block, Document
from burnout_tui.prose.ensemble import ensemble_document, figures_line, relations_card, shown_ensemble
from burnout_tui.prose.entries import card
from burnout_tui.prose.entries.common import capitalized
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.entries.synopsis import facts, story
from burnout_tui.prose.findable import Findable
from burnout_tui.prose.found import found_document
from burnout_tui.prose.path import path_document
from burnout_tui.prose.plain import TAB_TITLES, TABS
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import cast_rows, character_rows, work_rows, works_of
from burnout_tui.prose.shelf import shelf_card, shelf_rows

Passages = list[Passage]


def tell(reading: Reading, what: str) -> Passages:
    """The passages of a place; one that says no more than that it tells the plot where it is hidden."""
    if is_hidden(reading, what):
        return plain(reading._("There is more, and it tells the plot: s shows it."))
    kind, _, name = what.partition(":")
    return _TELLERS[kind](reading, name)


def _start(reading: Reading, _: str) -> Passages:
    """The film, whether spoilers are hidden, and where to go."""
    film = reading.guide.film.film
    directors = [reading.name(f"person:{person}") for person in film.directors]
    hidden = reading._("What tells the plot is hidden: s shows it.")
    shown = reading._("What tells the plot is shown: s hides it.")
    return [
        *plain(", ".join((reading.text(film.title), *directors, str(film.year)))),
        *plain(shown if reading.spoilers else hidden),
        *(choice(f"tab:{tab}", reading._(TAB_TITLES[tab])) for tab in TABS),
        *(choice(what, name_of(reading, what)) for what in (FACTS, PATH, SEARCH)),
        *([choice(SHELF, name_of(reading, SHELF))] if reading.shelf else ()),
    ]


def _shelf(reading: Reading, _: str) -> Passages:
    """The films; of a file that cannot be opened its name and why not."""
    if reading.shelf is None:
        return []
    rows = [
        row._replace(ref=row.ref if row.ref.partition(":")[2] in reading.shelf.guides else f"shelved:{row.ref[5:]}")
        for row in shelf_rows(reading, reading.shelf)
    ]
    return [heading(name_of(reading, SHELF)), *from_rows(rows)]


def _shelved(reading: Reading, key: str) -> Passages:
    return from_document(reading, shelf_card(reading, reading.shelf, key)) if reading.shelf else []


def _tab(reading: Reading, tab: str) -> Passages:
    tellers = {
        "synopsis": _synopsis,
        "characters": lambda reading: from_rows(character_rows(reading)),
        "cast": lambda reading: from_cast_rows(reading, cast_rows(reading)),
        "filmography": _works,
        "ensemble": _ensemble,
    }
    title, told = heading(reading._(TAB_TITLES[tab])), tellers[tab](reading)
    return told if told[:1] == [title] else [title, *told]


def _synopsis(reading: Reading) -> Passages:
    return [*from_document(reading, story(reading)), _way(reading, FACTS)]


def _works(reading: Reading) -> Passages:
    """The director's works, and all others; together they are all there are."""
    people = reading.guide.film.film.directors[:1]
    works = works_of(reading, people)
    known = {work.id for work in works}
    others = [work for work in works_of(reading, ()) if work.id not in known]
    rows = from_work_rows(reading, work_rows(reading, works, people))
    if not people:
        return rows
    told = [heading(reading.name(f"person:{people[0]}")), *rows]
    if others:
        told += [heading(reading._("Other works")), *from_work_rows(reading, work_rows(reading, others, ()))]
    return told


def _ensemble(reading: Reading) -> Passages:
    """The figures, a sentence each; the relations in sentences; and how two are linked."""
    _figures, *rest = ensemble_document(reading)
    return [
        *plain(*map(capitalized, figures_line(reading).split(" · "))),
        *from_document(reading, tuple(rest)),
        _way(reading, PATH),
    ]


def _facts(reading: Reading, _: str) -> Passages:
    return from_document(reading, facts(reading))


def _fact(reading: Reading, name: str) -> Passages:
    found = _about(facts(reading), f"fact:{name}")
    return [*from_document(reading, found), _way(reading, FACTS)]


def _text(reading: Reading, name: str) -> Passages:
    found = _about(story(reading), f"text:{name}")
    return [*from_document(reading, found), _way(reading, "tab:synopsis")]


def _character(reading: Reading, name: str) -> Passages:
    told = from_document(reading, card(reading, f"character:{name}"))
    return [*told, _way(reading, f"relations:{name}")] if shown_ensemble(reading).relations_of[name] else told


def _card(kind: str) -> Callable[[Reading, str], Passages]:
    return lambda reading, name: from_document(reading, card(reading, f"{kind}:{name}"))


def _relations(reading: Reading, name: str) -> Passages:
    return [*from_document(reading, relations_card(reading, name, ())), _way(reading, f"{PATH}{name}")]


def _sources(reading: Reading, ref: str) -> Passages:
    return from_document(reading, sources_document(reading, ref))


def _source(reading: Reading, name: str) -> Passages:
    return _sources(reading, f"source:{name}")


def _dispute(reading: Reading, name: str) -> Passages:
    """Both sides of one dispute, and the way to what it is about."""
    ref = f"dispute:{name}"
    about = reading.guide.disputes[name].about
    document = sources_document(reading, ref)
    ways = [] if about == "film" else [choice(about, name_of(reading, about))]
    return [*from_document(reading, _about(document, ref)), *ways]


def _filmography(reading: Reading, name: str) -> Passages:
    people = name.split("+")
    rows = work_rows(reading, works_of(reading, people), people)
    return [heading(filmography_name(reading, name)), *from_work_rows(reading, rows)]


def _path(reading: Reading, ends: str) -> Passages:
    """The chains between two characters, or the question who they are."""
    first, _, second = ends.partition("+")
    if second:
        return [*from_document(reading, path_document(reading, first, second)), _way(reading, PATH)]
    names = Names(reading.guide, reading.spoilers).characters
    others = [other for other in names if other != first]
    name = reading.name(f"character:{first}")
    question = reading._("{name} and …").format(name=name) if first else reading._("The first of the two:")
    nobody = [] if others else plain(reading._("Nobody is left to choose."))
    return [
        heading(reading._(PATH_QUESTION)),
        *plain(question),
        *(_end(reading, f"{PATH}{first}+" if first else PATH, other) for other in others),
        *nobody,
    ]


def _end(reading: Reading, before: str, name: str) -> Passage:
    """A character to be chosen as an end of a path."""
    what = reading.text(reading.guide.characters[name].occupation)
    return choice(f"{before}{name}", ", ".join(filter(None, (reading.name(f"character:{name}"), what))))


def _search(reading: Reading, typed: str) -> Passages:
    """What is found, kind by kind."""
    if not typed.strip():
        return plain(reading._("Accents, capitals, hyphens and a slip of the fingers do not matter."))
    told: Passages = []
    for group in (groups := Findable.of(reading).index.find(typed)):
        told += from_document(reading, found_document(reading, typed, [group._replace(more=False)]))
        if group.more:
            told += plain(reading._("There are others: search for more of the name."))
    return told if groups else from_document(reading, found_document(reading, typed, ()))


def _way(reading: Reading, what: str) -> Passage:
    """A choice that is not in the text itself."""
    return choice(what, name_of(reading, what))._replace(gap=True)


def _about(document: Document, anchor: str) -> Document:
    """The part of a document that is about a ref, up to what is about another, or to the next section."""
    found: list[Block] = []
    for block in document:
        if found and (block.anchor or block.gap):
            break
        if block.anchor == anchor or found:
            found.append(block)
    return tuple(found)


_TELLERS: Mapping[str, Callable[[Reading, str], Passages]] = {
    "start": _start,
    "shelf": _shelf,
    "shelved": _shelved,
    "tab": _tab,
    "facts": _facts,
    "fact": _fact,
    "text": _text,
    "character": _character,
    "person": _card("person"),
    "work": _card("work"),
    "theme": _card("theme"),
    "relations": _relations,
    "source": _source,
    "sources": _sources,
    "dispute": _dispute,
    "filmography": _filmography,
    "path": _path,
    "search": _search,
}
