"""The help as two documents: every key by its purpose, and the signs and colours with examples."""

from collections.abc import Iterator, Sequence

from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.ensemble import PRESENCE_SIGNS
from burnout_tui.prose.entries.character import PRESENCES
from burnout_tui.prose.entries.person import WORK_KINDS
from burnout_tui.prose.layout import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import RELATION_KINDS, kind_sign
from burnout_tui.prose.rows import CYCLE_MARK, WORK_MARKS
from burnout_tui.view.key_names import key_names
from burnout_tui.view.keys import GROUPS, IN_ENSEMBLE, LEAVE, SHOW, Key

_NO_BREAK = "\N{NO-BREAK SPACE}"


def help_documents(reading: Reading, keys: Sequence[Key]) -> tuple[Document, Document]:
    """Return the two columns of the help, as high as each other if they can be; below each other they are one text."""
    right = (SHOW, IN_ENSEMBLE)
    left = tuple(group for group in GROUPS if group not in right)
    first = [block for group in left for block in _group(reading, keys, group)]
    second = [block for group in right for block in _group(reading, keys, group)]
    second += [_heading(reading._("Signs and colours")), *_signs(reading)]
    return (first[0]._replace(gap=0), *first[1:]), (second[0]._replace(gap=0), *second[1:])


def _group(reading: Reading, keys: Sequence[Key], group: str) -> Iterator[Block]:
    """Yield the keys of a group under its heading. In the last group stands what is typed in windows."""
    rows = [key for key in keys if key.group == group and key.help and key.keys]
    shown = [key_names(reading, key.shown) for key in rows]
    yield _heading(reading._(group))
    for key, names in zip(rows, shown, strict=True):
        label = names.replace(" ", _NO_BREAK)
        yield Block((Span(reading._(key.help)),), label=Span(label, "label"), label_width=_label_width(reading, keys))
    if group == LEAVE:
        words = reading._("Windows: {esc} goes back, the key that opened one closes it.")
        yield Block((Span(words.format(esc=key_names(reading, "esc")), "dim"),))


def _label_width(reading: Reading, keys: Sequence[Key]) -> int:
    return max(cells(key_names(reading, key.shown)) for key in keys if key.help)


def _signs(reading: Reading) -> Iterator[Block]:
    _ = reading._
    rows: list[tuple[list[Span], str]] = [
        ([Span("▸", "mark")], _("the selection")),
        ([Span("›", "mark"), Span(" "), Span(_("link"), "link")], _("opens an entry")),
        ([Span("◌ ◉", "mark")], _("spoilers hidden, spoilers shown")),
        ([Span(_("spoiler"), "spoiler")], _("gives away the plot")),
        ([Span(_("hit"), "match")], _("the words that were searched for")),
        ([Span("≠", "dispute")], _("sources disagree; open it to read both sides")),
        ([Span("★", "mark")], _("an award or a selection")),
        ([Span(CYCLE_MARK, "mark")], _("part of a cycle, such as a trilogy")),
        ([Span("✗", "mark")], _("a file with problems")),
    ]
    rows += [([Span(PRESENCE_SIGNS[name], "mark")], _(words)) for name, words in PRESENCES.items()]
    rows += [
        ([Span("━━", "mark")], _("a box in the ensemble: somebody with a wish or a burden")),
        ([Span("╌╌", "mark")], _("a box in the ensemble: somebody who is dead or absent")),
    ]
    width = max(cells("".join(span.text for span in sign)) for sign, _words in rows)
    for sign, words in rows:
        yield Block((*_padded(sign, width), Span(words)))
    works = [[Span(f"{WORK_MARKS[kind]}{_NO_BREAK}"), Span(_(words), "dim")] for kind, words in WORK_KINDS.items()]
    yield Block((Span(_("Works:") + " "), *join_groups(works, "  ")))
    kinds = [[kind_sign(kind), Span(f"{_NO_BREAK}{_(words)}", "dim")] for kind, words in RELATION_KINDS.items()]
    yield Block((Span(_("Relations:") + " "), *join_groups(kinds, "  ")))


def _padded(sign: Sequence[Span], width: int) -> list[Span]:
    """Return a sign and the no-break spaces up to the column of the words."""
    free = width + 2 - cells("".join(span.text for span in sign))
    return [*sign, Span(_NO_BREAK * (free - 1) + " ")]


def _heading(words: str) -> Block:
    return Block((Span(words, "heading"),), 1)
