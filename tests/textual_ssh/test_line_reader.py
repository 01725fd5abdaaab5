"""Assemble lines from single keys."""

import pytest

from textual_ssh.visits.line_reader import MAX_LINE, LineReader


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("h\r", ["h"]),
        ("h\r\nq\n", ["h", "q"]),
        ("ab\x7fc\r", ["ac"]),
        ("abc\x15d\r", ["d"]),
        ("a\x1b[Ab\x1bOBc\r", ["abc"]),
        ("\x04", [LineReader.END]),
        ("ab\x03", [LineReader.END]),
        ("x" * (MAX_LINE + 9) + "\r", ["x" * MAX_LINE]),
    ],
)
def test_lines_are_edited(typed: str, lines: list[str]) -> None:
    """Lines end with return, can be corrected, have a limited length, and ignore arrow keys."""
    reader = LineReader("utf-8", echoes=True, clock=lambda: 0.0)
    assert [line for _, line in reader.take(typed.encode()) if line is not None] == lines


def test_answers_of_the_terminal_are_not_typed() -> None:
    """Answers and other sequences, whole or in pieces, type nothing, and one without an end stops nothing for long."""
    times = iter(range(100))
    reader = LineReader("utf-8", echoes=True, clock=lambda: next(times) / 10)
    reads = [
        b"h\x1b]11;rgb:1e1e",
        b"/1e1e\x1b\\e\x1bP>|X",
        b"Term\x1b\\l\x1b",
        b"[?62;22cp\x1bOq",
        b"\x1b[200~!\x1b[201~\r",
        b"\x1b]11;",
    ]
    assert [line for read in reads for _, line in reader.take(read) if line is not None] == ["help1!"]
    for _ in range(20):
        next(times)
    assert [line for _, line in reader.take("é\r".encode()) if line is not None] == ["é"]
