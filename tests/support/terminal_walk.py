"""A walk through the guide on a terminal with a given name, and a summary of what the terminal received."""

import re
from contextlib import AbstractContextManager
from typing import NamedTuple

from tests.support.paths import ROOT
from tests.support.pty_session import Session, guide, session
from tests.support.terminal_state import left_behind

from textual_wire.ascii.cells import can_show
from textual_wire.detection.detect import detect

PAGE = ROOT / "docs" / "terminals.md"
TERMS = (
    "xterm-256color",
    "xterm",
    "screen-256color",
    "tmux-256color",
    "linux",
    "vt100",
    "xterm-kitty",
    "xterm-ghostty",
    "alacritty",
    "foot",
    "dumb",
    "unknown-thing",
)
WITHOUT_TITLES = ("linux", "vt100", "dumb", "unknown-thing")
"""The terminals that may print a title instead of showing it in their window's frame."""
LOCALES = {"UTF-8": "C.UTF-8", "C": "C"}

IN_NO_PALETTE = "dracula"
"""A theme with no colour of the palette of 256. Colours of the palette are sent by number to every terminal, so only
such a theme shows which terminals get 24 bits."""

_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
_QUERIES = re.compile(rb"\x1b\[[<=>][0-9;]*u|\x1b\[\?[0-9;]*\$p|\x1b\]")
_TITLE = re.compile(rb"\x1b\]2;|\x1b\[2[23];2t")
_COLOURS = {"truecolor": "24 bits", "256": "256", "16": "own", "8": "own", "none": "none"}
"""The names of colours in the table, by those of detection."""
_SHORTER = {"EL": rb"\x1b\[[0-9]*[JK]", "ECH": rb"\x1b\[[0-9]*X", "REP": rb"\x1b\[[0-9]*b"}


class Sent(NamedTuple):
    """A summary of the output to a terminal."""

    shown: str
    colours: str
    characters: str
    mouse: str
    queries: str
    copying: str
    shorter: str
    """The sequences that replace many characters."""


def documented() -> dict[tuple[str, str], Sent]:
    """Return the rows of the table in docs/terminals.md, by terminal and locale."""
    rows = re.findall(r"^\| `([^`]+)` \| (UTF-8|C) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {(term, locale): Sent(*cells.split(" | ")) for term, locale, cells in rows}


def expected(term: str, locale: str, over_ssh: bool = False) -> Sent:
    """Return what a terminal must be sent on the walk, according to what the guide detects from its environment."""
    terminal = detect({"TERM": term, "LC_ALL": LOCALES[locale]}, over_ssh=over_ssh)
    features = terminal.features
    shorter = {"EL": features.erase, "ECH": features.erase_characters, "REP": features.repeat}
    return Sent(
        shown="guide" if terminal.full_screen else "text",
        colours=_COLOURS[terminal.colours],
        characters="ASCII" if terminal.encoding == "ascii" else "some" if terminal.charsets else "all",
        mouse="enabled" if terminal.mouse else "left",
        queries="sent" if terminal.answers_queries else "none",
        copying="no" if terminal.clipboard == "none" else "OSC 52",
        shorter=", ".join(name for name, known in shorter.items() if known) or "none",
    )


def walk(term: str, locale: str) -> tuple[Sent, list[str]]:
    """Walk through the guide on a terminal of this machine, and quit. Returns the same as ``walked``."""
    return walked(term, session(guide(), environment={"TERM": term, "LC_ALL": LOCALES[locale]}))


def walked(term: str, opened: AbstractContextManager[Session]) -> tuple[Sent, list[str]]:
    """Walk through a guide on a terminal, in each of its themes, and quit.

    Returns a summary of the output, and the differences that remain in the terminal's state. Fails if the output
    contains a sequence that terminals of this name may not support.
    """
    with opened as terminal:
        if term == "dumb":
            assert terminal.wait_for_end() == 0
            assert terminal.sent.startswith(b"Burn Out (2017)")
        else:
            _walk(terminal)
        return sent_to(terminal, term), left_behind(terminal)


def _walk(terminal: Session) -> None:
    terminal.wait_for_text("Casablanca", "q quit")
    terminal.press("2j")
    _wait_for_pointer(terminal, " Jad")
    terminal.press("t\r")
    _wait_for_pointer(terminal, "Anas El Baz")
    terminal.press("y")
    terminal.wait_for_text("burnout-tui")  # in the notice
    terminal.press("\r")
    terminal.wait_for(lambda: re.search("Plays[▸> ]Jad", terminal.text) is not None, "the actor")
    terminal.press("t4")
    _wait_for_pointer(terminal, " 1993")
    terminal.press("\x7f")
    _wait_for_pointer(terminal, "Anas El Baz")
    terminal.resize(50, 20)
    terminal.wait_for(lambda: terminal.lines[19].endswith(" q"), "a smaller window")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def _wait_for_pointer(terminal: Session, words: str) -> None:
    """Wait until the pointer, in Unicode or ASCII, is before a text."""
    terminal.wait_for(lambda: re.search(f"[▸>]{words}", terminal.text) is not None, f"the pointer before {words}")


def sent_to(terminal: Session, term: str) -> Sent:
    """Summarise the output to a terminal from its bytes."""
    sent = bytes(terminal.sent)
    features = detect({"TERM": term}).features
    known = {"EL": features.erase, "ECH": features.erase_characters, "REP": features.repeat}
    shorter = [name for name, form in _SHORTER.items() if re.search(form, sent)]
    assert all(known[name] for name in shorter), f"{term} is not known to have {shorter}"
    assert bool(_TITLE.search(sent)) == (term not in WITHOUT_TITLES), f"{term} is sent a title, or misses one"
    return Sent(
        shown="guide" if b"\x1b[?1049h" in sent else "text",
        colours=colours_in(sent),
        characters=_characters_in(sent),
        mouse="enabled" if b"\x1b[?1000h" in sent else "left",
        queries="sent" if _QUERIES.search(sent.replace(b"\x1b]52;", b"")) else "none",
        copying="OSC 52" if b"\x1b]52;" in sent else "no",
        shorter=", ".join(shorter) or "none",
    )


def _characters_in(sent: bytes) -> str:
    """Return the range of characters sent: "ASCII", "some" (those in the Linux console's fonts), or "all"."""
    if sent.isascii():
        return "ASCII"
    return (
        "some"
        if can_show("".join(filter(str.isprintable, sent.decode())), detect({"TERM": "linux"}).charsets)
        else "all"
    )


def colours_in(sent: bytes) -> str:
    """Return the kind of colours with the most values among those sent."""
    codes = b";" + b";".join(_SGR.findall(sent)) + b";"
    if b";38;2;" in codes or b";48;2;" in codes:
        return "24 bits"
    if b";38;5;" in codes or b";48;5;" in codes:
        return "256"
    plain = {int(code) for code in codes.split(b";") if code}
    return "own" if any(code in (39, 49) or 30 <= code < 50 or 90 <= code < 108 for code in plain) else "none"
