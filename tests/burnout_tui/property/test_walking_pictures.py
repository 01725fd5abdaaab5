"""Arrow keys in any picture."""

from hypothesis import given
from hypothesis import strategies as st

from burnout_tui.pictures.navigation import Direction, arrow_targets
from burnout_tui.pictures.shapes import Box

ARROWS: tuple[Direction, ...] = ("left", "right", "up", "down")


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


@given(boxes())
def test_arrows_reach_everybody_from_everybody(found: dict[str, Box]) -> None:
    """The four arrow keys lead from each box to every other, in one or more steps."""
    steps = arrow_targets(found)
    for start in found:
        seen, pending = {start}, [start]
        while pending:
            name = pending.pop()
            for arrow in ARROWS:
                other = steps[name, arrow]
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        assert seen == set(found)
