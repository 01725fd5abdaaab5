"""The reader's position in a page: from lines to places and back, and from one document to another."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from burnout_tui.prose.document import Block, Document, begins_link
from burnout_tui.prose.layout import Line
from burnout_tui.view.history import PagePlace

_Opcodes = Sequence[tuple[str, int, int, int, int]]
_MAX_COMPARED = 500
"""Blocks that are compared with each other. The time grows with the square of their number."""


def place_at(lines: Sequence[Line], row: int, link: int) -> PagePlace:
    """Return the place of a row of lines, with a selected link."""
    block = lines[row].block
    return PagePlace(block, row - bisect_left(lines, block, key=_block_of), link)


def row_of(place: PagePlace, lines: Sequence[Line]) -> int:
    """Return the row of a place; the block's last row if its offset is greater than the block."""
    first = bisect_left(lines, place.block, key=_block_of)
    last = bisect_right(lines, place.block, key=_block_of) - 1
    return min(first + place.offset, max(first, last)) if place.block or place.offset else 0


def place_in_new(place: PagePlace, old: Document, new: Document) -> PagePlace:
    """Return the place in a new document: the same block, position and link, or the next block if that one is gone."""
    opcodes = _opcodes([*map(_content, old)], [*map(_content, new)])
    block, kept = _new_block(place.block, opcodes)
    offset = place.offset if kept else 0
    if place.link < 0 or not old:
        return PagePlace(block, offset)
    link_block = block_of_link(old, place.link)
    new_link_block, kept = _new_block(link_block, opcodes)
    number = place.link - sum(map(_links, old[:link_block])) if kept else 0
    return PagePlace(block, offset, sum(map(_links, new[:new_link_block])) + number)


def _opcodes(old: Sequence[object], new: Sequence[object]) -> _Opcodes:
    """Return what changed, as SequenceMatcher does. What takes too long to compare counts as replaced."""
    first = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    if first is None:
        first = min(len(old), len(new))
    most = min(len(old), len(new)) - first
    same = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    ends = (first, len(old) - same, first, len(new) - same)
    changed: _Opcodes = [("replace", *ends)]
    if max(ends) - first <= _MAX_COMPARED:
        from difflib import SequenceMatcher

        found = SequenceMatcher(None, old[first : ends[1]], new[first : ends[3]], autojunk=False).get_opcodes()
        changed = [(kind, a + first, b + first, c + first, d + first) for kind, a, b, c, d in found]
    last = ("equal", ends[1], len(old), ends[3], len(new))
    return [("equal", 0, first, 0, first), *changed, last]


def block_of_link(document: Document, link: int) -> int:
    """Return the number of the block that holds a link; the last block if there are fewer links."""
    for number, block in enumerate(document):
        link -= _links(block)
        if link < 0:
            return number
    return len(document) - 1


def _block_of(line: Line) -> int:
    return line.block


def _content(block: Block) -> tuple[object, ...]:
    """Return the parts of a block that identify it, without the space around it."""
    return block.spans, block.label, block.tail, block.anchor


def _new_block(block: int, opcodes: _Opcodes) -> tuple[int, bool]:
    """Return the number of a block, or of its replacement, in the new document; and True if it is still there."""
    for kind, first, end, new_first, _ in opcodes:
        if first <= block < end:
            return (new_first + block - first, True) if kind == "equal" else (new_first, False)
    return block, False


def _links(block: Block) -> int:
    """Count the links of a block."""
    label = block.label if block.label_width else None
    alone = sum(1 for span in (label, block.tail) if span and span.ref)
    return alone + sum(map(begins_link, block.spans, (None, *block.spans)))
