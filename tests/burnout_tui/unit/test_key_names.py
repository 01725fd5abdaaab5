"""The names of keys in ``config.toml``."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from burnout_tui.settings.key_names import UnknownKeyError, key_name
from burnout_tui.view.key_table import shown_key, written_key

NAMES = {
    "/": "slash",
    "q": "q",
    "Q": "Q",
    "é": "é",
    "+": "plus",
    "ctrl++": "ctrl+plus",
    "ctrl+r": "ctrl+r",
    "ctrl+alt+x": "alt+ctrl+x",
    "shift+tab": "shift+tab",
    "f12": "f12",
    "space": "space",
}
MISTAKES = {
    "Ctrl+R": "ctrl+r",
    "ctrl-r": "ctrl+r",
    "C-r": "ctrl+r",
    "<C-r>": "ctrl+r",
    "^r": "ctrl+r",
    "Control-Shift-P": "ctrl+shift+p",
    "ctrl+A": "ctrl+shift+a",
    "shift+a": "A",
    "esc": "escape",
    "Return": "enter",
    "PgUp": "pageup",
    "page up": "pageup",
    "left arrow": "left",
    "⏎": "enter",
    "␛": "escape",
    "␀": "",
    "\ufffd": "",
    "slash": "/",
    "question mark": "?",
    "left_square_bracket": "[",
    "F5": "f5",
    "enterr": "enter",
    "ctrl+ctrl+x": "ctrl+x",
    "ctrl+i": "tab",
    "ctrl+[": "escape",
    "alt+b": "ctrl+left",
    "": "",
    " ": "",
    "xyz": "",
    "n\u0308": "",
}


@pytest.mark.parametrize("text", NAMES)
def test_names(text: str) -> None:
    """A character stands for itself; other keys have names; modifiers come first."""
    assert key_name(text) == NAMES[text]


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes(text: str) -> None:
    """Names of other programs, and keys that terminals send as others, are answered with the right name."""
    with pytest.raises(UnknownKeyError) as problem:
        key_name(text)
    assert problem.value.suggestion == MISTAKES[text]


@given(st.text(max_size=12) | st.lists(st.sampled_from([*NAMES, *MISTAKES, "ctrl", "alt"]), max_size=4).map("+".join))
@example("»")
@example("﷽")
def test_suggestions_are_keys(text: str) -> None:
    """Any text is a key, or is refused, perhaps with another one that is a key; and a key can be written again."""
    try:
        name = key_name(text)
    except UnknownKeyError as problem:
        assert problem.message
        if problem.suggestion:
            key_name(problem.suggestion)
    else:
        assert key_name(written_key(name)) == name
        assert shown_key(name)
