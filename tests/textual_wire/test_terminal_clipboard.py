"""What a terminal is sent to make it copy a text."""

import base64
import re

import pytest

from textual_wire.clipboard import MOST_BYTES, ask_to_copy
from textual_wire.detect.terminal import Terminal, recognise

TEXT = "Aïda is linked to Monsieur Faridi.\n" * 40


def _terminal(term: str, **environ: str) -> Terminal:
    return recognise({"TERM": term, "LANG": "C.UTF-8", **environ})


def _copied(sequence: str) -> list[str]:
    return [base64.b64decode(data).decode() for data in re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)]


def test_plain() -> None:
    """Outside of multiplexers OSC 52 is sent as it is."""
    asked = ask_to_copy(TEXT, _terminal("xterm-256color"))
    assert asked.startswith("\x1b]52;c;")
    assert asked.endswith("\x07")
    assert _copied(asked) == [TEXT]


def test_tmux() -> None:
    """In tmux it is sent twice: for tmux, and wrapped for the terminal outside."""
    asked = ask_to_copy(TEXT, _terminal("tmux-256color"))
    plain, wrapped = asked.split("\x1bPtmux;")
    assert _copied(plain) == [TEXT]
    assert wrapped.endswith("\x1b\\")
    assert _copied(wrapped.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b")) == [TEXT]


@pytest.mark.parametrize("term", ["screen.xterm-256color", "screen"])
def test_screen(term: str) -> None:
    """In GNU screen it is sent in pieces, none longer than what screen takes."""
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", ask_to_copy(TEXT, _terminal(term, STY="1.x")), re.DOTALL)
    assert _copied("".join(pieces)) == [TEXT]
    assert max(map(len, pieces)) <= 252


def test_what_may_be_either() -> None:
    """What may be tmux or screen is sent nothing that either shows: the plain form only where it is short."""
    unknown = _terminal("screen-256color")
    long = ask_to_copy(TEXT, unknown)
    assert "tmux;" not in long
    assert long.startswith("\x1bP")
    assert _copied("".join(re.findall(r"\x1bP(.*?)\x1b\\", long, re.DOTALL))) == [TEXT]
    short = ask_to_copy("Aïda", unknown)
    assert short.startswith("\x1b]52;c;")
    assert _copied(short.partition("\x07")[0] + "\x07") == ["Aïda"]


@pytest.mark.parametrize("term", ["linux", "vt100", "unknown-thing", "dumb"])
def test_terminals_that_are_not_asked(term: str) -> None:
    """A terminal that might print the request is sent none."""
    assert ask_to_copy(TEXT, _terminal(term)) == ""


def test_too_long() -> None:
    """The longest text makes a request of 100,000 bytes; for a longer one nothing is sent."""
    terminal = _terminal("xterm-256color")
    assert len(ask_to_copy("x" * MOST_BYTES, terminal)) == 100_000
    assert ask_to_copy("x" * (MOST_BYTES + 1), terminal) == ""
    assert ask_to_copy("é" * (MOST_BYTES // 2 + 1), terminal) == ""
