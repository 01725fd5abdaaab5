"""Sanitized strings cannot harm a terminal."""

import pytest

from burnout_tui.toml.sanitize import sanitize, sanitize_line, sanitize_values


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, Ève, جاد, 漢字, 🎬, e\u0301, 112\u00a0min", "plain, Ève, جاد, 漢字, 🎬, e\u0301, 112\u00a0min"),
        ("a\nb\tc", "a\nb\tc"),
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\x08\x0b\x0c\r\x1f", "␀␇␈␋␌␍␟"),
        ("\x7f", "␡"),
        ("\x80\x85\x9b\x9f", "\ufffd" * 4),
        ("a\u2028b\u2029c", "a b c"),
        ("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\ufffd" * 9),
        ("\ud800\udfff", "\ufffd\ufffd"),
        ("👩\u200d🎤 \u200f", "👩\u200d🎤 \u200f"),
    ],
)
def test_control_characters_become_symbols(text: str, shown: str) -> None:
    """Every control character except line feed and tab becomes a symbol, and nothing else changes."""
    assert sanitize(text) == shown


def test_a_line_has_no_line_feed() -> None:
    """On one line, line feeds and tabs become symbols too."""
    assert sanitize_line("a\nb\tc\x1b") == "a␊b␉c␛"


def test_values_are_sanitized_at_every_depth() -> None:
    """Keys and strings are sanitized in all tables and arrays; other values do not change."""
    values = {"a\x1b": ["\x07", {"b": "\x9b", "c": [["\x00"]]}], "d": 1, "e": True}
    assert sanitize_values(r"\u001b", values) == {"a␛": ["␇", {"b": "\ufffd", "c": [["␀"]]}], "d": 1, "e": True}


@pytest.mark.parametrize("escape", [r"\b", r"\f", r"\r", r"\e", r"\u001b", r"\U0000001b", r"\x1b", "\x9b", "\u202e"])
def test_every_notation_of_a_control_character_is_noticed(escape: str) -> None:
    """Strings are sanitized, however the document writes a control character."""
    assert sanitize_values(f'a = "{escape}"', {"a": "\x1b"}) == {"a": "␛"}


def test_a_deep_document_is_sanitized() -> None:
    """A document that is nested more deeply than Python can recurse is sanitized."""
    values: dict[str, object] = {"a": "\x1b"}
    for _ in range(5000):
        values = {"a": values}
    value: object = sanitize_values(r"\e", values)
    while isinstance(value, dict):
        value = value["a"]
    assert value == "␛"
