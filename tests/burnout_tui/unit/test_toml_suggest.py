"""What somebody may have meant."""

import pytest

from burnout_tui.toml.suggest import Suggester, did_you_mean, slug

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
def test_what_is_near_is_suggested(word: str, meant: str) -> None:
    """Something known that differs by a slip, by case, accents or spaces is suggested, and nothing else is."""
    assert did_you_mean(word, KNOWN) == (f'; did you mean "{meant}"?' if meant else "")


@pytest.mark.parametrize(
    ("text", "as_id"),
    [("Aïda B", "aida-b"), ("Fatima  Ezzahra_El-Jaouhari", "fatima-ezzahra-el-jaouhari"), ("جاد", ""), ("112", "112")],
)
def test_a_text_as_an_id(text: str, as_id: str) -> None:
    """A text is made an id of lower-case letters without accents, digits and hyphens."""
    assert slug(text) == as_id


def test_suggestions_come_to_an_end() -> None:
    """After very many comparisons no more are made, so that a large file full of mistakes does not wait for them."""
    suggest = Suggester()
    known = [f"character-{number}" for number in range(150_000)]
    assert suggest.did_you_mean("character-149999x", known[-3:]) == '; did you mean "character-149999"?'
    suggest.did_you_mean("zzz", known)
    suggest.did_you_mean("zzz", known)
    assert suggest.did_you_mean("zzz", known) == ""
    assert suggest.did_you_mean("aidaa", KNOWN) == ""


def test_a_very_long_word_is_not_compared() -> None:
    """A word far longer than any name has no suggestion."""
    assert Suggester().did_you_mean("a" * 1000, ["a" * 60]) == ""
