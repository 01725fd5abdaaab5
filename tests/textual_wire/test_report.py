"""The report of the detected properties of a terminal."""

import pickle
from pathlib import Path

import pytest
from tests.support.paths import CORPUS

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


@pytest.mark.parametrize("file", sorted((CORPUS / "terminals").glob("*.txt")), ids=lambda file: file.stem)
def test_reports_of_the_corpus(file: Path) -> None:
    """The variables at the top of a file of the corpus give exactly the sentences below.

    The names in lower case are not variables: what encodes the output, the size, and the answer to ``over_ssh``.
    """
    given, _, expected = file.read_text(encoding="utf-8").partition("\n\n")
    values = dict(line.split("=", 1) for line in given.splitlines())
    environ = {name: value for name, value in values.items() if name.isupper()}
    columns, rows = map(int, values.get("size", "0x0").split("x"))
    over_ssh = values["ssh"] == "yes" if "ssh" in values else None
    terminal = detect(environ, values.get("stream"), columns, rows, over_ssh)
    assert list(report(terminal, (40, 12))) == expected.splitlines()


def test_small_window() -> None:
    """The report says that a window is too small for the app."""
    lines = list(report(detect({"TERM": "xterm"}, None, 39, 12), (40, 12)))
    assert lines[-1] == "Size: 39 columns by 12 rows, too small for the app, which needs 40 by 12."


def test_variables() -> None:
    """Values are printable, private ones are left out, and the app can add its own variables."""
    environ = {"TERM": "x\x1b[2J", "TMUX": "/tmp/me", "APP_PLAIN": "1", "LANG": "x" * 101}
    lines = list(variables(environ, ("APP_PLAIN", "APP_CURSOR")))
    assert {
        "TERM=x?[2J",
        "TMUX is set",
        "LC_ALL is not set",
        f"LANG={'x' * 100}",
        "APP_PLAIN=1",
        "APP_CURSOR is not set",
    } <= set(lines)
    assert lines[-2:] == ["APP_PLAIN=1", "APP_CURSOR is not set"]
    assert len(list(variables({}))) == len(lines) - 2


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
