"""Suggestions for misspelt names."""

import pytest

from burnout_tui import suggest
from burnout_tui.normalize import slug
from burnout_tui.suggest import Suggester, did_you_mean

KNOWN = ("aida", "anas-el-baz", "faridi", "name", "occupation")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("aidaa", "aida"),
        ("Aïda", "aida"),
        ("Anas El Baz", "anas-el-baz"),
        ("anas_el_baz", "anas-el-baz"),
        ("nmae", "name"),
        ("ocupation", "occupation"),
        ("ghita", ""),
        ("", ""),
        ("عايدة", ""),
    ],
)
def test_a_similar_name_is_suggested(word: str, meant: str) -> None:
    """A known name is suggested if it differs by a typo, case, accents or spaces only."""
    assert did_you_mean(word, KNOWN) == (f"; did you mean “{meant}”?" if meant else "")


@pytest.mark.parametrize(
    ("text", "as_id"),
    [("Aïda B", "aida-b"), ("Fatima  Ezzahra_El-Jaouhari", "fatima-ezzahra-el-jaouhari"), ("جاد", ""), ("112", "112")],
)
def test_a_text_as_an_id(text: str, as_id: str) -> None:
    """The id of a text has lower-case letters without accents, digits and hyphens."""
    assert slug(text) == as_id


def test_the_number_of_comparisons_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """After many comparisons there are no more suggestions, so that a large file full of errors stays quick."""
    monkeypatch.setattr(suggest, "_MAX_COMPARISONS", 4_000)
    suggester = Suggester()
    known = ["character"] * 1_500  # each counts, and one is compared
    assert suggester.did_you_mean("charcter", known[:3]) == "; did you mean “character”?"
    suggester.did_you_mean("zzz", known)
    suggester.did_you_mean("zzz", known)
    assert suggester.did_you_mean("zzz", known) == ""
    assert suggester.did_you_mean("aidaa", KNOWN) == ""


def test_a_very_long_word_is_not_compared() -> None:
    """A very long word has no suggestion."""
    assert Suggester().did_you_mean("a" * 1000, ["a" * 60]) == ""
