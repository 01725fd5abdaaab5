"""Passages with numbered choices, in parts of a length that people can listen to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from burnout_tui.linear.locations import name_of
from burnout_tui.linear.passages import Passage, separator
from burnout_tui.prose.document import Block, Span
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.reading import Reading
from textual_wire.direction import close_field

MAX_CHOICES = 40
"""The largest number of list choices in a part."""
MAX_LINKS = 100
"""The largest number of links in a part."""
MAX_LETTERS = 8000
"""The largest number of characters in a part: about eight minutes of speech, more than any entry has."""

_NO_BREAK = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")
"""Braille displays and simple fonts lack no-break spaces. After line breaking they are not needed."""


class NumberedText:
    """The text of a location, in parts, with its choices numbered in reading order."""

    def __init__(self, reading: Reading, passages: Iterable[Passage]) -> None:
        self._reading = reading
        passages = [piece for passage in passages for piece in _split_passage(passage)]
        refs = dict.fromkeys(span.ref for passage in passages for span in passage.spans if span.ref)
        self.choices: tuple[str, ...] = tuple(refs)
        """The target of each number, starting with number 1."""
        self._numbers = {ref: number for number, ref in enumerate(refs, 1)}
        self._parts = list(_parts(passages))

    @property
    def count(self) -> int:
        """The number of parts, at least one."""
        return len(self._parts)

    def lines(self, part: int, width: int) -> list[str]:
        """Return the lines of a part, at most ``width`` columns wide, with its choices and its number."""
        passages = self._parts[part]
        lines: list[str] = []
        for passage in passages:
            if lines and passage.gap:
                lines.append("")
            lines += _wrap_spans(self._with_numbers(passage), width)
        return [*lines, *self._choice_row(passages, width), *self._part_line(part, width)]

    def choice_lines(self, part: int, width: int) -> list[str]:
        """Return the choices of a part: those of its list, then those of its text."""
        passages = self._parts[part]
        rows = [passage for passage in passages if passage.choice]
        lines = [line for passage in rows for line in _wrap_spans(self._with_numbers(passage), width)]
        return [*lines, *self._choice_row(passages, width), *self._part_line(part, width)]

    def _choice_row(self, passages: Sequence[Passage], width: int) -> list[str]:
        """Return a row with the choices of a text."""
        listed = {passage.spans[0].ref for passage in passages if passage.choice}
        linked = {span.ref for passage in passages for span in passage.spans if span.ref} - listed
        if not linked:
            return []
        numbered = sorted((self._numbers[ref], ref) for ref in linked)
        names = separator(self._reading).join(
            f"{number}.\N{NO-BREAK SPACE}{close_field(name_of(self._reading, ref))}" for number, ref in numbered
        )
        label = self._reading._("Choices")
        words = self._reading._("{name}: {reason}").format(name=label, reason=names)
        return ["", *wrap(words, width)]

    def _part_line(self, part: int, width: int) -> list[str]:
        if self.count == 1:
            return []
        words = self._reading._("Part {number} of {count}; n: next, -: previous.")
        return ["", *wrap(words.format(number=part + 1, count=self.count), width)]

    def _with_numbers(self, passage: Passage) -> Iterator[Span]:
        """Yield a passage with its numbers: before a list choice, after each link of a text."""
        if passage.choice:
            yield Span(f"{self._numbers[passage.spans[0].ref]}.\N{NO-BREAK SPACE}")
            yield from passage.spans
            return
        for span, following in pairwise((*passage.spans, Span(""))):
            yield span if span.text else Span(name_of(self._reading, span.ref), written=span.written)
            if span.ref and span.ref != following.ref:
                yield Span(f"\N{NO-BREAK SPACE}[{self._numbers[span.ref]}]", written=span.written and following.written)


class _Size:
    """Measures how long passages take to listen to."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._choices = 0
        self._links: set[str] = set()
        self._letters = 0
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> bool:
        """Add a passage. Returns True if the total is too long for one part."""
        self._choices += passage.choice
        self._links.update(span.ref for span in passage.spans if span.ref)
        self._letters += sum(len(span.text) for span in passage.spans)
        return self._choices > MAX_CHOICES or len(self._links) > MAX_LINKS or self._letters > MAX_LETTERS


def _parts(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Divide passages into parts. A heading never ends a part."""
    part: list[Passage] = []
    load = _Size()
    for passage in passages:
        if load.add(passage) and part:
            carried = [part.pop()] if part[-1].heading and len(part) > 1 else []
            yield part
            part, load = carried, _Size((*carried, passage))
        part.append(passage)
    yield part


def _split_passage(passage: Passage) -> Iterator[Passage]:
    """Split a passage that is too long for a part."""
    if not _Size().add(passage):
        yield passage
        return
    piece: list[Span] = []
    load = _Size()
    for span in (short for whole in passage.spans for short in _split_span(whole)):
        added = Passage((span,))
        if load.add(added) and piece:
            yield passage._replace(spans=tuple(piece))
            passage = Passage(())
            piece, load = [], _Size((added,))
        piece.append(span)
    yield passage._replace(spans=tuple(piece))


def _split_span(span: Span) -> Iterator[Span]:
    """Split a span that is too long, at spaces."""
    text = span.text
    while len(text) > MAX_LETTERS:
        end = text.rfind(" ", 1, MAX_LETTERS) + 1 or MAX_LETTERS
        yield span._replace(text=text[:end])
        text = text[end:]
    yield span._replace(text=text)


def wrap(sentence: str, width: int) -> list[str]:
    """Wrap a sentence into lines of at most ``width`` columns."""
    return _wrap_spans([Span(sentence)], width)


def _wrap_spans(spans: Iterable[Span], width: int) -> list[str]:
    return [line.translate(_NO_BREAK) for line in plain_lines((Block(tuple(spans)),), width)]
