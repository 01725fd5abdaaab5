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
    assert [line for _, line in LineReader(echoes=True).take(typed) if line is not None] == lines
