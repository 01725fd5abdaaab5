"""Large frames that several wires share."""

from unittest.mock import patch

from hypothesis import given, settings
from tests.support.wire_steps import Step, sent, steps
from tests.support.wire_strategies import COLUMNS, ROWS, features

from textual_wire.detection.features import Features
from textual_wire.wire.frame_reader import Reader
from textual_wire.wire.readings import Readings
from textual_wire.wire.wire import Wire

ROWS_OF_FRAME = 12
FRAME = "".join(f"\x1b[{row + 1};1H\x1b[1;3{row % 8}mrow {row}\x1b[0m" for row in range(ROWS_OF_FRAME))


@settings(max_examples=50)
@given(steps, steps, features, features)
def test_shared_readings_change_nothing(one: list[Step], two: list[Step], its: Features, others: Features) -> None:
    """A wire sends the same, whatever other wires have read before, and whatever their terminals can do."""
    with patch.object(Readings, "MIN_LENGTH", 1):
        readings = Readings()
        for some, can in ((one, its), (two, others), (one, others), (two, its), (one, its), (two, others)):
            alone, sharing = Wire(COLUMNS, ROWS, can), Wire(COLUMNS, ROWS, can, readings=readings)
            assert sent(sharing, some) == sent(alone, some)
            assert sharing.snapshot() == alone.snapshot()


@patch.object(Readings, "MIN_LENGTH", 1)
def test_the_second_wire_reads_nothing_itself() -> None:
    """Two wires read the same frame once; after it, each has styles of its own."""
    readings = Readings()
    wires = [Wire(COLUMNS, ROWS_OF_FRAME, Features(), readings=readings) for _ in range(2)]
    with patch.object(Reader, "_apply_line", autospec=True, side_effect=Reader._apply_line) as applied:
        first, second = (sent(wire, [FRAME]) for wire in wires)
    assert first == second
    assert applied.call_count == ROWS_OF_FRAME
    other = "\x1b[1;1H\x1b[4mother\x1b[0m"
    assert sent(wires[0], [other]) == sent(wires[1], [other])
    assert sent(Wire(COLUMNS, ROWS_OF_FRAME, Features(), readings=readings), [FRAME]) == first


@patch.object(Readings, "MIN_LENGTH", 1)
def test_what_is_not_kept() -> None:
    """Frames with other sequences, joined characters, and those of huge screens are read by each wire itself."""
    for text in ("\x1b[1;1H\x1b]0;title\x07row", "\x1b[1;1He\u0301", "\x1b[1;1H\u05d0", "\x1b[1;1Hrow\x1b[1"):
        readings = Readings()
        sent(Wire(COLUMNS, ROWS_OF_FRAME, Features(), readings=readings), [text])
        assert len(readings) == 0, text
    readings = Readings()
    sent(Wire(500, 200, Features(), readings=readings), [FRAME])
    assert len(readings) == 0
