"""Check that a command restored the terminal."""

import re

from tests.support.pty_session import Session

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_PUSHED = re.compile(rb"\x1b\[>[0-9]*u")
_POPPED = re.compile(rb"\x1b\[<[0-9]*u")
_TITLE_SAVED, _TITLE_RESTORED = b"\x1b[22;2t", b"\x1b[23;2t"
_COLOURS = re.compile(rb"\x1b\[[0-9;]*m")
_SEQUENCE = re.compile(rb"\x1b\[[^@-~]*[@-~]")
_LEAVE = b"\x1b[?1049l"
_ON_BEFORE = {"7", "25"}
"""The modes that are enabled by default: line wrapping and the cursor."""


def left_behind(session: Session) -> list[str]:
    """Return the differences from the state before the command: attributes, modes, keyboard, title, colours."""
    sent = bytes(session.sent)
    found = [] if session.attributes() == session.attributes_before else ["attributes"]
    on = set(_ON_BEFORE)
    for modes, switch in _MODE.findall(sent):
        for mode in modes.decode().split(";"):
            (on.add if switch == b"h" else on.discard)(mode)
    found += [f"mode {mode}" for mode in sorted(on ^ _ON_BEFORE)]
    pushed, popped = (list(kind.finditer(sent)) for kind in (_PUSHED, _POPPED))
    # Each screen has its own keyboard protocol: a setting pushed on the alternate screen must be popped there.
    if len(pushed) != len(popped) or any(pop.start() > sent.rindex(_LEAVE) for pop in popped):
        found.append("keyboard protocol")
    if sent.count(_TITLE_SAVED) != sent.count(_TITLE_RESTORED):
        found.append("title")
    if (colours := _COLOURS.findall(sent)) and colours[-1] not in (b"\x1b[m", b"\x1b[0m"):
        found.append("colours")
    return found


def used_screen(session: Session) -> bool:
    """Return True if the command used the alternate screen, hid the cursor, and asked for the mouse and pasted text."""
    return all(f"\x1b[?{mode}".encode() in session.sent for mode in ("1049h", "25l", "1000h", "1003h", "2004h"))


def text_after_leaving(session: Session) -> str:
    """Return the text that was sent after the command left the alternate screen."""
    return _SEQUENCE.sub(b"", bytes(session.sent).rpartition(_LEAVE)[2]).decode()


def fills_window(session: Session, quit_word: str = "quit") -> bool:
    """Return True if the guide fills its window: the title bar, the frames or the rule, and the hints."""
    columns, rows = session.size
    hint = f"  q {quit_word}" if columns > 60 else "  q"  # in a narrow window keys have no words
    lines = session.lines
    return len(lines[0]) == columns - 1 and len(lines[2]) == columns and lines[rows - 1].endswith(hint)
