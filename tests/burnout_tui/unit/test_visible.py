"""Characters that nobody sees."""

import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burnout_tui.errors import short
from burnout_tui.visible import VISIBLE, spell_out

Category = Literal["Cf", "Cc", "Mn", "Me", "Mc", "Zs", "Zl", "Zp", "Cs"]
UNSEEN: tuple[Category, ...] = ("Cf", "Cc", "Mn", "Me", "Mc", "Zs", "Zl", "Zp", "Cs")


@given(st.text(st.characters(categories=UNSEEN) | st.sampled_from("\u115f\u1160\u3164\uffa0\u2800\ufffd"), max_size=4))
def test_nothing_unseen_is_a_name(text: str) -> None:
    """A text of control, format and combining characters, spaces and fillers alone has no visible character."""
    assert not re.search(VISIBLE, text)


@given(st.text(st.characters(categories=("L", "N", "Pd", "Ps", "Sc", "Sm")), min_size=1, max_size=4))
def test_letters_and_digits_are_names(text: str) -> None:
    """A letter, digit or sign of any script makes a name, but for the four letters that are blanks."""
    seen = text.translate(dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0")))
    assert bool(re.search(VISIBLE, text)) or not any(map(str.isalnum, seen))


MORE = (
    "1\ufe0f\u20e3",
    "❤\ufe0f\u200d🔥",
    "🏴\U000e0067\U000e0062\U000e007f",
    "क\u094d\u200dष",
    "葛\U000e0100",
    "ᠠ\u180b",
)


@pytest.mark.parametrize("name", ["می‌خواهم", "❤️", "👩‍💻", "é", "e\u0301", "عمر\u200e", "日本", "l’été", *MORE])
def test_characters_that_change_others_are_kept(name: str) -> None:
    """Joiners, variation selectors, accents and marks of direction stay where they change what is seen."""
    assert spell_out(name) == name


@given(st.text(max_size=8))
def test_quoted_texts_can_be_read(text: str) -> None:
    """A quoted text has no format character beside ASCII letters, and begins with no accent."""
    quoted = short(f"a{text}")
    assert not re.search("[a-z][\u00ad\u200b-\u200d\u2060\ufeff\ufe0f]", quoted, re.IGNORECASE)
    assert unicodedata.category(short("\u0301" + text)[0]) != "Mn"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("\ufe0f\U000e0100", "<U+FE0F><U+E0100>"),
        ("\u0301\u0302", "<U+0301><U+0302>"),
        ("\u3164\u0301", "<U+3164><U+0301>"),
        ("\u3000\ufe0f", "\u3000<U+FE0F>"),
        ("a\ufe0f\ufe0f", "a<U+FE0F><U+FE0F>"),
        ("a\u200d\ufe0f", "a<U+200D><U+FE0F>"),
        ("日" + "\ufe0f" * 33, "日" + "\ufe0f" * 32 + "<U+FE0F>"),
    ],
)
def test_characters_that_change_nothing_seen_are_spelled_out(text: str, quoted: str) -> None:
    """A joiner, selector or accent is spelled out after what nobody sees, however many of them follow each other."""
    assert spell_out(text) == quoted
