"""The card of a character."""

from collections.abc import Mapping, Sequence

from burnout_tui.film.ensemble import other_end
from burnout_tui.film.filmography import filmography
from burnout_tui.film.language import is_spoiler
from burnout_tui.film.model import Character
from burnout_tui.film.relations import Relation
from burnout_tui.prose.document import Block, Document, Span, Style, join_groups
from burnout_tui.prose.entries.common import (
    MAX_LINKS,
    capitalized,
    disputes,
    enough_rows,
    labelled_rows,
    limit_rows,
    link_list,
    more_links,
    notes,
    other_spellings,
    section,
    title,
    with_note,
)
from burnout_tui.prose.entries.person import filmography_link, work_rows
from burnout_tui.prose.entries.scene import scenes_of_character
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.measure import cells
from burnout_tui.prose.numbers import age_text
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign, kind_word
from textual_wire.direction import close_field

PRESENCE_SIGNS = {"dead": "†", "absent": "‡"}
PRESENCES = {"dead": N_("dead before the story begins"), "absent": N_("does not appear")}

_NAME_COLUMN = 22
"""The largest width of the names of linked characters, in columns."""
_MOST_WORKS = 6
"""The most other works of whoever plays a character."""
_SIGN_COLUMN = 2
"""The width of a sign and the space behind it."""


def character_card(reading: Reading, name: str, brief: bool = False, beside: bool = False) -> Document:
    """Return a character's card: who they are, who plays them, and whom they are linked to; see ``card``."""
    character = reading.guide.characters[name]
    ref = f"character:{name}"
    relations = enough_rows(reading.guide.relations_of.get(name, ()))
    return (
        _title(reading, character),
        *_summary(reading, character),
        *labelled_rows(reading, ((N_("Wish"), character.wants), (N_("Burden"), character.burden))),
        *reading.paragraphs(character.about),
        *notes(reading, character.notes),
        *section(reading._("Linked to"), limit_rows(reading, _links(reading, name, relations, brief))),
        *section(reading._("Scenes"), scenes_of_character(reading, name)),
        *(_shared_themes(reading, name) if brief else _themes(reading, name)),
        *(_elsewhere(reading, name) if brief and not beside else []),
        *([] if brief else disputes(reading, ref)),
        *other_spellings(reading, character.also),
    )


def _title(reading: Reading, character: Character) -> Block:
    name = capitalized(reading.name(f"character:{character.id}"))
    words = name if character.age is None else f"{close_field(name)}, {age_text(character.age, reading.translations)}"
    return title(words, anchor=f"character:{character.id}")


def _summary(reading: Reading, character: Character) -> list[Block]:
    rows = []
    if occupation := reading.text(character.occupation):
        rows.append(Block((Span(capitalized(occupation)),)))
    if character.presence:
        rows.append(Block((Span(capitalized(reading._(PRESENCES[character.presence])), "dim"),)))
    roles = reading.guide.roles_of_character.get(character.id, ())
    if roles:
        words = reading.translations.ngettext("Played by", "Played by", len(roles))
        players = [with_note(reading, [reading.link(f"person:{role.person}")], role.note) for role in roles[:MAX_LINKS]]
        rows.append(Block((Span(words + " ", "dim"), *join_groups(players, ", "), *more_links(reading, roles))))
    elif not character.presence:
        rows.append(Block((Span(reading._("Played by: not known"), "dim"),)))
    return rows


def _links(reading: Reading, name: str, relations: Sequence[Relation], brief: bool) -> list[list[Block]]:
    """Return a row for each relation, with the relation's own text below it.

    If ``brief``, the relations with one person stand together, without their own texts, and name the person once.
    """
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        found.setdefault(other_end(relation, name), []).append(relation)
    names = {other: capitalized(reading.name(f"character:{other}")) for other in found}
    width = min(max(map(cells, names.values()), default=0), _NAME_COLUMN) + _SIGN_COLUMN
    if not brief:
        return [_link(reading, relation, name, names, width) for relation in relations]
    rows = []
    for same in found.values():
        first, *more = [_link(reading, relation, name, names, width)[:1] for relation in same]
        rows.append([*first, *(block._replace(label=None) for others in more for block in others)])
    return rows


