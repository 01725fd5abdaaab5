"""Widgets that keep their regions."""

import pytest
from tests.support.reader import NARROW, NORMAL, WIDE, Reader, reading
from textual.widget import Widget

from burnout_tui.film.guide import Guide
from burnout_tui.view.widgets.placed import PlacedWidget

pytestmark = pytest.mark.slow

KEYS = ("2", "down", "tab", "end", "4", "down", "5", "plus", "tab", "t", "6", "slash", "a", "escape", "question_mark")
"""Keys that lead to widgets of all kinds."""


@pytest.mark.parametrize("sizes", [(NORMAL, NARROW, WIDE), (NARROW, (160, 45), NORMAL)], ids=["normal", "narrow"])
async def test_regions_are_textuals_own(burn_out: Guide, sizes: tuple[tuple[int, int], ...]) -> None:
    """After each key, and in windows of other sizes, a widget has the regions and the screen that Textual computes."""
    compared = 0
    async with reading(burn_out, "en", sizes[0]) as reader:
        for key in KEYS:
            await reader.press(key)
            compared += _compare(reader)
        for size in sizes[1:]:
            await reader.resize(size)
            compared += _compare(reader)
            await reader.press("escape", "2", "down")
            compared += _compare(reader)
    assert compared > 100


def _compare(reader: Reader) -> int:
    """Compare all widgets that keep their regions, and return their number."""
    placed = reader.app.screen.walk_children(PlacedWidget)
    for widget in placed:
        for name in ("screen", "size", "content_region", "scrollable_content_region"):
            assert getattr(widget, name) == getattr(Widget, name).fget(widget), f"{name} of {widget}"
    return len(placed)
