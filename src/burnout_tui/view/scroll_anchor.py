"""The reader's place in a page that says more or less than before."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from burnout_tui.prose.document import Block, Document, begins_link
from burnout_tui.view.history import PagePlace

_Steps = Sequence[tuple[str, int, int, int, int]]


def same_place(place: PagePlace, before: Document, after: Document) -> PagePlace:
    """The place in another document that shares blocks with the one before.

    A block that is in both keeps its lines at the top of the page and its selected link. Where a block is gone, the
    one that follows takes its place.
    """
    steps = SequenceMatcher(None, [*map(_said, before)], [*map(_said, after)], autojunk=False).get_opcodes()
    block, kept = _moved(place.block, steps)
    offset = place.offset if kept else 0
    if place.link < 0 or not before:
        return PagePlace(block, offset)
    home = block_of_link(before, place.link)
    new_home, kept = _moved(home, steps)
    number = place.link - sum(map(_links, before[:home])) if kept else 0
    return PagePlace(block, offset, sum(map(_links, after[:new_home])) + number)


def block_of_link(document: Document, link: int) -> int:
    """The number of the block that a link is in; the last block where there are fewer links."""
    for number, block in enumerate(document):
        link -= _links(block)
        if link < 0:
            return number
    return len(document) - 1


def _said(block: Block) -> tuple[object, ...]:
    """What a block says, whatever the space around it."""
    return block.spans, block.label, block.tail, block.anchor


def _moved(block: int, steps: _Steps) -> tuple[int, bool]:
    """Where a block is, or what stands in its stead; and whether it is there."""
    for kind, first, end, new_first, _ in steps:
        if first <= block < end:
            return (new_first + block - first, True) if kind == "equal" else (new_first, False)
    return block, False


def _links(block: Block) -> int:
    """How many links a block has."""
    label = block.label if block.label_width else None
    alone = sum(1 for span in (label, block.tail) if span and span.ref)
    return alone + sum(map(begins_link, block.spans, (None, *block.spans)))
