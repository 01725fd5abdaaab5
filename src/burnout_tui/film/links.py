"""The links, dates and numbers in a text: ``[[character:zoe|she]]``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class Piece(NamedTuple):
    """A part of a text: plain words, a link, a date or a number."""

    words: str
    """The words to show; empty for a link that shows the name of its target."""
    ref: str = ""
    """``character:zoe``, ``date:2017-10-11``, ``number:44571``; empty for plain words."""


def pieces(text: str) -> Iterator[Piece]:
    """Yield the parts of a text: ``a [[character:zoe|she]]`` gives ``("a ", "")``, ``("she", "character:zoe")``."""
    start = 0
    if "[[" in text:
        for link in _LINK.finditer(text):
            if link.start() > start:
                yield Piece(text[start : link.start()])
            ref, _, words = link[1].partition("|")
            yield Piece(words.strip(), ref.strip())
            start = link.end()
    if start < len(text):
        yield Piece(text[start:])


def refs(text: str) -> Iterator[str]:
    """Yield the refs of all links in a text, including dates and numbers."""
    if "[[" in text:
        for link in _LINK.finditer(text):
            yield link[1].partition("|")[0].strip()
