"""The modes that a full-screen app enters and leaves."""

import pytest

from textual_wire.modes import CLICKS, MOVES, QUERY_IN_BAND_SIZES, QUERY_SYNCHRONIZED, Modes, queries


def test_all_modes() -> None:
    """A terminal that can do everything gets these sequences, in this order."""
    modes = Modes(MOVES, focus=True, keyboard=True, cursor=True, title=True, queries=(QUERY_SYNCHRONIZED,))
    assert " ".join(modes.enter()).replace("\x1b[", "") == (
        "22;2t ?1049h ?25h ?7l ?1004h >29u ?2026$p ?2004h ?1000h ?1003h ?1015h ?1006h"
    )
    assert " ".join(modes.disable_mouse()).replace("\x1b[", "") == "?1000l ?1003l ?1015l ?1006l"
    left = " ".join(modes.leave()).replace("\x1b[", "")
    assert left == "?2004l ?1004l <u ?7h \x1b]2;\x07 23;2t ?1049l ?25h"


def test_no_modes() -> None:
    """Any full-screen app uses the other screen without a cursor, and pastes and lines as it wants them."""
    assert " ".join(Modes().enter()).replace("\x1b[", "") == "?1049h ?25l ?7l ?2004h"
    assert Modes().disable_mouse() == ()
    assert " ".join(Modes().leave()).replace("\x1b[", "") == "?2004l ?7h ?1049l ?25h"


@pytest.mark.parametrize("mouse", [(), CLICKS, MOVES])
@pytest.mark.parametrize("focus", [True, False])
@pytest.mark.parametrize("keyboard", [True, False])
def test_everything_is_restored(mouse: tuple[str, ...], focus: bool, keyboard: bool) -> None:
    """Everything that was set is reset in the end, and nothing else is."""
    modes = Modes(mouse, focus=focus, keyboard=keyboard)
    opposite = str.maketrans("hl", "lh")
    entered = {sequence.translate(opposite) for sequence in modes.enter() if sequence[-1] in "hl"}
    assert entered == {sequence for sequence in (*modes.disable_mouse(), *modes.leave()) if sequence[-1] in "hl"}
    assert ("\x1b[<u" in modes.leave()) == keyboard


@pytest.mark.parametrize(
    ("environment", "is_iterm"),
    [
        ({}, False),
        ({"LC_TERMINAL": "WezTerm", "TERM_PROGRAM": "vscode"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"LC_TERMINAL": "iTerm2", "TERM_PROGRAM": "tmux"}, True),
    ],
)
def test_queries(environment: dict[str, str], is_iterm: bool) -> None:
    """A terminal is asked for synchronized output, and for sizes in the input unless it is iTerm."""
    assert queries(environment) == (QUERY_SYNCHRONIZED, QUERY_IN_BAND_SIZES)[: 2 - is_iterm]
