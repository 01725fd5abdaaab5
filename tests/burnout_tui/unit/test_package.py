"""The package as people install it: from an sdist or a wheel, in an environment of its own, used from any folder."""

import os
import shutil
import site
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.support.command import environment
from tests.support.paths import ROOT
from tools.check_dist import build, distributions_in, problems_in, wheel_from

from burnout_tui import __version__

pytestmark = pytest.mark.slow

SHOW_EACH = """
import sys
from contextlib import suppress
from burnout_tui.cli import main
for film in sys.argv[1:]:
    with suppress(SystemExit):
        main(["show", "characters", film, "--lang=fr"])
"""
"""Shows the characters of each film in the arguments, in French."""


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist and a wheel, both built from a copy of the tree in which nothing is compiled."""
    folder = tmp_path_factory.mktemp("distributions")
    source = folder / "source"
    source.mkdir()
    ignored = shutil.ignore_patterns("*.mo", "__pycache__")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("src", "data", "share"):
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for kind in ("--sdist", "--wheel"):
        build(source, folder / "dist", kind)
    return folder / "dist"


@pytest.fixture(scope="module")
def wheel_of_sdist(distributions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the sdist."""
    return wheel_from(distributions_in(distributions)[0], tmp_path_factory.mktemp("sdist"))


def test_both_ways_give_the_same_wheel(distributions: Path, wheel_of_sdist: Path) -> None:
    """Both distributions hold every file that is needed, and the sdist makes the same wheel as the tree."""
    assert problems_in(*distributions_in(distributions), wheel_of_sdist) == []


def test_an_installation_from_the_sdist(wheel_of_sdist: Path, tmp_path: Path) -> None:
    """The guide that is installed from the sdist runs from any folder, and opens every film that is shipped."""
    scripts = _installed(wheel_of_sdist, tmp_path / "environment")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    python, command = str(scripts / "python"), str(scripts / "burnout-tui")
    package = Path(_output([python, "-c", "import burnout_tui; print(burnout_tui.__file__)"], elsewhere)).parent
    assert package.is_relative_to(tmp_path)
    assert _output([command, "--version"], elsewhere) == f"burnout-tui {__version__}\n"
    assert _output([command, "show", "synopsis"], elsewhere).startswith("Burn Out (2017) · Synopsis\n")
    shared = {path.relative_to(ROOT) for path in (ROOT / "share").rglob("*") if path.is_file()}
    assert shared
    assert not [path for path in shared if not (tmp_path / "environment" / path).is_file()]
    films = sorted((package / "data").iterdir())
    assert [film.name for film in films] == sorted(film.name for film in (ROOT / "data").glob("*.toml"))
    opened = _output([python, "-c", SHOW_EACH, *map(str, films)], elsewhere)
    assert opened.count(" · Personnages\n") == len(films)


def _installed(wheel: Path, place: Path) -> Path:
    """Install a wheel into a new environment and return the folder of its scripts.

    Its libraries are those of the running environment, found through a path file.
    """
    venv.create(place, with_pip=False, symlinks=True)
    scripts = place / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "--disable-pip-version-check"]
    _output([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], place)
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(os.linesep.join(site.getsitepackages()), encoding="utf-8")
    return scripts


def _output(command: Sequence[str], folder: Path) -> str:
    """Return what a command prints. Fails unless it ends with 0."""
    ended = subprocess.run(
        command,
        cwd=folder,
        env=environment(PYTHONIOENCODING="utf-8"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
