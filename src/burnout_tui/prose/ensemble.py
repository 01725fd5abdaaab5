"""The ensemble as text: a summary, and its relations in sentences and in lists."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from burnout_tui.film.ensemble import Ensemble, ensemble, other_end
from burnout_tui.film.model import Character
from burnout_tui.film.relations import Relation
from burnout_tui.prose.document import Block, Document, Span, Style, close_fields, heading, join_groups
from burnout_tui.prose.entries.character import PRESENCE_SIGNS, PRESENCES, kind_words, relation_about, relation_to
from burnout_tui.prose.entries.common import MAX_ROWS, capitalized, section, title
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign, kind_word, relation_kinds, sign_of, style_of
from burnout_tui.prose.rows import Row, Rows, Sign
from burnout_tui.prose.stubs import is_stub, with_stub_sign
from textual_wire.direction import close_field, join_fields


def shown_ensemble(reading: Reading) -> Ensemble:
    """Return the ensemble as this reader sees it."""
    return ensemble(reading.guide)


def signed_name(reading: Reading, name: str) -> str:
    """Return a character's short name, preceded by a sign for the dead and the absent."""
    return _name_rows(reading)[name].columns[0]


def _name_rows(reading: Reading) -> Mapping[str, Row]:
    """Return each character's row with the signed name alone. Readers with the same language share them."""
    return reading.guide.cached(
        ("name rows", reading.language),
        lambda: {character.id: _name_row(reading, character) for character in reading.guide.film.characters},
    )


def _name_row(reading: Reading, character: Character) -> Row:
    ref = f"character:{character.id}"
    sign = PRESENCE_SIGNS.get(character.presence or "", "")
    name = with_stub_sign(reading, ref, f"{sign}{capitalized(reading.short_name(character))}")
    return Row(ref, (name, ""), is_stub=is_stub(reading, ref))


def ensemble_counts(reading: Reading) -> str:
    """Return the number of people and links. Nothing hidden counts."""
    shown = shown_ensemble(reading)
    people, links = len(shown.characters), len(shown.relations)
    words = reading.translations
    return reading._("{people}, {links}").format(
        people=words.ngettext("{count} person", "{count} people", people).format(count=people),
        links=words.ngettext("{count} link", "{count} links", links).format(count=links),
    )


def ensemble_summary(reading: Reading) -> str:
    """Return the number of people and links, and who holds them together, if one does. Nothing hidden counts."""
    shown, text = shown_ensemble(reading), ensemble_counts(reading)
    if len(shown.most_linked) == 1 and shown.most_linked[0] in shown.articulation_points:
        name = reading.short_name(reading.guide.characters[shown.most_linked[0]])
        text = reading._("{counts}; {name} holds them together").format(counts=text, name=name)
    return text


def relations_of_kinds(reading: Reading, name: str, kinds: Collection[str]) -> list[Relation]:
    """Return a character's relations of the given kinds, in the file's order; of all kinds if ``kinds`` is empty."""
    relations = shown_ensemble(reading).relations_of.get(name, ())
    return [relation for relation in relations if not kinds or relation.kind in kinds]


def relation_spans(reading: Reading, relation: Relation) -> list[Span]:
    """Return a relation as its two ends with its label between them, then its own text."""
    style: Style = "spoiler" if relation.spoiler else "body"
    first, second = (reading.link(f"character:{end}") for end in relation.between)
    first = first._replace(text=capitalized(first.text))
    ends = [first, Span(" — "), *reading.spans(relation.label, style), Span(" — "), second]
    return join_groups([ends, relation_about(reading, relation, style)])


def relations_card(reading: Reading, name: str, kinds: Collection[str], marked: int = -1) -> Document:
    """Return a character and a sentence for each relation. ``marked`` is the index of the selected relation.

    Of very many relations, it has those around the selected one.
    """
    character = reading.guide.characters[name]
    relations = relations_of_kinds(reading, name, kinds)
    head = [title(capitalized(reading.name(f"character:{name}")), anchor=f"character:{name}")]
    if occupation := reading.text(character.occupation):
        head.append(Block((Span(capitalized(occupation)),)))
    if character.presence:
        sign = PRESENCE_SIGNS[character.presence]
        head.append(Block((Span(f"{sign} {reading._(PRESENCES[character.presence])}", "dim"),)))
    blocks = []
    first = max(marked, 0) // MAX_ROWS * MAX_ROWS
    shown = relations[first : first + MAX_ROWS]
    for number, relation in enumerate(shown, first):
        pointer = Span("▸" if number == marked else "\N{NO-BREAK SPACE}", "mark")
        signs = (pointer, kind_sign(reading, relation.kind))
        spans = (*relation_spans(reading, relation), *kind_words(reading, relation))
        blocks.append(Block(spans, 1, signs=signs, label_width=2, anchor=f"relation:{number}"))
    if not blocks:
        words = reading._("No link of this kind.") if kinds else reading._("No link shown.")
        blocks.append(Block((Span(words, "dim"),), 1))
    if len(shown) < len(relations):
        words = reading._("{first}–{last} of {count}")
        words = words.format(first=first + 1, last=first + len(shown), count=len(relations))
        blocks.append(Block((Span(words, "dim"),), 1))
    return (*head, *blocks)


class LegendPiece(NamedTuple):
    """A piece of the line below the picture."""

    text: str
    active: bool = False
    """True for the kind of relation that is not dimmed."""
    after: str = "  "
    """The gap before the next piece."""
    style: str = ""
    """The family of relations whose hue it has, as a style; empty for none."""


