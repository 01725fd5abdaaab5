"""The surroundings of an entry: the third pane of a wide window, as a document for its width."""

from collections.abc import Collection

from burnout_tui.film.filmography import cast_and_crew, collaborations
from burnout_tui.film.relations import Relation
from burnout_tui.pictures.neighbours import neighbours_picture
from burnout_tui.prose.document import Block, Document, Span, drawn_line, join_groups
from burnout_tui.prose.entries.character import relation_about
from burnout_tui.prose.entries.common import enough_rows, limit_rows, link_list, section
from burnout_tui.prose.entries.foundations import foundations
from burnout_tui.prose.entries.person import collaboration_rows
from burnout_tui.prose.entries.work import credit_rows, in_film, people_rows, shared_people
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.mentions import mentions
from burnout_tui.prose.numbers import years_text
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign
from burnout_tui.prose.rows import works_of
from burnout_tui.prose.timeline import timeline

_YEAR_COLUMN = 4
_MOST_PEOPLE = 12
"""The most people who are named beside a work."""
_LABELS = 0.4
"""The greatest share of the width that a column of names takes."""


def surroundings(reading: Reading, ref: str, width: int, sources: bool = True) -> Document:
    """Return what surrounds a character, a person, a work or a scene, in at most ``width`` columns; else nothing.

    What it rests on comes last, with ``sources`` or if there is nothing else.
    """
    kind, _, name = ref.partition(":")
    makers = {"character": _around_character, "person": _around_person, "work": _around_work, "scene": _around_scene}
    if kind not in makers or reading.guide.find(ref) is None:
        return ()
    blocks = makers[kind](reading, name, width)
    if sources or not blocks:
        blocks += section(reading._("Sources and disputes"), foundations(reading, ref))
    return (blocks[0]._replace(gap=0), *blocks[1:])


def _around_character(reading: Reading, name: str, width: int) -> list[Block]:
    blocks = neighbours_picture(reading, name, width)
    sentences = (_sentence_of(reading, relation) for relation in reading.guide.relations_of.get(name, ()))
    blocks += section(reading._("How they are linked"), limit_rows(reading, filter(None, sentences)))
    for role in reading.guide.roles_of_character.get(name, ()):
        person = role.person
        player: list[list[Span]] = [[reading.link(f"person:{person}")]]
        if occupation := reading.text(reading.guide.people[person].occupation):
            player.append([Span(occupation, "dim")])
        line = _time_line(reading, person, width)
        blocks += section(
            reading.translations.pgettext("heading", "Played by"), [Block(tuple(join_groups(player, ", "))), *line]
        )
    return blocks


def _sentence_of(reading: Reading, relation: Relation) -> Block | None:
    """Return a relation's own text behind its sign; None if it has none."""
    about = relation_about(reading, relation, "body")
    return Block(tuple(about), signs=(kind_sign(reading, relation.kind),), label_width=1) if about else None


def _around_person(reading: Reading, name: str, width: int) -> list[Block]:
    is_member = name in cast_and_crew(reading.guide)
    words = reading._("Also worked with") if is_member else reading._("Worked with")
    worked_with = section(words, collaboration_rows(reading, name, int(width * _LABELS)))
    roles = _around_roles(reading, name, width)
    blocks = [*section(reading._("Works by year"), _time_line(reading, name, width)), *worked_with, *roles]
    if is_member:
        return blocks if roles else [*blocks, *_makers(reading, name, width)]
    partners = [partner for partner, _ in enough_rows(collaborations(reading.guide, name))]
    here = limit_rows(reading, people_rows(reading, partners, width))
    blocks += section(in_film(reading), here) if partners else _works(reading, name)
    return [*blocks, *_mentions(reading, f"person:{name}")]


def _around_roles(reading: Reading, name: str, width: int) -> list[Block]:
    """Return the neighbours of each character whom a person plays."""
    blocks = []
    for role in reading.guide.roles_of_person.get(name, ()):
        if role.character and reading.guide.relations_of.get(role.character):
            words = reading._("Around {name}").format(name=reading.short_name(reading.guide.characters[role.character]))
            blocks += section(words, neighbours_picture(reading, role.character, width))
    return blocks


def _makers(reading: Reading, name: str, width: int) -> list[Block]:
    """Return those who made this film with somebody."""
    others = (person for person in cast_and_crew(reading.guide) if person != name)
    words = reading._("Made {film} with").format(film=reading.text(reading.guide.film.film.title))
    return section(words, limit_rows(reading, people_rows(reading, enough_rows(others), width)))


