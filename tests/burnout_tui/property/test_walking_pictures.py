"""Arrow keys among any boxes."""

from hypothesis import given
from hypothesis import strategies as st

from burnout_tui.pictures.navigation import Direction, arrow_targets
from burnout_tui.pictures.shapes import Box


@st.composite
def boxes(draw: st.DrawFn) -> dict[str, Box]:
    """Generate boxes that do not overlap."""
    found: dict[str, Box] = {}
    for number in range(draw(st.integers(1, 14))):
        box = Box(draw(st.integers(0, 120)), draw(st.integers(0, 40)), draw(st.integers(5, 16)))
        apart = (
            box.left + box.width < other.left or other.left + other.width < box.left or abs(box.top - other.top) >= 3
            for other in found.values()
        )
        if all(apart):
            found[f"c-{number}"] = box
    return found


def _is_beyond(box: Box, other: Box, arrow: Direction) -> bool:
    """Return True if another box lies wholly on one side of a box."""
    return {
        "left": other.left + other.width <= box.left,
        "right": other.left >= box.left + box.width,
        "up": other.top + other.height <= box.top,
        "down": other.top >= box.top + box.height,
    }[arrow]


@given(boxes())
def test_arrows_lead_only_to_their_side(found: dict[str, Box]) -> None:
    """An arrow leads to a box that lies on its side, or nowhere."""
    for (name, arrow), other in arrow_targets(found).items():
        assert other == name or _is_beyond(found[name], found[other], arrow)
