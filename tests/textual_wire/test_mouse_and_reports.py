"""Mouse events and reports: what was pressed, where and with which keys; the focus, the size and the modes."""

from typing import cast

import pytest
from textual import events, messages
from textual.message import Message

from textual_wire.keyboard.parser import KeyParser


def read(*reports: str) -> list[Message]:
    """Return the messages of control sequences, which are given without their introducers."""
    found = list(KeyParser().feed("".join(f"\x1b[{text}" for text in reports).encode()))
    return [message for message in found if message]


def mouse(*reports: str) -> list[events.MouseEvent]:
    """Return mouse events."""
    found = [message for message in read(*reports) if isinstance(message, events.MouseEvent)]
    assert len(found) == len(reports)
    return found


@pytest.mark.parametrize(
    ("sent", "event", "button"),
    [
        ("<0;1;1M", events.MouseDown, 1),
        ("<1;1;1M", events.MouseDown, 2),
        ("<2;1;1M", events.MouseDown, 3),
        ("<2;1;1m", events.MouseUp, 3),
        ("<32;1;1M", events.MouseMove, 1),
        ("<34;1;1M", events.MouseMove, 3),
        ("<35;1;1M", events.MouseMove, 0),
        ("<3;1;1M", events.MouseMove, 0),
        ("<64;1;1M", events.MouseScrollUp, 0),
        ("<65;1;1M", events.MouseScrollDown, 0),
        ("<66;1;1M", events.MouseScrollLeft, 0),
        ("<67;1;1M", events.MouseScrollRight, 0),
    ],
)
def test_buttons(sent: str, event: type[events.MouseEvent], button: int) -> None:
    """A report tells a press, a release, a move, and a turn of the wheel, and the button."""
    (found,) = mouse(sent)
    assert type(found) is event
    assert found.button == button


@pytest.mark.parametrize(
    ("sent", "held"),
    [("<0;1;1M", ""), ("<4;1;1M", "shift"), ("<8;1;1M", "meta"), ("<16;1;1M", "ctrl"), ("<28;1;1M", "shift meta ctrl")],
)
def test_keys_held_with_a_button(sent: str, held: str) -> None:
    """A report tells which keys are held."""
    (found,) = mouse(sent)
    assert [name for name in ("shift", "meta", "ctrl") if getattr(found, name)] == held.split()


@pytest.mark.parametrize("sent", ["<128;1;1M", "<129;1;1m", "<160;3;1M", "<131;1;1M", "<9999;1;1M", "<196;1;1M"])
def test_other_buttons_do_nothing(sent: str) -> None:
    """A button beside the usual three, such as back on the side of a mouse, is no click."""
    assert read(sent) == []


def test_places() -> None:
    """An event has its place, on the widget and on the screen, and the way from the place before."""
    found = mouse("<35;3;5M", "<35;10;6M", "<35;1;1M")
    assert [(event.x, event.y) for event in found] == [(2, 4), (9, 5), (0, 0)]
    assert [(event.screen_x, event.screen_y) for event in found] == [(2, 4), (9, 5), (0, 0)]
    assert [(event.delta_x, event.delta_y) for event in found] == [(2, 4), (7, 1), (-9, -5)]


@pytest.mark.parametrize(
    "sent", ["<0;0;5M", "<0;5;0M", "<0;-3;5M", "<0;5;-3M", "<0;5M", "48;0;80;0;0t", "48;24;0;0;0t"]
)
def test_what_is_not_on_the_screen(sent: str) -> None:
    """A place outside the screen, and a screen without cells, are ignored."""
    assert read(sent) == []


@pytest.mark.parametrize("pixels", ["0;0", "0;800", "480;0"])
def test_a_size_without_pixels(pixels: str) -> None:
    """A terminal that does not know its size in pixels reports places in cells."""
    size, down = read(f"48;24;80;{pixels}t", "<0;3;5M")
    assert isinstance(size, events.Resize)
    assert size.size == (80, 24)
    assert isinstance(down, events.MouseDown)
    assert (down.x, down.y) == (2, 4)


def test_the_focus() -> None:
    """A window gets the focus and loses it."""
    assert [type(message) for message in read("I", "O")] == [events.AppFocus, events.AppBlur]


@pytest.mark.parametrize(("answer", "supported"), [(0, False), (1, True), (2, True), (3, True), (4, False)])
def test_synchronized_output(answer: int, supported: bool) -> None:
    """A terminal supports synchronized output if it knows the mode and can set it."""
    found = [type(message) for message in read(f"?2026;{answer}$y")]
    assert found == [messages.TerminalSupportsSynchronizedOutput] * supported


@pytest.mark.parametrize(("answer", "supported", "enabled"), [(0, False, False), (1, True, True), (2, True, False)])
def test_sizes_in_the_input(answer: int, supported: bool, enabled: bool) -> None:
    """A terminal tells if it can report its size in its input, and if it does."""
    (found,) = read(f"?2048;{answer}$y")
    setting = cast("messages.InBandWindowResize", found)
    assert (type(found), setting.supported, setting.enabled) == (messages.InBandWindowResize, supported, enabled)


def test_other_modes() -> None:
    """Answers for other modes mean nothing."""
    assert read("?1;1$y", "?2031;2$y", "?20480;1$y") == []
