"""The cards of a relation that refs can name, and of one of the film's own kinds of relation."""

from burnout_tui.film.relations import Relation
from burnout_tui.prose.document import Block, Document, join_groups
from burnout_tui.prose.entries.character import kind_words, relation_about
from burnout_tui.prose.entries.common import (
    capitalized,
    disputes,
    enough_rows,
    limit_rows,
    other_spellings,
    section,
    title,
)
from burnout_tui.prose.entries.statements import relation_ends
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign


def relation_card(reading: Reading, name: str) -> Document:
    """Return the card of a relation: its characters, its kind and its text."""
    relation = next(one for one in reading.guide.film.relations if one.id == name)
    row = _row(reading, relation)
    return (
        title(capitalized(reading.name(f"relation:{name}")), anchor=f"relation:{name}"),
        row._replace(spans=(*row.spans, *kind_words(reading, relation))),
        *disputes(reading, f"relation:{name}"),
        *other_spellings(reading, relation.also),
    )


def kind_card(reading: Reading, name: str) -> Document:
    """Return the card of a kind: its name, and the relations of that kind."""
    relations = enough_rows(relation for relation in reading.guide.film.relations if relation.kind == name)
    return (
        title(capitalized(reading.name(f"kind:{name}")), anchor=f"kind:{name}"),
        *section(
            reading._("How they are linked"), limit_rows(reading, [_row(reading, relation) for relation in relations])
        ),
    )


def _row(reading: Reading, relation: Relation) -> Block:
    groups = [relation_ends(reading, relation), relation_about(reading, relation, "body")]
    return Block(tuple(join_groups(groups)), signs=(kind_sign(reading, relation.kind),), label_width=1)
