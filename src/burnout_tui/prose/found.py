"""The words that a search has found, marked in the document that it opens."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from burnout_tui.prose.document import Block, Document, Span

_CONTEXT = 60
"""Characters of the found text that tell its paragraph from others with the same words."""


class Found(NamedTuple):
    """A text that matches a query."""

    text: str
    """The whole text, on one line or with the white space of the file."""
    words: tuple[str, ...]
    """The parts of it that match."""


class Marked(NamedTuple):
    """A document with the words that were found."""

    document: Document
    block: int
    """The number of the block with the hit; -1 if the words are not in the document."""


def mark_found(document: Document, found: Found) -> Marked:
    """Return a document with each of the found words marked, wherever it stands."""
    words = sorted({word for word in found.words if word.strip()}, key=len, reverse=True)
    if not words:
        return Marked(document, -1)
    pattern = re.compile("|".join(_expression(word) for word in words), re.IGNORECASE)
    blocks = tuple(block._replace(spans=tuple(_marked(block.spans, pattern))) for block in document)
    changed = [number for number, block in enumerate(blocks) if block.spans != document[number].spans]
    return Marked(blocks, _nearest(document, changed, found))


def _expression(word: str) -> str:
    """Return the pattern for a word with any white space in it. A short one must begin a word."""
    pattern = r"\s+".join(map(re.escape, word.split()))
    return pattern if len(word) > 2 else rf"\b{pattern}"


def _marked(spans: Sequence[Span], pattern: re.Pattern[str]) -> Iterator[Span]:
    for span in spans:
        end = 0
        for match in pattern.finditer(span.text):
            if match.start() > end:
                yield span._replace(text=span.text[end : match.start()])
            yield span._replace(text=match[0], style="match")
            end = match.end()
        if end < len(span.text) or not span.text:
            yield span._replace(text=span.text[end:])


def _nearest(document: Document, marked: Sequence[int], found: Found) -> int:
    """Return the block with the found text, or else the first that has its words."""
    text = " ".join(found.text.split())
    for number in marked:
        words = _words(document[number])
        if text in words or words[:_CONTEXT] in text:
            return number
    return marked[0] if marked else -1


def _words(block: Block) -> str:
    return " ".join("".join(span.text for span in block.spans).split())
