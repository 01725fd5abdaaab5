"""The help as two documents: every key by its purpose, and the signs and colours with examples."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.entries.character import PRESENCE_SIGNS, PRESENCES
from burnout_tui.prose.entries.person import WORK_KINDS
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign, kind_word, relation_kinds
from burnout_tui.prose.rows import CYCLE_MARK, WORK_MARKS
from burnout_tui.prose.stubs import SIGN
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
    yield _heading(reading._(group))
    rows = [key for key in keys if key.help and key.keys]
    lines = [(line[0].group, words, line) for words, same in groupby(rows, lambda key: key.help) if (line := [*same])]
    width = max(cells(key_names(reading, _first_names(line))) for _, _, line in lines)
    for words, line in ((words, line) for of, words, line in lines if of == group):
        shown = " ".join(key.shown for key in line)
        if cells(key_names(reading, shown)) > width:
            shown = _first_names(line)
        label = Span(key_names(reading, shown).replace(" ", _NO_BREAK), "label")
        yield Block((Span(reading._(words)),), label=label, label_width=width)
    if group == LEAVE:
        words = reading._("In a window, {esc} goes back, and so does the key that opened it.")
        yield Block((Span(words.format(esc=key_names(reading, "esc")), "dim"),))


def _first_names(keys: Sequence[Key]) -> str:
    """Return all names of a key; of several keys that differ only in direction, the first name of each."""
    return " ".join(key.shown.split(" ")[0] for key in keys) if len(keys) > 1 else keys[0].shown


def _signs(reading: Reading) -> Iterator[Block]:
    _ = reading._
    rows = [
        (Span("▸", "mark"), _("the selection")),
        (Span(_("link"), "link"), _("opens an entry, and so does ›")),
        (Span("◌ ◐ ◉".replace(" ", _NO_BREAK), "mark"), _("spoilers hidden, as far as a scene, shown")),
        (Span(_("spoiler"), "spoiler"), _("gives away the plot")),
        (Span(_("hit"), "match"), _("the words that were searched for")),
        (Span("≠", "dispute"), _("sources disagree; open it to read both sides")),
        (Span(f"★{_NO_BREAK}{CYCLE_MARK}", "mark"), _("an award; part of a cycle, such as a trilogy")),
        (Span("✗", "mark"), _("a file with problems")),
        *([(Span(SIGN, "mark"), _("behind a name of a draft: not written yet"))] if reading.whole.stubs else []),
        *((Span(PRESENCE_SIGNS[name], "mark"), _(words)) for name, words in PRESENCES.items()),
        (Span("━━", "mark"), _("a box in the ensemble: a lead character")),
        (Span("╌╌", "mark"), _("a box in the ensemble: dead or absent")),
        (Span("● ○".replace(" ", _NO_BREAK), "mark"), _("in the story: a scene; order not known")),
    ]
    width = max(cells(sign.text) for sign, _words in rows)
    for sign, words in rows:
        yield Block((Span(words),), label=sign, label_width=width)
    works = [[Span(f"{WORK_MARKS[kind]}{_NO_BREAK}"), Span(_(words), "dim")] for kind, words in WORK_KINDS.items()]
    works.append([Span(f"{WORK_MARKS[None]}{_NO_BREAK}"), Span(_("kind not known"), "dim")])
    yield Block((Span(_("Works:") + " "), *join_groups(works, "  ")))
    kinds = [
        [kind_sign(reading, kind), Span(f"{_NO_BREAK}{kind_word(reading, kind)}", "dim")]
        for kind in relation_kinds(reading.guide)
    ]
    yield Block((Span(_("Relations:") + " "), *join_groups(kinds, "  ")))


def _heading(words: str) -> Block:
    return Block((Span(words, "heading"),), 1)
