"""docs/writing.md: every step of the tutorial works, and prints what the page says."""

import re
import shlex
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.paths import ROOT

from burnout_tui.film.load import load

PAGE = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
FILM = Path("the-last-tram.toml")
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _transcript(block: str) -> str:
    """Return the commands of a block, each with what it prints."""
    printed = []
    for line in block.splitlines():
        if line.startswith("$ burnout-tui "):
            ended = run(*shlex.split(line)[2:])
            printed += [line, *ended.output.splitlines()]
    return "\n".join(printed) + "\n"


def _apply(change: str) -> None:
    """Change the film file as a block of type diff says. Its context must be in the file once."""
    lines = change.splitlines()
    before = "\n".join(line[1:] for line in lines if line[0] in " -")
    after = "\n".join(line[1:] for line in lines if line[0] in " +")
    text = FILM.read_text(encoding="utf-8")
    assert text.count(before + "\n") == 1, before
    FILM.write_text(text.replace(before + "\n", after + "\n"), encoding="utf-8")


def test_the_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps of the page, one after the other, print what it shows and end with a guide that opens."""
    monkeypatch.chdir(tmp_path)
    for kind, name, block in _BLOCK.findall(PAGE):
        if kind == "console":
            assert _transcript(block) == block
        elif kind == "diff":
            _apply(block)
        elif kind == "toml":
            FILM.write_text(f"{FILM.read_text(encoding='utf-8').rstrip()}\n\n{block}", encoding="utf-8")
        elif name:
            Path(name).write_text(block, encoding="utf-8")
    guide = load(FILM)
    assert list(guide.characters) == ["ines", "bo", "mrs-farkas", "samir"]
    assert list(guide.scenes) == ["depot-night", "tram-night", "harbour-dawn"]
    assert {file.name for file in tmp_path.iterdir()} >= {"the-last-tram.html", "story.svg"}
