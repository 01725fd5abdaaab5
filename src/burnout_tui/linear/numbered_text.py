"""Passages with their numbers, in parts that can be listened to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from burnout_tui.linear.locations import name_of
from burnout_tui.linear.passages import Passage, separator
from burnout_tui.prose.document import Block, Span
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.reading import Reading

MAX_CHOICES = 40
"""So many choices of a list are told at a time."""
MAX_LINKS = 100
"""So many links of a text are told at a time."""
MAX_LETTERS = 8000
"""So many letters are told at a time: some eight minutes of speech, and far more than an entry has."""

_NO_BREAK = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")
"""Braille displays and the poorer fonts have no cell for them; when the lines are broken they have done their work."""


class NumberedText:
    """What is told at one place: its choices, numbered in reading order, each once, and its parts."""

    def __init__(self, reading: Reading, told: Iterable[Passage]) -> None:
        self._reading = reading
        passages = [piece for passage in told for piece in _pieces(passage)]
        refs = dict.fromkeys(span.ref for passage in passages for span in passage.spans if span.ref)
        self.choices: tuple[str, ...] = tuple(refs)
        """What each number opens; number 1 is the first."""
        self._numbers = {ref: number for number, ref in enumerate(refs, 1)}
        self._parts = list(_parts(passages))

    @property
    def count(self) -> int:
        """How many parts there are, one at the least."""
        return len(self._parts)

    def lines(self, part: int, width: int) -> list[str]:
        """A part in lines of ``width`` columns at the most, its choices after it, and which part it is."""
        passages = self._parts[part]
        lines: list[str] = []
        for passage in passages:
            if lines and passage.gap:
                lines.append("")
            lines += _wrap_spans(self._spoken(passage), width)
        return [*lines, *self._after(passages, width), *self._which(part, width)]

    def choice_lines(self, part: int, width: int) -> list[str]:
        """The choices of a part alone: those of its list, then those of its text."""
        passages = self._parts[part]
        rows = [passage for passage in passages if passage.choice]
        lines = [line for passage in rows for line in _wrap_spans(self._spoken(passage), width)]
        return [*lines, *self._after(passages, width), *self._which(part, width)]

    def _after(self, passages: Sequence[Passage], width: int) -> list[str]:
        """The choices of a text, in a row."""
        listed = {passage.spans[0].ref for passage in passages if passage.choice}
        linked = {span.ref for passage in passages for span in passage.spans if span.ref} - listed
        if not linked:
            return []
        numbered = sorted((self._numbers[ref], ref) for ref in linked)
        names = separator(self._reading).join(
            f"{number}.\N{NO-BREAK SPACE}{name_of(self._reading, ref)}" for number, ref in numbered
        )
        label = self._reading._("Choices")
        words = self._reading._("{name}: {reason}").format(name=label, reason=names)
        return ["", *wrap(words, width)]

    def _which(self, part: int, width: int) -> list[str]:
        if self.count == 1:
            return []
        words = self._reading._("Part {number} of {count}; n: next, -: previous.")
        return ["", *wrap(words.format(number=part + 1, count=self.count), width)]

    def _spoken(self, passage: Passage) -> Iterator[Span]:
        """The passage with its numbers: before a choice of a list, after each link of a text."""
        if passage.choice:
            yield Span(f"{self._numbers[passage.spans[0].ref]}.\N{NO-BREAK SPACE}")
            yield from passage.spans
            return
        for span, following in pairwise((*passage.spans, Span(""))):
            yield span if span.text else Span(name_of(self._reading, span.ref))
            if span.ref and span.ref != following.ref:
                yield Span(f"\N{NO-BREAK SPACE}[{self._numbers[span.ref]}]")


class _Size:
    """How much there is to listen to."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._choices = 0
        self._links: set[str] = set()
        self._letters = 0
        for passage in passages:
            self.add(passage)

    def add(self, passage: Passage) -> bool:
        """Take a passage in. Returns whether that is too much for one part."""
        self._choices += passage.choice
        self._links.update(span.ref for span in passage.spans if span.ref)
        self._letters += sum(len(span.text) for span in passage.spans)
        return self._choices > MAX_CHOICES or len(self._links) > MAX_LINKS or self._letters > MAX_LETTERS


def _parts(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The passages in parts that are not too long; no heading is the last of its part."""
    part: list[Passage] = []
    load = _Size()
    for passage in passages:
        if load.add(passage) and part:
            carried = [part.pop()] if part[-1].heading and len(part) > 1 else []
            yield part
            part, load = carried, _Size((*carried, passage))
        part.append(passage)
    yield part


def _pieces(passage: Passage) -> Iterator[Passage]:
    """The passage, cut where by itself it is too long to be a part."""
    if not _Size().add(passage):
        yield passage
        return
    piece: list[Span] = []
    for span in (short for whole in passage.spans for short in _short(whole)):
        if piece and _Size().add(Passage((*piece, span))):
            yield passage._replace(spans=tuple(piece))
            passage = Passage(())
            piece = []
        piece.append(span)
    yield passage._replace(spans=tuple(piece))


def _short(span: Span) -> Iterator[Span]:
    """A stretch of text, cut at spaces where it is too long."""
    text = span.text
    while len(text) > MAX_LETTERS:
        end = text.rfind(" ", 1, MAX_LETTERS) + 1 or MAX_LETTERS
        yield span._replace(text=text[:end])
        text = text[end:]
    yield span._replace(text=text)


def wrap(sentence: str, width: int) -> list[str]:
    """A sentence in lines of ``width`` columns at the most."""
    return _wrap_spans([Span(sentence)], width)


def _wrap_spans(spans: Iterable[Span], width: int) -> list[str]:
    laid = lay_out((Block(tuple(spans)),), width)
    return [line.text.rstrip(" ").translate(_NO_BREAK) for line in laid.lines]
