"""Keys of other countries' keyboards stand for the keys of a US keyboard."""

import pytest

from textual_wire.keyboard.layouts import LAYOUTS, US, other_names


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_a_place_for_each_key(layout: str) -> None:
    """A row has one letter or a space for each key, and no letter twice."""
    row = LAYOUTS[layout]
    letters = row.replace(" ", "")
    assert len(row) == len(US)
    assert len(set(letters)) == len(letters)
    assert not letters.isascii()


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("ض س ف ش ه ح ق ؤ ؟", "q s t a i p r c question_mark"),
        ("ی ط ظ", "d x z"),
        ("й ы е ш з л о р г х ъ", "q s t i p k j h u left_square_bracket right_square_bracket"),
        ("і ї є", "s right_square_bracket apostrophe"),
        ("љ њ џ ј ћ ђ ѓ", "q w x j apostrophe right_square_bracket right_square_bracket"),
        ("ש א פ ן ח ל ט", "a t p i j k y"),
        ("σ τ ι π λ γ", "s t i p l g"),
        ("Й Д П", "Q L G"),
        ("é à & quotation_mark apostrophe left_parenthesis § minus", "2 0 1 3 4 5 6 6"),
        ("٠ ١ ٥ ۱ ۵ ５ ०", "0 1 5 1 5 5 0"),
        ("S Q ｑ fullwidth_solidus ideographic_space", "s q q slash space"),
        ("ctrl+ؤ ctrl+с ctrl+ב ctrl+ψ ctrl+ز", "ctrl+c ctrl+c ctrl+c ctrl+c ctrl+c"),
        ("shift+space shift+backspace ctrl+h ctrl+left_square_bracket", "space backspace backspace escape"),
    ],
)
def test_keys_stand_for_others(keys: str, meant: str) -> None:
    """Each key stands for the one at the same place of a US keyboard, or for the same digit, sign or small letter."""
    for key, other in zip(keys.split(), meant.split(), strict=True):
        assert other in other_names(key), key


@pytest.mark.parametrize(
    ("key", "others"),
    [
        ("ｑ", ["q"]),
        ("Ｑ", ["Q", "q"]),
        ("Q", ["q"]),
        ("İ", []),
        ("ς", ["w"]),
        ("Σ", ["S", "s"]),
        ("£", []),
        ("с", ["c"]),
    ],
)
def test_all_keys_that_one_stands_for(key: str, others: list[str]) -> None:
    """A key stands for no more keys than those, in this order."""
    assert list(other_names(key)) == others


@pytest.mark.parametrize("key", ["a", "1", "enter", "left", "slash", "ctrl+c", "f1", "alt+left", "+", ""])
def test_latin_keys_stand_for_themselves(key: str) -> None:
    """Keys of a US keyboard stand for no other key."""
    assert other_names(key) == ()


@pytest.mark.parametrize("key", ["²", "³", "¹", "º", "ª", "④", "½", "…", "£"])
def test_signs_that_contain_a_letter_or_digit_stand_for_nothing(key: str) -> None:
    """A sign such as ² on a French keyboard and º on a Spanish one, is no digit or letter."""
    assert other_names(key) == ()
