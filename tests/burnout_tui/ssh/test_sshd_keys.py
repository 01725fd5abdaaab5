"""Over SSH every key of the key table works: its effect appears on the screen only after the key."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from tests.support.openssh_server import Server, needs_sshd, on_terminal, server
from tests.support.paths import ROOT
from tests.support.pty_session import Session
from tests.support.terminal_state import left_behind

from burnout_tui.view.keys import KEYS

BYTES = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "underscore": "_",
    "question_mark": "?",
    "f1": "\x1bOP",
    "ctrl+c": "\x03",
    "ctrl+l": "\x0c",
    "ctrl+p": "\x10",
}
"""The bytes that xterm sends for named keys."""
COLOURS, CURSOR, AGAIN, END = "other colours", "the cursor elsewhere", "the whole picture again", "the end"
_BACKGROUND = re.compile(rb"48;[25];[0-9;]+")


class Step(NamedTuple):
    """A key, its owner, and the text that must appear after it, or disappear if ``!`` precedes it."""

    scope: str
    key: str
    shows: str


GUIDE = (
    Step("guide", "2", "▸ Ayoub"),
    Step("list", "down", "▸ Jad"),
    Step("list", "j", "▸ Ghita"),
    Step("list", "up", "▸ Jad"),
    Step("list", "k", "▸ Ayoub"),
    Step("list", "pagedown", "▸ †Saladi"),
    Step("list", "pageup", "▸ Ayoub"),
    Step("list", "space", "▸ †Saladi"),
    Step("list", "g", "▸ Ayoub"),
    Step("list", "G", "▸ †Saladi"),
    Step("list", "home", "▸ Ayoub"),
    Step("list", "end", "▸ †Saladi"),
    Step("list", "home", "▸ Ayoub"),
    Step("list", "enter", "by▸Ilyass"),
    Step("panel", "left", "!by▸"),
    Step("panel", "right", "by▸"),
    Step("panel", "h", "!by▸"),
    Step("panel", "l", "by▸"),
    Step("guide", "tab", "!by▸"),
    Step("guide", "shift+tab", "by▸"),
    Step("guide", "1", "▸Nour-Eddine"),
    Step("page", "down", "▸Ayoub ·"),
    Step("page", "j", "▸Jad ·"),
    Step("page", "up", "▸Ayoub ·"),
    Step("page", "k", "▸Nour-Eddine"),
    Step("page", "pagedown", "They come from worlds"),
    Step("page", "pageup", "a city of extremes"),
    Step("page", "space", "They come from worlds"),
    Step("page", "g", "a city of extremes"),
    Step("page", "G", "Redemption"),
    Step("page", "home", "a city of extremes"),
    Step("page", "end", "Redemption"),
    Step("page", "g", "▸Nour-Eddine"),
    Step("page", "down", "▸Ayoub ·"),
    Step("page", "enter", "▸ Ayoub"),
    Step("guide", "backspace", "▸Ayoub ·"),
    Step("guide", "alt+right", "▸ Ayoub"),
    Step("guide", "alt+left", "▸Ayoub ·"),
    Step("guide", "alt+right", "▸ Ayoub"),
    Step("guide", "escape", "▸Ayoub ·"),
    Step("guide", "3", "▸ Anas El Baz"),
    Step("guide", "4", "▸ 1993"),
    Step("guide", "5", "┃▸Ayoub"),
    Step("guide", "left_square_bracket", "▸ 1993"),
    Step("guide", "right_square_bracket", "┃▸Ayoub"),
    Step("guide", "s", "spoilers shown"),
    Step("guide", "s", "spoilers hidden"),
    Step("guide", "m", "Only a scene can be marked"),
    Step("guide", "i", "Sources:"),
    Step("guide", "i", "!Sources:"),
    Step("guide", "L", "Personnages"),
    Step("guide", "L", "Characters"),
    Step("guide", "t", COLOURS),
    Step("guide", "slash", "A name, a title"),
    Step("", "z", "│  z"),
    Step("", "escape", "Synopsis"),
    Step("guide", "p", "How are two characters linked?"),
    Step("", "escape", "Synopsis"),
    Step("app", "question_mark", "│  Move"),
    Step("", "escape", "!│  Move"),
    Step("app", "f1", "│  Move"),
    Step("", "escape", "!│  Move"),
    Step("app", "ctrl+p", "Type a name"),
    Step("", "escape", "!Type a name"),
    Step("app", "ctrl+l", AGAIN),
    Step("guide", "e", "has no problems"),
    Step("guide", "y", "Asked the terminal to copy"),
    Step("app", "q", END),
)
ENSEMBLE = (
    Step("guide", "5", "┃▸Ayoub"),
    Step("picture", "down", "▸Mous"),
    Step("picture", "up", "▸Ayoub"),
    Step("picture", "right", "▸Aida"),
    Step("picture", "left", "▸Ayoub"),
    Step("picture", "j", "▸Mous"),
    Step("picture", "k", "▸Ayoub"),
    Step("picture", "l", "▸Aida"),
    Step("picture", "h", "▸Ayoub"),
    Step("ensemble", "tab", "›Rabia"),
    Step("picture", "enter", "by▸Saadia"),
    Step("guide", "backspace", "›Rabia"),
    Step("ensemble", "minus", "!♥ love   │"),
    Step("ensemble", "plus", "♥ love   │"),
    Step("ensemble", "underscore", "!♥ love   │"),
    Step("ensemble", "equals_sign", "♥ love   │"),
    Step("ensemble", "f", "3 of 8"),
    Step("ensemble", "v", "Childhood and abuse"),
    Step("app", "ctrl+c", END),
)
STORY = (
    Step("guide", "6", "▌1▐"),
    Step("chart", "end", "▌12▐"),
    Step("chart", "home", "▌1▐"),
    Step("chart", "G", "▌12▐"),
    Step("chart", "g", "▌1▐"),
    Step("chart", "l", "▌2▐"),
    Step("chart", "h", "▌1▐"),
    Step("chart", "right", "▌2▐"),
    Step("chart", "left", "▌1▐"),
    Step("chart", "right", "▌2▐"),
    Step("story", "f", "Choose one of the characters"),
    Step("chart", "down", CURSOR),
    Step("chart", "j", CURSOR),
    Step("chart", "up", CURSOR),
    Step("chart", "k", CURSOR),
    Step("chart", "enter", "▸The Atlas"),
    Step("guide", "escape", "!▸The Atlas"),
    Step("story", "plus", "!   12 │"),
    Step("story", "minus", "   12 │"),
    Step("story", "equals_sign", "!   12 │"),
    Step("story", "underscore", "   12 │"),
    Step("app", "q", END),
)
SHELF = (
    Step("list", "down", "▸ My Man Godfrey"),
    Step("list", "down", "▸ Razzia"),
    Step("shelf", "right", CURSOR),
    Step("shelf", "left", CURSOR),
    Step("shelf", "tab", CURSOR),
    Step("shelf", "shift+tab", CURSOR),
    Step("shelf", "l", CURSOR),
    Step("shelf", "h", CURSOR),
    Step("shelf", "s", "spoilers shown"),
    Step("shelf", "s", "spoilers hidden"),
    Step("shelf", "slash", "A name, a title"),
    Step("", "escape", "!A name, a title"),
    Step("shelf", "y", "y works in a film"),
    Step("shelf", "L", "13 personnages"),
    Step("shelf", "L", "13 characters"),
    Step("shelf", "t", COLOURS),
    Step("list", "enter", "RAZZIA"),
    Step("app", "0", "FILMS"),
    Step("shelf", "backspace", "RAZZIA"),
    Step("guide", "backspace", "FILMS"),
    Step("shelf", "alt+right", "RAZZIA"),
    Step("app", "0", "FILMS"),
    Step("shelf", "alt+left", "RAZZIA"),
    Step("app", "0", "FILMS"),
    Step("shelf", "escape", "RAZZIA"),
    Step("app", "q", END),
)
WALKS = {
    "guide": ("burnout-tui", GUIDE),
    "ensemble": ("burnout-tui", ENSEMBLE),
    "story": (f"burnout-tui {ROOT / 'data' / 'razzia.toml'} --spoilers", STORY),
    "shelf": (f"burnout-tui {ROOT / 'data'}", SHELF),
}


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with default settings."""
    with server(tmp_path_factory.mktemp("sshd") / "server") as running:
        yield running


