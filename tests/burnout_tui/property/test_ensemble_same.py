"""The same film and size always give the same picture."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

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
for guide in map(load, map(Path, sys.argv[1:])):
    for language, spoilers in (("en", False), ("fr", True)):
        for labelled in (True, False):
            print(draw(Reading.of(guide, language, spoilers), (75, 32), labelled))
"""


def _drawn(films: Sequence[Path], seed: str) -> bytes:
    """Return the drawings of a process with a hash seed."""
    drawn = subprocess.run(
        [sys.executable, "-c", PRINT, *map(str, films)],
        env={"PYTHONHASHSEED": seed, "PATH": ""},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    assert drawn.count(b"Drawing(") == 4 * len(films)
    return drawn


def test_the_same_picture_in_every_process(tmp_path: Path) -> None:
    """Two processes that hash differently draw the same, also of several groups and many characters without links."""
    people = "".join(f'[[characters]]\nid = "c-{number}"\nname = "Name {number}"\n' for number in range(30))
    links = "".join(
        f'[[relations]]\nbetween = ["c-{one}", "c-{one + step}"]\nkind = "love"\nlabel = "knows"\n'
        for one in (*range(6), *range(10, 15))
        for step in (1, 2)
    )
    groups = tmp_path / "film.toml"
    groups.write_text(HEAD + people + links, encoding="utf-8")
    films = (DATA / "film.toml", DATA / "razzia.toml", groups)
    assert _drawn(films, "1") == _drawn(films, "77")
