"""The sequences of copy requests, and the terminals to which they are sent."""

import base64
import re

import pytest

from textual_wire.clipboard import MAX_BYTES, copy_request
from textual_wire.detection.detect import detect
from textual_wire.detection.terminal import Terminal

TEXT = "Aïda is linked to Monsieur Faridi.\n" * 40


def _terminal(term: str, **environ: str) -> Terminal:
    return detect({"TERM": term, "LANG": "C.UTF-8", **environ})


def _copied(sequence: str) -> list[str]:
    return [base64.b64decode(data).decode() for data in re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)]


def test_plain() -> None:
    """Without a multiplexer a plain OSC 52 is sent."""
    request = copy_request(TEXT, _terminal("xterm-256color"))
    assert request.startswith("\x1b]52;c;")
    assert request.endswith("\x07")
    assert _copied(request) == [TEXT]


def test_tmux() -> None:
    """In tmux, the request is sent twice: once for tmux, and once wrapped for the terminal around it."""
    request = copy_request(TEXT, _terminal("tmux-256color"))
    plain, wrapped = request.split("\x1bPtmux;")
    assert _copied(plain) == [TEXT]
    assert wrapped.endswith("\x1b\\")
    assert _copied(wrapped.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b")) == [TEXT]


@pytest.mark.parametrize("term", ["screen.xterm-256color", "screen"])
def test_screen(term: str) -> None:
    """In GNU screen, the request is sent in pieces, none longer than screen accepts."""
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", copy_request(TEXT, _terminal(term, STY="1.x")), re.DOTALL)
    assert _copied("".join(pieces)) == [TEXT]
    assert max(map(len, pieces)) <= 252


def test_either_multiplexer() -> None:
    """In what may be tmux or screen, the plain form is sent only for a short text, so that neither prints any of it."""
    terminal = _terminal("screen-256color")
    long = copy_request(TEXT, terminal)
    assert "tmux;" not in long
    assert long.startswith("\x1bP")
    assert _copied("".join(re.findall(r"\x1bP(.*?)\x1b\\", long, re.DOTALL))) == [TEXT]
    short = copy_request("Aïda", terminal)
    assert short.startswith("\x1b]52;c;")
    assert _copied(short.partition("\x07")[0] + "\x07") == ["Aïda"]


@pytest.mark.parametrize("term", ["linux", "vt100", "unknown-thing", "dumb"])
def test_terminals_that_are_not_asked(term: str) -> None:
    """A terminal that might print a request gets none."""
    assert copy_request(TEXT, _terminal(term)) == ""


def test_unknown_terminal_object() -> None:
    """An unknown terminal gets the plain form."""
    assert _copied(copy_request(TEXT, None)) == [TEXT]


def test_longest_text() -> None:
    """The longest text makes a request of 100,000 bytes; a longer one makes none."""
    terminal = _terminal("xterm-256color")
    assert len(copy_request("x" * MAX_BYTES, terminal)) == 100_000
    assert copy_request("x" * (MAX_BYTES + 1), terminal) == ""
    assert copy_request("é" * (MAX_BYTES // 2 + 1), terminal) == ""


def test_exact_requests() -> None:
    """A request is one sequence, alone or in wrappers; a character that UTF-8 lacks becomes a question mark."""
    plain, short = "\x1b]52;c;eD8=\x07", "x\ud800"
    in_screen = f"\x1bP{plain}\x1b\\"
    assert copy_request(short, None) == copy_request(short, _terminal("xterm-256color")) == plain
    assert copy_request(short, _terminal("tmux")) == f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"
    assert copy_request(short, _terminal("screen", STY="1")) == in_screen
    assert copy_request(short, _terminal("screen-256color")) == plain + in_screen
    long = copy_request(TEXT, _terminal("screen", STY="1"))
    assert set(re.split(r"\x1bP.{,252}?\x1b\\", long, flags=re.DOTALL)) == {""}


@pytest.mark.parametrize(("count", "is_short"), [(185, True), (186, True), (187, False)])
def test_longest_short_request(count: int, is_short: bool) -> None:
    """A request of up to 256 bytes is short enough for every version of GNU screen to ignore."""
    request = copy_request("x" * count, _terminal("screen-256color"))
    plain = copy_request("x" * count, None)
    assert request.startswith(plain) == is_short == (len(plain) <= 256)