def test_no_key_is_left_out() -> None:
    """The walks press every key of the table, for each of its owners."""
    pressed = {(step.scope, step.key) for _, walk in WALKS.values() for step in walk if step.scope}
    assert pressed == {(key.scope, name) for key in KEYS for name in key.keys.split(",")}


@needs_sshd
@pytest.mark.parametrize("name", WALKS)
def test_keys(sshd: Server, name: str) -> None:
    """Each key changes the screen as it should; the terminal is restored."""
    command, walk = WALKS[name]
    with on_terminal(sshd.ssh(command, options=["-t"]), (80, 24)) as visitor:
        visitor.wait_for_text("q quit")
        for step in walk:
            condition = _condition(visitor, step.shows)
            visitor.wait_for(lambda: not condition(), f"what was there before {step}")  # noqa: B023 # it is over at once
            visitor.press(BYTES.get(step.key, step.key))
            if step.shows == END:
                assert visitor.wait_for_end() == 0
            else:
                visitor.wait_for(condition, str(step))
        assert left_behind(visitor) == []


def _condition(visitor: Session, shows: str) -> Callable[[], bool]:
    """Return the condition that holds once a key has worked."""
    begin, cursor = len(visitor.sent), visitor.cursor
    if shows == COLOURS:
        seen = set(_BACKGROUND.findall(visitor.sent))
        return lambda: bool(set(_BACKGROUND.findall(visitor.sent)) - seen)
    if shows == CURSOR:
        return lambda: visitor.cursor != cursor
    if shows == AGAIN:
        return lambda: "Synopsis" in visitor.sent[begin:].decode(errors="replace")
    if shows == END:
        return lambda: False
    if shows.startswith("!"):
        return lambda: shows[1:] not in visitor.text
    return lambda: shows in visitor.text