def legend(reading: Reading, kind: str = "", words: bool = True) -> list[LegendPiece]:
    """Return the signs and names of the kinds of relation that are shown; with a filter, also how many it shows.

    Without ``words``, only the kind that is filtered has its name.
    """
    pieces = [
        LegendPiece(
            f"{sign_of(reading, one)} {kind_word(reading, one)}" if words or one == kind else sign_of(reading, one),
            one == kind,
        )
        for one in kinds_present(reading)
    ]
    if kind:
        relations = shown_ensemble(reading).relations
        count = sum(relation.kind == kind for relation in relations)
        pieces.append(LegendPiece(reading._("{count} of {total}").format(count=count, total=len(relations))))
    return pieces


def kinds_present(reading: Reading) -> list[str]:
    """Return the kinds of relation that this reader may see: those of every film, then this one's own."""
    used = shown_ensemble(reading).kinds
    return [kind for kind in relation_kinds(reading.guide) if kind in used]


def rows_around(reading: Reading, name: str, kinds: Collection[str]) -> Rows:
    """Return the ensemble as a list around one character: first the linked characters, then all others.

    Readers with the same language share the list around a busy character.
    """
    if not reading.guide.is_busy(f"character:{name}"):
        return Rows(_rows_around(reading, name, kinds))
    key = ("rows around", name, frozenset(kinds), reading.language)
    return reading.guide.cached(key, lambda: Rows(_rows_around(reading, name, kinds)))


def _rows_around(reading: Reading, name: str, kinds: Collection[str]) -> list[Row]:
    name_rows = _name_rows(reading)
    rows = [name_rows[name]]
    near = {name}
    linked = []
    for relation in relations_of_kinds(reading, name, kinds):
        other = other_end(relation, name)
        words = "".join(span.text for span in close_fields(relation_to(reading, relation, name)))
        row = _row(reading, other, f"{sign_of(reading, relation.kind)} {words}")
        linked.append(row._replace(signs=(Sign(1, 0, style_of(reading, relation.kind)),)))
        near.add(other)
    if linked:
        rows += [Row("", (reading._("Linked to"),)), *_merge_rows(reading, linked)]
    rest = [row for other, row in name_rows.items() if other not in near]
    if rest:
        rows += [Row("", (reading._("Everyone else"),)), *rest]
    return rows


def _row(reading: Reading, name: str, words: str) -> Row:
    return Row(f"character:{name}", (signed_name(reading, name), words))


def _merge_rows(reading: Reading, rows: list[Row]) -> list[Row]:
    """Merge the rows of each character into one, with all its relations."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.ref, []).append(row)
    return [_merge(reading, same) for same in found.values()]


def _merge(reading: Reading, rows: list[Row]) -> Row:
    words: list[str] = []
    signs: list[Sign] = []
    start = 0
    for row in rows:
        signs += (sign._replace(start=sign.start + start) for sign in row.signs)
        words.append(row.columns[1] if row is rows[-1] else f"{close_field(row.columns[1])}{reading._('; ')}")
        start += len(words[-1])
    return Row(rows[0].ref, (rows[0].columns[0], "".join(words)), tuple(signs))


def rows_by_theme(reading: Reading) -> Rows:
    """Return the characters grouped by theme. A character may appear under several themes."""
    return reading.guide.cached(("rows by theme", reading.language), lambda: Rows(_rows_by_theme(reading)))


def _rows_by_theme(reading: Reading) -> list[Row]:
    rows: list[Row] = []
    listed: set[str] = set()
    for theme in reading.guide.film.themes:
        if names := theme.characters:
            rows.append(Row("", (capitalized(reading.name(f"theme:{theme.id}")),)))
            rows += [_occupied(reading, name) for name in names]
            listed.update(names)
    rest = [name for name in shown_ensemble(reading).characters if name not in listed]
    if rest:
        rows += [Row("", (reading._("Without a theme"),)), *(_occupied(reading, name) for name in rest)]
    return rows


def _occupied(reading: Reading, name: str) -> Row:
    return _row(reading, name, reading.text(reading.guide.characters[name].occupation))


def rows_by_kind(reading: Reading, kinds: Collection[str]) -> Rows:
    """Return the relations grouped by kind: the first character, and the relation in a sentence."""
    key = ("rows by kind", frozenset(kinds), reading.language)
    return reading.guide.cached(key, lambda: Rows(_rows_by_kind(reading, kinds)))


def _rows_by_kind(reading: Reading, kinds: Collection[str]) -> list[Row]:
    rows: list[Row] = []
    for kind in kinds_present(reading):
        if kinds and kind not in kinds:
            continue
        words = capitalized(kind_word(reading, kind))
        rows.append(Row("", (f"{sign_of(reading, kind)} {words}",), (Sign(0, 0, style_of(reading, kind)),)))
        rows += [
            _row(reading, relation.between[0], _sentence(reading, relation))
            for relation in shown_ensemble(reading).relations
            if relation.kind == kind
        ]
    return rows


def _sentence(reading: Reading, relation: Relation) -> str:
    """Return a relation's own sentence; without one, what the first is to the second."""
    if relation.about is not None:
        return reading.text(relation.about)
    return f"{close_field(reading.text(relation.label))} → {signed_name(reading, relation.between[1])}"


def ensemble_blocks(reading: Reading) -> Iterator[Block]:
    """Yield the whole ensemble in sentences, for plain text."""
    shown = shown_ensemble(reading)
    yield Block((Span(ensemble_summary(reading)),))
    for kind in kinds_present(reading):
        yield heading(capitalized(kind_word(reading, kind)))
        for relation in shown.relations:
            if relation.kind == kind:
                yield Block(tuple(relation_spans(reading, relation)), signs=(kind_sign(reading, kind),), label_width=1)
    alone = [name for name in shown.characters if not shown.relations_of[name]]
    if alone:
        names = join_fields(reading.name(f"character:{name}") for name in alone)
        yield from section(reading._("No link shown"), [Block((Span(capitalized(names)),))])
