"""The same film and size always give the same picture."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.paths import DATA

HEAD = """format = 1
[film]
title = "Film"
year = 2000
directors = []
synopsis = "Story."
"""
PRINT = """
import sys
from pathlib import Path
from burnout_tui.film.load import load
from burnout_tui.prose.reading import Reading
from burnout_tui.pictures.drawing import draw

sys.stdout.reconfigure(encoding="utf-8")
for spoilers in (False, True):
    for labelled in (True, False):
        drawing = draw(Reading.of(load(Path(sys.argv[1])), sys.argv[2], spoilers), (), (75, 32), labelled)
        print(drawing)
"""


def _drawn(film: Path, language: str, seed: str) -> bytes:
    """Return the drawing of a process with a hash seed."""
    drawn = subprocess.run(
        [sys.executable, "-c", PRINT, str(film), language],
        env={"PYTHONHASHSEED": seed, "PATH": ""},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    assert drawn.count(b"Drawing(") == 4
    return drawn


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["film.toml", "razzia.toml"])
def test_the_same_picture_in_every_process(name: str, language: str) -> None:
    """Two processes that hash differently draw the same."""
    assert _drawn(DATA / name, language, "1") == _drawn(DATA / name, language, "77")


def test_many_groups_in_every_process(tmp_path: Path) -> None:
    """Two processes also draw the same picture of several groups and many characters without links."""
    people = "".join(f'[[characters]]\nid = "c-{number}"\nname = "Name {number}"\n' for number in range(30))
    links = "".join(
        f'[[relations]]\nbetween = ["c-{one}", "c-{one + step}"]\nkind = "love"\nlabel = "knows"\n'
        for one in (*range(6), *range(10, 15))
        for step in (1, 2)
    )
    film = tmp_path / "film.toml"
    film.write_text(HEAD + people + links, encoding="utf-8")
    assert _drawn(film, "en", "1") == _drawn(film, "en", "77")
