"""The cost of texts and words of any length grows no faster than they do."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
import rich.cells

from burnout_tui.linear.numbered_text import NumberedText
from burnout_tui.linear.passages import Passage
from burnout_tui.prose import measure
from burnout_tui.prose.document import Block, Span
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.measure import truncate
from burnout_tui.prose.reading import Reading

LETTERS = 8_000
TEXTS = ("a", "ع", "日", "\u0301", "👩\u200d", "é-", "a ", " ", "\N{NO-BREAK SPACE}", "\n")
MOST = 12
"""The number of times that a character may be looked at."""


class Measured:
    """The characters that are measured."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Count the characters given to each function that measures."""
        self.count = 0
        narrow = measure._NARROW
        monkeypatch.setattr(measure, "_NARROW", self)
        self.fullmatch = self._counting(narrow.fullmatch)
        for name in ("cell_len", "split_graphemes", "chop_cells"):
            monkeypatch.setattr(rich.cells, name, self._counting(getattr(rich.cells, name)))

    def _counting(self, measure: Callable[..., Any]) -> Callable[..., Any]:
        def measured(text: str, *others: Any) -> Any:
            self.count += len(text)
            return measure(text, *others)

        return measured


@pytest.mark.parametrize(
    "text", ["a", "ع", "日", "\u0301", "👩\u200d", "é-", "a ", " ", "\N{NO-BREAK SPACE}", "\n"], ids=ascii
)
def test_each_letter_is_measured_a_few_times(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word, or a text, of many letters, accents, spaces or lines is laid out and cut in linear time."""
    measured = Measured(monkeypatch)
    text = "x" + text * (LETTERS // len(text))
    lines = lay_out((Block((Span(text),)),), 40).lines
    assert "".join(line.text for line in lines).replace(" ", "") == "".join(text.split(" ")).replace("\n", "")
    truncate(text, 40)
    assert measured.count < MOST * LETTERS


def test_long_passages_are_split_in_linear_time() -> None:
    """A passage of twice as many links takes at most about twice the calls to divide into parts."""

    def calls(count: int) -> int:
        made = 0

        def count_calls(*_: object) -> None:
            nonlocal made
            made += 1

        passage = Passage(tuple(Span(f"{number} ", ref=f"character:x{number}") for number in range(count)))
        reading = Reading.__new__(Reading)  # dividing needs none
        sys.setprofile(count_calls)
        try:
            NumberedText(reading, [passage])
        finally:
            sys.setprofile(None)
        return made

    assert calls(800) < 2.5 * calls(400)
