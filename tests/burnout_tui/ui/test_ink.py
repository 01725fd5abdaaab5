"""The ink of the tabs: the share of their cells that have a character."""

import pytest
from tools.ink import BOUNDS, measure

from burnout_tui.film.guide import Guide
from burnout_tui.prose.tabs import TABS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("film", "size"), [("razzia", (120, 40)), ("burn_out", (120, 40)), ("burn_out", (200, 60))])
async def test_no_tab_is_nearly_empty(request: pytest.FixtureRequest, film: str, size: tuple[int, int]) -> None:
    """At 120 × 40 a quarter of each tab's cells have a character, at 200 × 60 fifteen per cent."""
    guide: Guide = request.getfixturevalue(film)
    shares = await measure(guide, size)
    assert len(shares) == len(TABS)
    assert {tab: share for tab, share in shares.items() if share < BOUNDS[size]} == {}
