"""Large changes of the screen that several wires share."""

from unittest.mock import patch

from hypothesis import given, settings
from tests.support.wire_steps import Step, sent, steps
from tests.support.wire_strategies import COLUMNS, ROWS, Take, features

from textual_wire.detection.features import Features
from textual_wire.wire.paintings import Paintings
from textual_wire.wire.wire import Wire


@settings(max_examples=25)
@given(steps, steps, features, features)
def test_shared_paintings_change_nothing(one: list[Step], two: list[Step], its: Features, others: Features) -> None:
    """A wire sends the same, whatever other wires have painted before, and whatever their terminals can do."""
    with patch.object(Paintings, "MIN_ROWS", 1):
        paintings = Paintings()
        for some, can in ((one, its), (two, others), (one, others), (two, its), (one, its)):
            alone, sharing = Wire(COLUMNS, ROWS, can), Wire(COLUMNS, ROWS, can, paintings=paintings)
            assert sent(sharing, some) == sent(alone, some)
            assert sharing.piece_count == alone.piece_count


def test_the_second_wire_paints_nothing_itself() -> None:
    """Two wires with the same frames have the same text, painted once; a small change is not kept."""
    paintings = Paintings(most=1)
    wires = [Wire(COLUMNS, 12, Features(), paintings=paintings) for _ in range(2)]
    frame = "\x1b[1;1H" + "\n".join(f"row {row}" for row in range(12))
    first, second = (sent(wire, [frame])[0] for wire in wires)
    assert first == second
    assert len(paintings) == 1
    sent(wires[0], ["\x1b[1;1Hother"])
    assert len(paintings) == 1
    sent(wires[0], ["\x1b[2J" + frame.replace("row", "line"), Take(forget=True)])
    assert len(paintings) == 1


def test_changes_of_huge_screens_are_not_kept() -> None:
    """The text of a screen of the largest size is sent, and not kept."""
    paintings = Paintings()
    wire = Wire(500, 200, Features(), paintings=paintings)
    assert "row 19" in "".join(sent(wire, ["\x1b[1;1H" + "\n".join(f"row {row}" for row in range(20))]))
    assert len(paintings) == 0
