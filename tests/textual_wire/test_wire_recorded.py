"""What the guide paints comes out the same with the wire and without, at every step of a walk."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.reference_terminal import Cell, Emulator
from tests.support.wire_recording import record

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

COLUMNS, ROWS = 100, 30
KEYS: tuple[str | tuple[int, int], ...] = (
    *("2", "down", "down", "enter", "down", "enter", "backspace", "up", "3", "end", "home", "4", "down", "5", "down"),
    *(
        "tab",
        "1",
        "down",
        "L",
        "s",
        "t",
        "t",
        "L",
        "question_mark",
        "escape",
        "slash",
        "a",
        "i",
        "escape",
        "i",
        "escape",
    ),
    *((70, 20), "2", "down", (40, 12), "enter", (COLUMNS, ROWS), "p", "escape"),
)
BEST = Features(True, True, True, True, True, True)
features = st.builds(Features, *[st.booleans()] * 6)


@cache
def recorded() -> tuple[tuple[str | tuple[int, int], str], ...]:
    """The keys and sizes, and what was written after each; first what was written before them."""
    with pytest.MonkeyPatch.context() as environment:
        for name, value in {"TERM": "xterm-256color", "COLORTERM": "truecolor"}.items():
            environment.setenv(name, value)
        environment.delenv("NO_COLOR", raising=False)
        steps = record(KEYS, COLUMNS, ROWS)
    return tuple(zip(["", *KEYS], map("".join, steps), strict=True))


@cache
def shown() -> tuple[tuple[list[list[Cell]], tuple[int, int, bool]], ...]:
    """What is shown without the wire after each of them, and where the cursor is."""
    plain, found = Emulator(COLUMNS, ROWS), []
    for key, written in recorded():
        if not isinstance(key, str):
            plain.resize(key[1], key[0])
        plain.feed(written)
        found.append((plain.cells(), plain.place()))
    return tuple(found)


@pytest.mark.parametrize("known", [Features(), Features(erase=True), BEST], ids=["none", "erase", "all"])
def test_a_walk_looks_the_same(known: Features) -> None:
    """After each key, and each new size, every cell is the same and the cursor is where it was left."""
    wired, wire = Emulator(COLUMNS, ROWS), Wire(COLUMNS, ROWS, known)
    for (key, written), (cells, place) in zip(recorded(), shown(), strict=True):
        if not isinstance(key, str):
            wire.resize(*key)
            wired.resize(key[1], key[0])
        wire.feed(written)
        wired.feed(wire.take())
        assert wired.cells() == cells, key
        assert wired.place() == place, key


@settings(max_examples=20)
@given(st.sets(st.integers(0, len(KEYS))), st.sets(st.integers(0, len(KEYS)), max_size=3), features)
def test_pictures_may_be_left_out(skipped: set[int], redrawn: set[int], known: Features) -> None:
    """The newest picture is whole, whichever were never taken, and where it was asked for anew."""
    wired, wire = Emulator(COLUMNS, ROWS), Wire(COLUMNS, ROWS, known)
    last: list[list[Cell]] = []
    for number, ((key, written), (cells, _)) in enumerate(zip(recorded(), shown(), strict=True)):
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


def test_the_walk_is_a_walk() -> None:
    """The recording has pictures in many colours, and most keys painted something else."""
    assert len({written for _, written in recorded()}) > len(KEYS) * 0.8
    assert any("38;2;" in written for _, written in recorded())