def _link(reading: Reading, relation: Relation, name: str, names: Mapping[str, str], width: int) -> list[Block]:
    other = other_end(relation, name)
    row = Block(
        (*relation_to(reading, relation, name), *kind_words(reading, relation)),
        label=reading.link(f"character:{other}", names[other]),
        label_width=width,
        signs=(kind_sign(reading, relation.kind),),
    )
    about = relation_about(reading, relation, "dim")
    return [row, Block(tuple(about), label_width=width)] if about else [row]


def relation_to(reading: Reading, relation: Relation, name: str) -> list[Span]:
    """Return what a character's partner in a relation is or does to them, or else what they are or do to the partner.

    The label describes the first character. Without a text for the other direction, the first is named before it.
    """
    style: Style = "spoiler" if relation.spoiler else "body"
    if name != relation.between[0]:
        return reading.spans(relation.label, style)
    if relation.reverse:
        return reading.spans(relation.reverse, style)
    here = Span(capitalized(reading.short_name(reading.guide.characters[name])), style)
    return [here, Span(" — ", style), *reading.spans(relation.label, style)]


def kind_words(reading: Reading, relation: Relation) -> list[Span]:
    """Return the kind of a relation in words, for texts without colours and without a legend of the signs."""
    return [] if reading.on_screen else [Span(f" ({kind_word(reading, relation.kind)})", "dim")]


def relation_about(reading: Reading, relation: Relation, style: Style) -> list[Span]:
    """Return a relation's own text, and the scenes in which it begins and ends, to stand behind its characters' names.

    The text names the characters without links.
    """
    ends = {f"character:{end}" for end in relation.between}
    style = "spoiler" if relation.spoiler or is_spoiler(relation.about or "") else style
    spans = reading.spans(relation.about, style)
    groups = [[Span(span.text, style) if span.ref in ends else span for span in spans]]
    for words, scene in ((N_("from:"), relation.from_), (N_("until:"), relation.until)):
        if scene:
            groups.append([Span(reading._(words) + " ", "dim"), reading.link(f"scene:{scene}")])
    return join_groups(groups)


def _themes(reading: Reading, name: str) -> list[Block]:
    themes = reading.guide.themes_of.get(name, ())
    if not themes:
        return []
    links = link_list(reading, "theme", [theme.id for theme in themes])
    words = reading.translations.ngettext("Theme:", "Themes:", len(themes))
    return [Block((Span(words + " ", "dim"), *links), 1)]


def _shared_themes(reading: Reading, name: str) -> list[Block]:
    """Return a row for each theme of a character, with the others who have it."""
    themes = reading.guide.themes_of.get(name, ())
    names = {theme.id: capitalized(reading.name(f"theme:{theme.id}")) for theme in themes}
    width = min(max(map(cells, names.values()), default=0), _NAME_COLUMN)
    rows = []
    for theme in themes:
        others = link_list(reading, "character", [other for other in theme.characters if other != name])
        label = reading.link(f"theme:{theme.id}", names[theme.id])
        rows.append(Block(tuple(others), label=label, label_width=width))
    return section(reading._("Themes"), limit_rows(reading, rows))


def _elsewhere(reading: Reading, name: str) -> list[Block]:
    """Return the other works of each person who plays a character, under a heading."""
    guide = reading.guide
    blocks = []
    for role in enough_rows(guide.roles_of_character.get(name, ())):
        found = filmography(guide, role.person, _MOST_WORKS + 2)
        entries = [entry for entry in found if entry.work.id != guide.film.film.work]
        rows = list(work_rows(reading, role.person, entries[:_MOST_WORKS]))
        if len(entries) > _MOST_WORKS:
            rows.append(Block((filmography_link(reading, role.person),)))
        words = reading._("{name} is also in").format(name=reading.name(f"person:{role.person}"))
        blocks += section(words, rows)
    return blocks
