"""The start page, the shelf, the tabs, and the lists in them."""

from burnout_tui.film.story import Scene
from burnout_tui.linear.locations import FACTS, PATH, SEARCH, SHELF, filmography_name, name_of
from burnout_tui.linear.passages import (
    Passage,
    choice,
    from_cast_rows,
    from_character_rows,
    from_document,
    from_rows,
    from_work_rows,
    heading,
    plain,
    separator,
)
from burnout_tui.prose.ensemble import ensemble_blocks, ensemble_summary
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.entries.synopsis import synopsis_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import cast_rows, character_rows, work_rows, works_of
from burnout_tui.prose.scene_rows import people_there
from burnout_tui.prose.shelf import shelf_card, shelf_rows
from burnout_tui.prose.stubs import draft_sentence
from burnout_tui.prose.tabs import STORY, TAB_TITLES, no_tab, tabs_of
from textual_wire.direction import join_fields

Passages = list[Passage]


def start(reading: Reading, _: str) -> Passages:
    """Return the film, the spoiler setting, and where to go."""
    film = reading.guide.film.film
    directors = [reading.name(f"person:{person}") for person in film.directors]
    status = reading._("Spoilers are shown; press s to hide them.") if reading.spoilers else reading.hidden_message
    return [
        *plain(join_fields((reading.text(film.title), *directors, str(film.year)))),
        *(plain(draft) if (draft := draft_sentence(reading)) else ()),
        *(plain(status) if reading.spoilers or reading.hides else ()),
        *(choice(f"tab:{name}", reading._(TAB_TITLES[name])) for name in tabs_of(reading)),
        *(choice(target, name_of(reading, target)) for target in (FACTS, PATH, SEARCH)),
        *([choice(SHELF, name_of(reading, SHELF))] if reading.has_shelf else ()),
    ]


def shelf(reading: Reading, _: str) -> Passages:
    """Return the films, and for each file that cannot be opened its first problem."""
    if reading.shelf is None:
        return []
    rows = [
        row._replace(ref=row.ref if row.ref.partition(":")[2] in reading.shelf.guides else f"shelved:{row.ref[5:]}")
        for row in shelf_rows(reading, reading.shelf)
    ]
    return [heading(name_of(reading, SHELF)), *from_rows(rows)]


def shelved(reading: Reading, key: str) -> Passages:
    """Return the problems of a file that cannot be opened."""
    return from_document(reading, shelf_card(reading, reading.shelf, key)) if reading.shelf else []


def tab(reading: Reading, name: str) -> Passages:
    """Return a tab with its title."""
    renderers = {
        "synopsis": _synopsis,
        "characters": lambda reading: from_character_rows(reading, character_rows(reading)),
        "cast": lambda reading: from_cast_rows(reading, cast_rows(reading)),
        "filmography": _works,
        "ensemble": _ensemble,
        STORY: _story,
    }
    title, passages = heading(reading._(TAB_TITLES[name])), renderers[name](reading)
    return passages if passages[:1] == [title] else [title, *passages]


def _synopsis(reading: Reading) -> Passages:
    return [*from_document(reading, synopsis_document(reading)), link_to(reading, FACTS)]


def _works(reading: Reading) -> Passages:
    """Return the director's works, then all others."""
    people = reading.guide.film.film.directors[:1]
    works = works_of(reading, people)
    known = {work.id for work in works}
    others = [work for work in works_of(reading, ()) if work.id not in known]
    rows = from_work_rows(reading, work_rows(reading, works))
    if not people:
        return rows
    passages = [heading(reading.name(f"person:{people[0]}")), *rows]
    if others:
        passages += [heading(reading._("Other works")), *from_work_rows(reading, work_rows(reading, others))]
    return passages


def _ensemble(reading: Reading) -> Passages:
    """Return the summary and the relations in sentences, and a link to the path question."""
    _figures, *rest = ensemble_blocks(reading)
    return [
        *plain(ensemble_summary(reading)),
        *from_document(reading, tuple(rest)),
        link_to(reading, PATH),
    ]


def _story(reading: Reading) -> Passages:
    """Return the scenes, in the order of the film."""
    if none := no_tab(reading, STORY):
        return plain(none)
    return [choice(f"scene:{scene.id}", _scene(reading, scene)) for scene in reading.guide.film.scenes]


def _scene(reading: Reading, scene: Scene) -> str:
    """Return a scene's title, its place, who is there, and its storyline. Its number is that of the choice."""
    order = reading._("order not known") if scene.order else ""
    story = reading.name(f"story:{scene.story}") if scene.story else ""
    parts = (opening_name(reading, f"scene:{scene.id}"), order, reading.text(scene.place), people_there(reading, scene))
    return join_fields(filter(None, (*parts, story)), separator(reading))


def filmography(reading: Reading, name: str) -> Passages:
    """Return the works of a person, or those that two people made together."""
    people = name.split("+")
    rows = work_rows(reading, works_of(reading, people))
    return [heading(filmography_name(reading, name)), *from_work_rows(reading, rows)]


def link_to(reading: Reading, target: str) -> Passage:
    """Return a choice that the text itself does not contain."""
    return choice(target, name_of(reading, target))._replace(gap=True)
