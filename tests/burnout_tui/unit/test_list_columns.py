"""The columns of a list share the room there is."""

import pytest

from burnout_tui.view.widgets.columns import fit_columns


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
