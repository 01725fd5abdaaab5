"""A film's own kinds of relation: wherever relations are read, they are like those that every film has."""

import pytest
from tests.support.lake_film import LAKE

from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes
from burnout_tui.film.signs import KIND_SIGNS, OTHER_SIGNS, is_sign, sign_for
from burnout_tui.film.values import RELATION_KINDS
from burnout_tui.linear.mode import LinearMode
from burnout_tui.pictures.neighbours import neighbours_picture
from burnout_tui.prose.ensemble import legend, rows_by_kind
from burnout_tui.prose.measure import cells
from burnout_tui.prose.path import path_lines
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign, kind_word, relation_kinds
from burnout_tui.prose.search_entries import name_lookup


@pytest.fixture(scope="module")
def lake() -> Guide:
    """Return a film with three kinds of its own, one of them in hidden relations only."""
    return load_bytes(LAKE.encode(), "lake.toml")


def test_every_film_has_the_ten_kinds(lake: Guide) -> None:
    """Each kind has a sign of its own and the hue of a family, which others may share."""
    kinds = relation_kinds(lake)
    assert (*kinds,)[:10] == RELATION_KINDS == (*KIND_SIGNS,)
    families = {"family": "family friendship care", "work": "work power", "chance": "rivalry chance"}
    for family, members in families.items():
        assert {kinds[kind].style for kind in members.split()} == {f"kind-{family}"}
    assert len({kind.sign for kind in kinds.values()}) == len(kinds)


def test_own_kinds_are_read_like_the_others(lake: Guide) -> None:
    """The card, the list by kind, the legend, a path, the linear mode and a picture have the word and the sign."""
    english, spanish = Reading.of(lake, "en"), Reading.of(lake, "es")
    plain = Reading.of(lake, "en", on_screen=False)
    assert "≈ Ida Luz  steers as she did (echo)" in "\n".join(part_lines(plain, "character:ida", 60)).replace(
        "Mara", "Ida Luz"
    )
    assert [piece.text for piece in legend(english)] == ["∩ care", "≈ echo", "P pact"]
    assert [row.columns[0] for row in rows_by_kind(spanish, ("echo",)) if not row.ref] == ["≈ Eco"]
    assert "Mara ─ ≈ echo ─ Ida Luz" in "\n".join(path_lines(english, "mara", "ida", 60)).replace("\u00a0", " ")
    assert "(pact)" in LinearMode(lake, "en", start="character:teo").begin()
    drawn = ["".join(span.text for span in block.spans) for block in neighbours_picture(spanish, "mara", 70)]
    assert any("≈ eco" in line for line in drawn)
    assert [kind_sign(english, kind).style for kind in ("echo", "pact")] == ["kind-chance", "kind-plain"]


def test_a_kind_is_found_and_shown(lake: Guide) -> None:
    """Search finds a kind by its name in any language; its card lists the relations of that kind."""
    reading = Reading.of(lake, "en")
    assert "echo" in name_lookup(reading, "kind").resolve("eco")
    assert [line for line in part_lines(reading, "kind:echo", 60) if line][:3] == [
        *("Echo", "How they are linked", "≈  Mara — steers as she did — Ida Luz"),
    ]
    assert kind_word(Reading.of(lake, "ar"), "echo") == "صدى"


def test_a_kind_of_hidden_relations_is_hidden(lake: Guide) -> None:
    """A kind that only spoilers have is not in the guide until they are shown."""
    assert (*shown_guide(lake, 0).guide.kinds,) == ("echo", "pact")
    assert "murder" in relation_kinds(Reading.of(lake, "en", spoilers=True).guide)


def test_every_sign_takes_one_column() -> None:
    """Any character that may be a sign, and every sign of the guide, is one column wide."""
    letters = [chr(code) for code in (*range(0x20, 0xD800), *range(0x1D400, 0x1D800), *range(0x1F000, 0x1FB00))]
    signs = [*filter(is_sign, letters), *KIND_SIGNS.values(), *OTHER_SIGNS, *map(sign_for, "0189abyz")]
    assert len(signs) > 10_000
    assert [sign for sign in signs if cells(sign) != 1] == []
