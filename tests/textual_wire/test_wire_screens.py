"""A terminal shows the same with and without the wire, cell by cell, whatever an app writes."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.reference_terminal import Emulator
from tests.support.wire_strategies import ACCENTS, COLUMNS, ROWS, Resize, Take, common, features, rare, resizes, takes
from tests.support.wire_walks import ANY, FRAME, Step, steps

from textual_wire.detection.features import Features
from textual_wire.wire import screen
from textual_wire.wire.wire import Wire

KNOWN = (
    Features(),
    Features(erase=True),
    Features(True, True),
    Features(True, True, True),
    Features(True, True, True, True, True, True),
)


def _compare(steps: Iterable[Step], known: Features, coloured: bool, raw: bool) -> None:
    plain, wired = (Emulator(COLUMNS, ROWS, coloured or known.back_colour_erase, known.links) for _ in range(2))
    wire = Wire(COLUMNS, ROWS, known, raw)
    for step in [*steps, Take()]:
        if isinstance(step, Resize):
            # Textual leaves the cursor here after a frame. Terminals disagree about a cursor at the margin.
            plain.feed("\x1b[1;1H")
            wire.feed("\x1b[1;1H")
        if isinstance(step, str):
            plain.feed(step)
            wire.feed(step)
            continue
        if isinstance(step, Take) and step.forget:
            wire.forget()
        taken = wire.take()
        wired.feed(taken)
        assert wired.cells() == plain.cells(), repr(taken)
        assert wired.cursor_state() == plain.cursor_state(), repr(taken)
        assert wire.take() == ""
        if isinstance(step, Resize):
            for emulator in (plain, wired):
                emulator.resize(step.rows, step.columns)
            wire.resize(step.columns, step.rows)


@given(st.lists(st.one_of(common, common, takes)), features, st.booleans(), st.booleans())
def test_frames(steps: list[Step], known: Features, coloured: bool, raw: bool) -> None:
    """Positions, styles, wide characters and accents are the same at whatever time the text is taken."""
    _compare(steps, known, coloured, raw)


@given(st.lists(st.one_of(common, common, rare, takes, resizes)), features, st.booleans(), st.booleans())
def test_any_output(steps: list[Step], known: Features, coloured: bool, raw: bool) -> None:
    """Any other output looks the same: moves, erasures, links, modes, unknown sequences, and new sizes."""
    _compare(steps, known, coloured, raw)


@given(st.lists(st.one_of(common, rare), min_size=1).map("".join), st.data(), features)
def test_output_in_two_parts(text: str, data: st.DataObject, known: Features) -> None:
    """Output looks the same if it is fed in two parts, even if a sequence is split."""
    cut = data.draw(st.integers(0, len(text)))
    # An accent fed separately from its letter may be painted differently.
    if text[cut : cut + 1] in (*ACCENTS, ""):
        return
    whole, parts = Wire(16, 6, known), Wire(16, 6, known)
    whole.feed(text)
    parts.feed(text[:cut])
    parts.feed(text[cut:])
    emulators = Emulator(16, 6), Emulator(16, 6)
    for emulator, wire in zip(emulators, (whole, parts), strict=True):
        emulator.feed(wire.take())
    assert emulators[0].cells() == emulators[1].cells()
    assert emulators[0].cursor_state() == emulators[1].cursor_state()


@pytest.mark.parametrize("known", KNOWN, ids=str)
@pytest.mark.parametrize("kinds", [FRAME, ANY], ids=["frames", "any output"])
def test_long_walks(known: Features, kinds: str) -> None:
    """Many steps, one after the other, look the same too, whatever the terminal can do."""
    seed = KNOWN.index(known)
    _compare(steps(seed, 300, kinds), known, coloured=bool(seed % 2), raw=seed % 3 == 0)


@pytest.mark.parametrize("kinds", [FRAME, ANY], ids=["frames", "any output"])
def test_few_styles_and_clusters(kinds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Walks look the same too if the wire keeps hardly a style or cluster that no cell has."""
    monkeypatch.setattr(screen, "_MIN_STYLES", 1)
    monkeypatch.setattr(screen, "_MIN_CLUSTERS", 1)
    _compare(steps(9, 100, kinds), KNOWN[-1], coloured=True, raw=True)
