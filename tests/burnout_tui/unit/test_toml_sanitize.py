"""Strings that are shown can do no harm on a terminal."""

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
def test_control_characters_become_signs(text: str, shown: str) -> None:
    """Every control character but line feed and tab is shown as a sign, and nothing else is changed."""
    assert sanitize(text) == shown


def test_a_line_has_no_line_feed() -> None:
    """A text cleaned for one line shows line feeds and tabs as signs too."""
    assert sanitize_line("a\nb\tc\x1b") == "a␊b␉c␛"


def test_a_document_is_cleaned_at_every_depth() -> None:
    """Keys and strings in tables and arrays are cleaned, whatever holds them; other values stay what they are."""
    values = {"a\x1b": ["\x07", {"b": "\x9b", "c": [["\x00"]]}], "d": 1, "e": True}
    assert sanitize_values(r"\u001b", values) == {"a␛": ["␇", {"b": "\ufffd", "c": [["␀"]]}], "d": 1, "e": True}


@pytest.mark.parametrize("escape", [r"\b", r"\f", r"\r", r"\e", r"\u001b", r"\U0000001b", r"\x1b", "\x9b", "\u202e"])
def test_every_way_to_write_a_control_character_is_noticed(escape: str) -> None:
    """A document in which a control character is written, in any spelling, has its strings cleaned."""
    assert sanitize_values(f'a = "{escape}"', {"a": "\x1b"}) == {"a": "␛"}


def test_a_deep_document_is_cleaned() -> None:
    """A document nested more deeply than functions can call each other is cleaned all the same."""
    values: dict[str, object] = {"a": "\x1b"}
    for _ in range(5000):
        values = {"a": values}
    cleaned: object = sanitize_values(r"\e", values)
    while isinstance(cleaned, dict):
        cleaned = cleaned["a"]
    assert cleaned == "␛"
