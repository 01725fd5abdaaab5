"""The difference between the film with its spoilers and the film without them."""

from collections.abc import Iterable, Iterator, Mapping

from burnout_tui.author.exports.contents.sections import Entry, Group, Section
from burnout_tui.prose.document import Block, Document

_Key = tuple[object, ...]


def added(shown: Iterable[Section], whole: Iterable[Section]) -> Mapping[str, Section]:
    """Return what each section of the whole has more, by the section's name; nothing for those that are the same."""
    before = {section.name: section for section in shown}
    found = {}
    for section in whole:
        base = before.get(section.name)
        known = {entry.ref: entry for entry in base.entries} if base else {}
        groups = [Group(group.heading, tuple(_added_entries(known, group.entries))) for group in section.groups]
        more = tuple(group for group in groups if group.entries)
        if more:
            found[section.name] = section._replace(groups=more, lead=section.lead if base else "")
    return found


def _added_entries(known: Mapping[str, Entry], entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        base = known.get(entry.ref)
        if base is None:
            yield entry
        elif document := _added_blocks(base.document, entry.document):
            yield entry._replace(document=document)


def _added_blocks(base: Document, whole: Document) -> Document:
    """Return the title and the rows that a document has more, under their headings; nothing if it has no more."""
    known = {tuple(map(_key, row)) for row in _rows(base)}
    first = whole[:1] if _is_title(whole) else ()
    kept: list[Block] = []
    heading: list[Block] = []
    for row in _rows(whole[len(first) :]):
        if _is_heading(row[0]):
            heading = row
        elif tuple(map(_key, row)) not in known:
            kept += [*heading, *row]
            heading = []
    return (*first, *kept) if kept else ()


def _is_title(document: Document) -> bool:
    return bool(document) and bool(document[0].spans) and document[0].spans[0].style == "title"


def _rows(document: Document) -> Iterator[list[Block]]:
    """Yield the blocks of a document, each with those that go on with it."""
    row: list[Block] = []
    for block in document:
        if row and not _goes_on(row[-1], block):
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _goes_on(before: Block, block: Block) -> bool:
    """Return True for a block that needs the one before it: it is of the same text, in its column, or indented."""
    if block.label or block.signs or _is_heading(before):
        return False
    if block.anchor:
        return block.anchor.startswith("text:") and _text_of(block) == _text_of(before)
    return bool(block.label_width or block.indent or (block.spans and block.spans[0].text == "— "))


def _text_of(block: Block) -> str:
    """Return the anchor of a whole text: ``text:review-1`` for each of its paragraphs."""
    return block.anchor.rpartition("-")[0]


def _is_heading(block: Block) -> bool:
    return bool(block.spans) and block.spans[0].style == "heading" and not block.label


def _key(block: Block) -> _Key:
    """Return the words of a block and the record that they are about.

    Its columns depend on its neighbours, and the numbers in other anchors on what is hidden.
    """
    record = "" if block.anchor.startswith(("text:", "row:")) else block.anchor
    return record, block.spans, block.label, block.signs, block.tail
