"""The report of the detected properties of a terminal."""

import pickle

import pytest

from textual_wire.detection.detect import detect
from textual_wire.detection.phrase import Phrase, joined
from textual_wire.detection.report import report, variables


@pytest.mark.parametrize("term", ["xterm-256color", "screen-256color", "vt100", "dumb", "", "x-\x1b[2J"])
@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "fr_FR.ISO-8859-1", "en_US.CP437", ""])
@pytest.mark.parametrize("size", [(0, 0), (30, 10), (80, 24)])
def test_sentences(term: str, locale: str, size: tuple[int, int]) -> None:
    """Every terminal is reported in whole sentences, one per line."""
    lines = list(report(detect({"TERM": term, "LC_ALL": locale}, None, *size), (40, 12)))
    assert len(lines) == 10
    assert all(line.endswith(".") and line.partition(": ")[2] and "  " not in line for line in lines)


def test_small_window() -> None:
    """The report says that a window is too small for the app."""
    lines = list(report(detect({"TERM": "xterm"}, None, 39, 12), (40, 12)))
    assert lines[-1] == "Size: 39 columns by 12 rows, too small for the app, which needs 40 by 12."


def test_variables() -> None:
    """Values are printable, private ones are left out, and the app can add its own variables."""
    environ = {"TERM": "x\x1b[2J", "TMUX": "/tmp/me", "APP_PLAIN": "1"}
    lines = list(variables(environ, ("APP_PLAIN", "APP_CURSOR")))
    assert {"TERM=x?[2J", "TMUX is set", "LANG is not set", "APP_PLAIN=1", "APP_CURSOR is not set"} <= set(lines)
    assert lines[-2:] == ["APP_PLAIN=1", "APP_CURSOR is not set"]


def test_translation() -> None:
    """A program can translate the sentences, with the reasons in them, by a catalogue of templates."""
    templates = {"Mouse: enabled, because {reason}.": "Souris ({reason}) !", "{variable} is set": "{variable} ✓"}
    sentence = Phrase("Mouse: enabled, because {reason}.", reason=Phrase("{variable} is set", variable="{x}"))
    for phrase in (sentence, pickle.loads(pickle.dumps(sentence))):
        assert phrase == "Mouse: enabled, because {x} is set."
        assert phrase.translated(lambda template: templates[template]) == "Souris ({x} ✓) !"


@pytest.mark.parametrize(("words", "list_"), [("a", "a"), ("ab", "a and b"), ("abcd", "a, b, c and d")])
def test_lists(words: str, list_: str) -> None:
    """A list of phrases is a phrase, with a word before the last one."""
    assert joined([*map(Phrase, words)]) == list_
