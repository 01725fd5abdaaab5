"""The linear mode's input, and the cases in which the command starts it."""

import io
import sys

import pytest

from burnout_tui.commands import linear
from burnout_tui.film.guide import Guide
from burnout_tui.settings.settings import Settings


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, typed: bytes = b"") -> None:
        super().__init__(io.BytesIO(typed), "utf-8")

    def isatty(self) -> bool:
        return True


def _conversation(guide: Guide, typed: bytes, monkeypatch: pytest.MonkeyPatch, locale: str = "C.UTF-8") -> list[str]:
    """Return the response to each line, each with the question before it."""
    printed = io.StringIO()
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr(sys, "stdin", _Terminal(typed))
    monkeypatch.setattr(sys, "stdout", printed)
    assert linear.converse(guide, "en", False, "", None) == 0
    return printed.getvalue().split("Number or command: ")


def test_a_line_of_a_megabyte(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the beginning of a very long line is answered, and the next line is the next answer."""
    printed = _conversation(burn_out, b"x" * 1_000_000 + b"\n2\nq\n1\n", monkeypatch)
    assert [text.partition("\n")[0][:4] for text in printed] == ["Burn", "“xxx", "Char", ""]
    assert len(printed[1]) < 400


@pytest.mark.parametrize("length", [4094, 4095, 4096, 4097, 8192])
def test_lines_as_long_as_is_read(burn_out: Guide, monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    """A line about as long as what is read at a time is one answer."""
    printed = _conversation(burn_out, b"x" * length + b"\n2\n", monkeypatch)
    assert [text.partition("\n")[0][:4] for text in printed] == ["Burn", "“xxx", "Char", ""]


def test_the_end_of_the_input(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without another line the mode ends; a last line without an end is answered."""
    assert _conversation(burn_out, b"", monkeypatch)[1:] == ["\n"]
    assert _conversation(burn_out, b"2", monkeypatch)[1].startswith("Characters\n")


def test_other_encodings(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Input is decoded in the terminal's encoding, not Python's; invalid bytes are no error."""
    printed = _conversation(burn_out, "/ zéro\n".encode("latin-1"), monkeypatch, "fr_FR.ISO-8859-1")
    assert printed[1].startswith("Works\nZéro [1]")
    assert "\ufffd" in _conversation(burn_out, b"caf\xe9\n", monkeypatch)[1]


@pytest.mark.parametrize(
    ("plain", "variable", "wanted"),
    [
        (True, None, True),
        (True, "0", True),
        (False, "1", True),
        (False, "yes", True),
        (False, "0", False),
        (False, "", False),
        (False, None, False),
    ],
)
def test_the_conditions_for_the_linear_mode(
    monkeypatch: pytest.MonkeyPatch, plain: bool, variable: str | None, wanted: bool
) -> None:
    """The option or the variable asks for it; 0 and an empty variable do not. Both streams must be terminals."""
    environ = {} if variable is None else {"BURNOUT_TUI_PLAIN": variable}
    plain = Settings({"plain": plain or None}, environ, "en").is_on("plain")
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(sys, "stdout", _Terminal())
    assert linear.is_wanted(plain) == wanted
    for stream in ("stdin", "stdout"):
        with monkeypatch.context() as patch:
            patch.setattr(sys, stream, io.StringIO())
            assert not linear.is_wanted(plain)
            patch.setattr(sys, stream, None)
            assert not linear.is_wanted(plain)
