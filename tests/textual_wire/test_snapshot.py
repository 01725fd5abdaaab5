"""The cells of one wire are known to another: it sends only what differs from them."""

import json
import zlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.reference_terminal import Emulator
from tests.support.wire_strategies import COLUMNS, ROWS, common, features

from textual_wire.detection.features import Features
from textual_wire.wire import snapshot as module
from textual_wire.wire.grid import FIRST_CLUSTER
from textual_wire.wire.snapshot import unpack_snapshot
from textual_wire.wire.wire import Wire

CLEAR = "\x1b[1;1H\x1b[0m\x1b[2J"
frames = st.lists(common, max_size=8).map(lambda parts: f"{CLEAR}{''.join(parts)}\x1b[0m\x1b[2;3H")


@settings(max_examples=60)
@given(frames, frames, features)
def test_another_wire_goes_on(first: str, second: str, known: Features) -> None:
    """A wire that begins with the cells of another sends none of them again, and the next frame is right."""
    recorder = Wire(COLUMNS, ROWS, known, raw=True)
    recorder.begin_in_alternate(None)
    recorder.feed(first)
    recorder.take()
    snapshot = recorder.snapshot()
    assume(snapshot)
    assert snapshot
    recorder.forget()
    terminal, alone = Emulator(COLUMNS, ROWS), Emulator(COLUMNS, ROWS)
    terminal.feed("\x1b[?7l" + recorder.take())
    wire = Wire(COLUMNS, ROWS, known, raw=True)
    wire.begin_in_alternate(unpack_snapshot(snapshot.pack(), COLUMNS, ROWS))
    assert terminal.cursor_state()[:2] == snapshot.cursor
    wire.feed(first)
    terminal.feed(wire.take())
    assert wire.piece_count == 0
    for frame in (first, second):
        wire.feed(frame)
        terminal.feed(wire.take())
        alone.feed("\x1b[?7l" + frame)
        if not (terminal.has_halved_character or alone.has_halved_character):
            assert terminal.cells() == alone.cells()


def test_what_is_known_besides_cells() -> None:
    """The cursor is known, lines do not wrap, and what is on the other screen is discarded with it."""
    recorder = Wire(COLUMNS, ROWS, Features(), raw=True)
    recorder.begin_in_alternate(None)
    recorder.feed(CLEAR + "\x1b[2;3H")
    assert recorder.take()
    wire = Wire(COLUMNS, ROWS, Features(), raw=True)
    wire.begin_in_alternate(recorder.snapshot())
    wire.feed("x\x1b[1;16Hyz")
    taken = wire.take()
    assert ("x" in taken, "y" in taken, "z" in taken, wire.piece_count) == (True, False, True, 2)
    wire.feed("\x1b[2;3HX\x1b[?1049l")
    assert "X" not in wire.take()


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts[:-1],
        lambda parts: [parts[0][:-1], *parts[1:]],
        lambda parts: [[row[1:] for row in parts[0]], *parts[1:]],
        lambda parts: [parts[0], ["\x09" * COLUMNS] * ROWS, *parts[2:]],
        lambda parts: [["\x01" * COLUMNS] * ROWS, *parts[1:]],
        lambda parts: [["\U00100009" * COLUMNS] * ROWS, *parts[1:]],
        lambda parts: [*parts[:2], [["bold"] * 15], *parts[3:]],
        lambda parts: [parts[0], [chr(len(parts[2])) * COLUMNS] * ROWS, *parts[2:]],
        lambda parts: [[chr(FIRST_CLUSTER + len(parts[3])) * COLUMNS] * ROWS, *parts[1:]],
        lambda parts: [1, *parts[1:]],
        lambda parts: "parts",
        lambda parts: None,
    ],
)
def test_other_bytes_are_no_snapshot(change: object) -> None:
    """Bytes that are no snapshot of this size raise ValueError."""
    wire = Wire(COLUMNS, ROWS, Features())
    wire.feed(CLEAR + "e\u0301\x1b[31mx\x1b[0m")
    wire.take()
    snapshot = wire.snapshot()
    assert snapshot
    assert callable(change)
    assert unpack_snapshot(snapshot.pack(), COLUMNS, ROWS) == snapshot
    packed = zlib.compress(json.dumps(change([*snapshot])).encode())
    for data in (packed, snapshot.pack()[:-9], b"", b"no snapshot"):
        with pytest.raises(ValueError):
            unpack_snapshot(data, COLUMNS, ROWS)


def test_the_largest_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that would unpack to more than a snapshot may have are none."""
    wire = Wire(COLUMNS, ROWS, Features())
    wire.feed(CLEAR)
    wire.take()
    snapshot = wire.snapshot()
    assert snapshot
    size = len(zlib.decompress(snapshot.pack()))
    monkeypatch.setattr(module, "_MAX_UNPACKED", size)
    assert unpack_snapshot(snapshot.pack(), COLUMNS, ROWS) == snapshot
    monkeypatch.setattr(module, "_MAX_UNPACKED", size - 1)
    with pytest.raises(ValueError):
        unpack_snapshot(snapshot.pack(), COLUMNS, ROWS)
