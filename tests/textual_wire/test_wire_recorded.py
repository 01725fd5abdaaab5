"""Frames of the guide look the same with and without the wire, at every step of a walk."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.reference_terminal import Cell, Emulator
from tests.support.wire_recording import COLUMNS, KEYS, ROWS, recorded_walk
from tests.support.wire_strategies import features

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

pytestmark = pytest.mark.slow

ALL = Features(True, True, True, True, True, True)


@cache
def plain_screens() -> tuple[tuple[list[list[Cell]], tuple[int, int, bool]], ...]:
    """Return the cells and the cursor after each step, without the wire."""
    plain, screens = Emulator(COLUMNS, ROWS), []
    for key, written in recorded_walk():
        if not isinstance(key, str):
            plain.resize(key[1], key[0])
        plain.feed(written)
        screens.append((plain.cells(), plain.cursor_state()))
    return tuple(screens)


@pytest.mark.parametrize("known", [Features(), Features(erase=True), ALL], ids=["none", "erase", "all"])
def test_every_step(known: Features) -> None:
    """After each key and each new size, all cells and the cursor are the same."""
    wired, wire = Emulator(COLUMNS, ROWS), Wire(COLUMNS, ROWS, known)
    for (key, written), (cells, place) in zip(recorded_walk(), plain_screens(), strict=True):
        if not isinstance(key, str):
            wire.resize(*key)
            wired.resize(key[1], key[0])
        wire.feed(written)
        wired.feed(wire.take())
        assert wired.cells() == cells, key
        assert wired.cursor_state() == place, key


@examples(10)
@given(st.sets(st.integers(0, len(KEYS))), st.sets(st.integers(0, len(KEYS)), max_size=3), features)
def test_skipped_frames(skipped: set[int], redrawn: set[int], known: Features) -> None:
    """The newest frame is complete after any skipped frames and after a redraw."""
    wired, wire = Emulator(COLUMNS, ROWS), Wire(COLUMNS, ROWS, known)
    last: list[list[Cell]] = []
    for number, ((key, written), (cells, _)) in enumerate(zip(recorded_walk(), plain_screens(), strict=True)):
        if not isinstance(key, str):
            break
        wire.feed(written)
        if number in redrawn:
            wire.forget()
        if number not in skipped:
            wired.feed(wire.take())
            assert wired.cells() == cells
        last = cells
    wired.feed(wire.take())
    assert wired.cells() == last


def test_the_recording_is_varied() -> None:
    """The recording contains 24-bit colours, and most keys in it cause output."""
    assert len({written for _, written in recorded_walk()}) > len(KEYS) * 0.8
    assert any("38;2;" in written for _, written in recorded_walk())
