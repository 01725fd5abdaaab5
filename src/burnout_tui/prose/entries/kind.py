"""The card of one of the film's own kinds of relation."""

from burnout_tui.prose.document import Block, Document, join_groups
from burnout_tui.prose.entries.character import relation_about
from burnout_tui.prose.entries.common import capitalized, enough_rows, limit_rows, section, title
from burnout_tui.prose.entries.statements import relation_ends
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign


def kind_card(reading: Reading, name: str) -> Document:
    """Return the card of a kind: its name, and the relations of that kind."""
    relations = enough_rows(relation for relation in reading.guide.film.relations if relation.kind == name)
    rows = [
        Block(
            tuple(join_groups([relation_ends(reading, relation), relation_about(reading, relation, "body")])),
            signs=(kind_sign(reading, name),),
            label_width=1,
        )
        for relation in relations
    ]
    return (
        title(capitalized(reading.name(f"kind:{name}")), anchor=f"kind:{name}"),
        *section(reading._("How they are linked"), limit_rows(reading, rows)),
    )
