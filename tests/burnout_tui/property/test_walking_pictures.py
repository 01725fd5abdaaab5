"""Arrow keys in any picture."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.ensembles import guides

from burnout_tui.film.guide import Guide
from burnout_tui.pictures.drawing import draw
from burnout_tui.pictures.navigation import Direction, arrow_targets
from burnout_tui.pictures.shapes import Box
from burnout_tui.prose.reading import Reading

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


@given(guides(), st.booleans(), st.sampled_from([(75, 32), (52, 15), (20, 8)]))
def test_arrows_reach_everybody_from_everybody(guide: Guide, spoilers: bool, size: tuple[int, int]) -> None:
    """In any picture the four arrow keys lead from each box to every other, in one or more steps."""
    found = draw(Reading.of(guide, "en", spoilers), size).boxes
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
