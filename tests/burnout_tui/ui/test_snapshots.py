"""Snapshots of each panel. Run ``pytest --snapshot-update`` to accept an intended difference."""

from collections.abc import Callable

import pytest
from tests.support.reader import TABS, Reader
from tests.support.shared_styles import share_styles
from textual.pilot import Pilot

from burnout_tui.film.guide import Guide
from burnout_tui.view.app import make_app


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("tab", [*TABS, "story"])
def test_panel(burn_out: Guide, snap_compare: Callable[..., bool], tab: str, size: tuple[int, int]) -> None:
    """The panel matches its snapshot."""
    app = share_styles(make_app(burn_out, "en", theme="noir", start=f"tab:{tab}"))

    async def settle(pilot: Pilot[None]) -> None:
        await Reader(app, pilot).settle()  # a Pilot waits for messages, not for the first frame

    assert snap_compare(app, terminal_size=size, run_before=settle)
