"""The card of a character."""

from collections.abc import Sequence

from burnout_tui.film.ensemble import other_end
from burnout_tui.film.model import Character, Relation
from burnout_tui.film.record_base import Text
from burnout_tui.prose.document import Block, Document, Span
from burnout_tui.prose.entries.common import (
    capitalized,
    disputes,
    labelled_rows,
    limit_rows,
    link_list,
    notes,
    other_spellings,
    section,
    title,
)
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.layout import cells
from burnout_tui.prose.reading import Reading

RELATION_KINDS = {
    "family": N_("family"),
    "love": N_("love"),
    "money": N_("money"),
    "work": N_("work"),
    "chance": N_("chance"),
    "art": N_("art"),
}
PRESENCES = {"dead": N_("dead before the story begins"), "absent": N_("does not appear")}

_NAME_COLUMN = 22
"""The largest width of the names of linked characters, in columns."""


def character_card(reading: Reading, name: str) -> Document:
    """Return a character's card: who they are, who plays them, and their relations."""
    character = reading.guide.characters[name]
    ref = f"character:{name}"
    relations = reading.guide.relations_of.get(name, ())
    return (
        _title(reading, character),
        *_summary(reading, character),
        *labelled_rows(reading, ((N_("Wish"), character.wants), (N_("Burden"), character.burden))),
        *reading.paragraphs(character.about),
        *notes(reading, character.notes),
        *section(reading._("Linked to"), limit_rows(reading, _links(reading, name, relations))),
        *_themes(reading, name),
        *disputes(reading, ref),
        *other_spellings(reading, character.also),
    )


def _title(reading: Reading, character: Character) -> Block:
    name = reading.name(f"character:{character.id}")
    return title(name if character.age is None else f"{name}, {character.age}", anchor=f"character:{character.id}")


def _summary(reading: Reading, character: Character) -> list[Block]:
    rows = []
    if occupation := reading.text(character.occupation):
        rows.append(Block((Span(capitalized(occupation)),)))
    if character.presence:
        rows.append(Block((Span(capitalized(reading._(PRESENCES[character.presence])), "dim"),)))
    roles = reading.guide.roles_of_character.get(character.id, ())
    if roles:
        players = link_list(reading, "person", [role.person for role in roles])
        rows.append(Block((Span(reading._("Played by") + " ", "dim"), *players)))
        rows += [Block(tuple(reading.spans(role.note, "dim"))) for role in roles if role.note]
    elif not character.presence:
        rows.append(Block((Span(reading._("Played by: not known"), "dim"),)))
    return rows


def _links(reading: Reading, name: str, relations: Sequence[Relation]) -> list[Block]:
    others = [other_end(relation, name) for relation in relations]
    names = [reading.name(f"character:{other}") for other in others]
    width = min(max(map(cells, names), default=0), _NAME_COLUMN)
    rows = []
    for relation, other in zip(relations, others, strict=True):
        label = relation_label(relation, name)
        rows.append(
            Block(
                tuple(reading.spans(label, "spoiler" if relation.spoiler else "body")),
                label=reading.link(f"character:{other}"),
                label_width=width,
                tail=Span(reading._(RELATION_KINDS[relation.kind]), "dim"),
            )
        )
    return rows


def relation_label(relation: Relation, name: str) -> Text:
    """Return what a character's partner in a relation is to them."""
    return relation.reverse if relation.reverse and relation.between[0] == name else relation.label


def _themes(reading: Reading, name: str) -> list[Block]:
    themes = reading.guide.themes_of.get(name, ())
    if not themes:
        return []
    links = link_list(reading, "theme", [theme.id for theme in themes])
    return [Block((Span(reading._("Themes:") + " ", "dim"), *links), 1)]
