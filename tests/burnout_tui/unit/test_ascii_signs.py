"""The guide's signs on terminals that show only ASCII."""

import pytest

from burnout_tui.film.signs import KIND_SIGNS
from burnout_tui.prose.entries.character import PRESENCE_SIGNS
from burnout_tui.prose.rows import CYCLE_MARK, WORK_MARKS
from textual_wire.ascii.cells import transliterate_line


@pytest.mark.parametrize(
    "signs", [{*WORK_MARKS.values(), CYCLE_MARK}, {*KIND_SIGNS.values(), *PRESENCE_SIGNS.values()}]
)
def test_signs_stay_different(signs: set[str]) -> None:
    """Signs that mean different things in one place are different in ASCII too."""
    assert len({transliterate_line([sign], ("ascii",))[0] for sign in signs}) == len(signs)
