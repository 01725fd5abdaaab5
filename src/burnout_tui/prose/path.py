"""Paths: the shortest chains between two characters, with a sentence for each step."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from burnout_tui.errors import UsageError, short
from burnout_tui.film.ensemble import MAX_CHAINS
from burnout_tui.film.search.name_lookup import NameLookup
from burnout_tui.prose.document import Block, Document, Span
from burnout_tui.prose.ensemble import relation_spans, shown_ensemble
from burnout_tui.prose.entries.common import capitalized, title
from burnout_tui.prose.entries.scene import scene_together
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.numbers import list_text
from burnout_tui.prose.plain import hidden_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign, kind_word
from burnout_tui.prose.search_entries import name_lookup
from burnout_tui.toml.sanitize import sanitize_line
from textual_wire.direction import close_field, join_fields

_SPACE = "\N{NO-BREAK SPACE}"
_MAX_CANDIDATES = 8
"""Characters that the message about an ambiguous name lists."""


def path_document(reading: Reading, first: str, second: str) -> Document:
    """Return the shortest chains between two characters, at most MAX_CHAINS, if both are shown."""
    shown = shown_ensemble(reading)
    if not {first, second}.issubset(shown.characters):
        return (Block((Span(reading.absence(f"character:{first}", f"character:{second}"), "dim"),)),)
    names = [reading.name(f"character:{name}") for name in (first, second)]
    if first == second:
        words = reading._("This is {name} twice; choose two different characters.").format(name=names[0])
        return (title(capitalized(names[0])), Block((Span(words),), 1))
    chains = shown.chains(first, second)
    head = title(capitalized(list_text(names, reading.translations)))
    if not chains:
        words = reading._("No link between {first} and {second} is shown.").format(first=names[0], second=names[1])
        return (head, Block((Span(words),), 1), *scene_together(reading, first, second))
    return (
        head,
        *_chain_count(reading, len(chains)),
        *(block for chain in chains for block in _chain(reading, chain)),
        *scene_together(reading, first, second),
    )


def path_lines(reading: Reading, first: str, second: str, width: int) -> Iterator[str]:
    """Yield ``path_document`` as plain text, then a line if spoilers are hidden."""
    yield from plain_lines(path_document(reading, first, second), width)
    yield from hidden_lines(reading, width)


def find_characters(reading: Reading, first: str, second: str) -> tuple[str, str]:
    """Return the ids of two characters, found by their names. Raises UsageError for unknown or ambiguous names."""
    known = name_lookup(reading, "character")
    found = [known.resolve(typed) for typed in (first, second)]
    problems = [
        _ambiguity(reading, known, typed, names)
        for typed, names in zip((first, second), found, strict=True)
        if len(names) != 1
    ]
    if problems:
        raise UsageError("\n".join(dict.fromkeys(problems)))
    return found[0][0], found[1][0]


def _ambiguity(reading: Reading, known: NameLookup, typed: str, found: Sequence[str]) -> str:
    """Return the message about a name that is unknown or ambiguous."""
    quoted = short(sanitize_line(typed))
    if not found:
        near = known.suggestion(typed)
        hint = reading._("; did you mean “{name}”?").format(name=near.entry.text) if near else ""
        return reading._("there is no character “{name}”{hint}").format(name=quoted, hint=hint)
    names = join_fields(
        f"{close_field(reading.name(f'character:{name}'))} ({name})" for name in found[:_MAX_CANDIDATES]
    )
    more = ", …" if len(found) > _MAX_CANDIDATES else ""
    return reading._("“{name}” could be any of these: {names}").format(name=quoted, names=names + more)


def _chain_count(reading: Reading, count: int) -> list[Block]:
    if count == 1:
        return []
    if count == MAX_CHAINS:
        words = reading._("At most {count} of the shortest chains are shown.").format(count=MAX_CHAINS)
    else:
        words = reading._("These {count} chains are the shortest.").format(count=count)
    return [Block((Span(words, "dim"),))]


def _chain(reading: Reading, chain: Sequence[str]) -> Iterator[Block]:
    """Yield the chain on one line, then a line for each of its relations."""
    shown = shown_ensemble(reading)
    steps = [shown.between(first, second) for first, second in pairwise(chain)]
    first = _name(reading, chain[0])
    drawn = [first._replace(text=capitalized(first.text))]
    for name, relations in zip(chain[1:], steps, strict=True):
        kinds = dict.fromkeys(relation.kind for relation in relations)
        drawn += [Span(" "), *_kinds_line(reading, kinds), Span(" "), _name(reading, name)]
    yield Block(tuple(drawn), 1)
    for relations in steps:
        for relation in relations:
            signs = (kind_sign(reading, relation.kind),)
            yield Block(tuple(relation_spans(reading, relation)), indent=2, signs=signs, label_width=1)


def _kinds_line(reading: Reading, kinds: Iterable[str]) -> Iterator[Span]:
    """Yield kinds of relation between dashes. No-break spaces keep them together where the chain takes more lines."""
    before = "─"
    for kind in kinds:
        sign = kind_sign(reading, kind)
        yield Span(f"{before}{_SPACE}", "dim")
        yield sign._replace(text=f"{sign.text}{_SPACE}")
        yield Span(kind_word(reading, kind).replace(" ", _SPACE), "dim")
        before = ","
    yield Span(f"{_SPACE}─", "dim")


def _name(reading: Reading, name: str) -> Span:
    return reading.link(f"character:{name}", reading.short_name(reading.guide.characters[name]))