def _works(reading: Reading, name: str, but: str = "") -> list[Block]:
    """Return somebody's works by year, each with the others who made it."""
    guide = reading.guide
    rows = []
    for work in enough_rows(work for work in works_of(reading, (name,)) if work.id != but):
        made = dict.fromkeys(credit.person for credit in guide.credits_of_work.get(work.id, ()))
        others = [person for person in made if person != name]
        links = link_list(reading, "person", others[:_MOST_PEOPLE])
        links += [Span(" …", "dim")] if len(others) > _MOST_PEOPLE else []
        year = Span(years_text(work.year, None), "label")
        row = join_groups([[reading.link(f"work:{work.id}")], links], " — ")
        rows.append(Block(tuple(row), label=year, label_width=_YEAR_COLUMN))
    words = reading._("Works of {name}").format(name=reading.name(f"person:{name}"))
    return section(words, limit_rows(reading, rows))


def _mentions(reading: Reading, ref: str) -> list[Block]:
    return section(reading._("Mentioned here"), limit_rows(reading, mentions(reading, ref)))


def _around_work(reading: Reading, name: str, width: int) -> list[Block]:
    guide = reading.guide
    film = guide.film.film
    makers = [credit.person for credit in guide.credits_of_work.get(name, ()) if credit.part == "director"]
    return [
        *section(reading._("Credits"), credit_rows(reading, name)),
        *shared_people(reading, name, width),
        *(_works(reading, makers[0], but=name) if makers else ()),
        *([] if film.work == name else _mentions(reading, f"work:{name}")),
    ]


def _around_scene(reading: Reading, name: str, width: int) -> list[Block]:
    """Return who is there, with their scenes before and after, how they are linked, and the storyline."""
    there = dict.fromkeys(reading.guide.scenes[name].characters)
    rows = (_in_scene(reading, person, name) for person in enough_rows(there))
    linked = (
        _sentence_of(reading, relation)
        for person in there
        for relation in reading.guide.relations_of.get(person, ())
        if relation.between[0] == person and relation.between[1] in there
    )
    return [
        *section(reading._("Who is there"), limit_rows(reading, rows)),
        *section(reading._("How they are linked"), limit_rows(reading, filter(None, linked))),
        *_storyline(reading, reading.guide.scenes[name].story, there),
        *_mentions(reading, f"scene:{name}"),
    ]


def _storyline(reading: Reading, name: str | None, there: Collection[str]) -> list[Block]:
    """Return what the storyline of a scene is about, and who is in it, if those are not only who is there."""
    if not name:
        return []
    rows = reading.paragraphs(reading.guide.stories[name].about, gap=0)
    people = dict.fromkeys(who for scene in reading.guide.scenes_of_story[name] for who in scene.characters)
    if people.keys() - there:
        links = link_list(reading, "character", [*people])
        rows.append(Block((Span(reading._("With:") + " ", "dim"), *links)))
    return section(reading.name(f"story:{name}"), rows)


def _in_scene(reading: Reading, person: str, name: str) -> list[Block]:
    """Return a line about a character of a scene, and the scenes before and after in which they are."""
    scenes = [scene.id for scene in reading.guide.scenes_with[person]]
    at = scenes.index(name)
    who: list[list[Span]] = [[reading.link(f"character:{person}")]]
    if occupation := reading.text(reading.guide.characters[person].occupation):
        who.append([Span(occupation)])
    who += [[reading.link(f"person:{role.person}")] for role in reading.guide.roles_of_character.get(person, ())]
    return [
        Block(tuple(join_groups(who))),
        *(
            Block((Span(reading._(words) + " ", "dim"), reading.link(f"scene:{scenes[other]}")), indent=2)
            for words, other in ((N_("Before:"), at - 1), (N_("Next:"), at + 1))
            if 0 <= other < len(scenes)
        ),
    ]


def _time_line(reading: Reading, person: str, width: int) -> list[Block]:
    """Return a person's works on an axis of years; nothing for less than two years."""
    drawn = timeline(works_of(reading, (person,)), width)
    if drawn is None:
        return []
    lines = (Span(drawn.marks, "mark"), Span(drawn.axis, "dim"), Span(drawn.years, "dim"))
    return [drawn_line(line) for line in lines]
