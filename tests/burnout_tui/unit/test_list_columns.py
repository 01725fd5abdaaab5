"""The columns of a list share the room there is."""

import pytest

from burnout_tui.film.guide import Guide
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row, Rows, list_columns
from burnout_tui.view.widgets.columns import fewest_cut, fit_columns, shown_columns


@pytest.mark.parametrize(
    ("widths", "wide", "room", "expected"),
    [
        ((), 0, 30, []),
        ((20,), 0, 30, [20]),
        ((20,), 0, 9, [9]),
        ((17, 2, 20), 0, 60, [17, 2, 20]),
        ((28, 20), 0, 32, [18, 12]),
        ((17, 6, 22), 0, 32, [17, 6, 5]),
        ((4, 1, 34, 5), 2, 60, [4, 1, 34, 5]),
        ((4, 1, 34, 5), 2, 45, [4, 1, 29, 5]),
        ((4, 1, 34, 5), 2, 30, [4, 1, 21, 0]),
        ((4, 1, 34, 5), 2, 12, [0, 0, 12, 0]),
        ((4, 1, 34, 5), 2, 1, [0, 0, 1, 0]),
    ],
)
def test_columns_share_the_room(widths: tuple[int, ...], wide: int, room: int, expected: list[int]) -> None:
    """Names and roles are both readable, short words are whole or left out, and the names use what is free."""
    assert fit_columns(widths, wide, room) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), ()),
        ((("", "Nothing is listed here."),), (0,)),
        ((("", "A heading that is long"), ("a", "Zoë", "9"), ("b", "阿部", "12")), (4, 2)),
        ((("a", "ليلى العلوي", "", "x"), ("b", "Zoë", "34", "")), (11, 0, 1)),
        ((("a", "Zoë", "9", "actor"), ("b", "A name without more", "", "")), (9, 1, 5)),
    ],
)
def test_widths_of_columns(rows: tuple[tuple[str, ...], ...], expected: tuple[int, ...]) -> None:
    """A column is as wide as its widest text, but the last text of a row may use the empty columns behind it."""
    assert Rows(Row(row[0], row[1:]) for row in rows).widths == expected


def test_the_widest_row_up_to_a_limit(burn_out: Guide) -> None:
    """Lists are as wide as the widest row of all tabs, or as the room for them, whichever question came first."""
    whole = list_columns(Reading.of(Guide(burn_out.film), "en"))
    other = Reading.of(Guide(burn_out.film), "fr")
    assert [list_columns(other, most) for most in (5, whole - 1, 1000, 7)] == [5, whole - 1, whole, 7]


def test_one_long_name_does_not_cut_what_others_do() -> None:
    """Names and the texts behind them share the room so that fewest are cut, and then as little as can be."""
    sizes = ({4: 9, 38: 1}, {2: 3}, {7: 6, 19: 4})
    assert fewest_cut((38, 2, 19), sizes, 0, 51) == [26, 2, 19]
    assert fewest_cut((38, 2, 19), sizes, 0, 32) == [12, 2, 14]
    assert fewest_cut((38, 2, 19), sizes, 0, 70) == [38, 2, 19]
    assert fewest_cut((4, 2, 0), ({4: 2}, {2: 2}, {}), 0, 5) == [4, 2, 0]


def test_a_column_of_counts() -> None:
    """A last column has counts if each of its texts is a number of something; ages are no such numbers."""
    films = Row("a", ("My Man Godfrey", "1936", "12 characters")), Row("", ("Broken",)), Row("b", ("c.toml", "", "✗"))
    assert Rows(films).group_counts == (True, False)
    for texts in (("9 lives", "actor"), ("9 lives", ""), ("28", "9"), ()):
        assert Rows(Row("a", ("Zoë", text)) for text in texts).group_counts == (False,)


def test_a_spare_column_makes_room_for_names() -> None:
    """A column that repeats what stands elsewhere is left out if that saves several names; no other is."""
    sizes = ({4: 9}, {1: 9}, {8: 5, 22: 3, 38: 1}, {5: 9})
    widths = (4, 1, 38, 5)
    for room, spare, shown in ((34, True, 3), (34, False, 4), (54, True, 4), (50, True, 4), (26, True, 4)):
        assert len(shown_columns(widths, sizes, 2, room, counts=False, spare=spare)) == shown, room
    assert len(shown_columns(widths, sizes, 2, 50, counts=True, spare=False)) == 3
