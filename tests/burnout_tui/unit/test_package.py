"""The package as people install it: a wheel, in an environment of its own, used from any folder."""

import shutil
import site
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.support.command import environment
from tests.support.paths import ROOT

from burnout_tui import __version__

IN_THE_WHEEL = {
    "burnout_tui/data/film.toml",
    "burnout_tui/data/razzia.toml",
    "burnout_tui/locale/en/LC_MESSAGES/burnout_tui.mo",
    "burnout_tui/locale/fr/LC_MESSAGES/burnout_tui.mo",
    "burnout_tui/py.typed",
    "burnout_tui/view/guide.tcss",
}


@pytest.mark.slow
def test_the_wheel(tmp_path: Path) -> None:
    """The wheel holds all that the guide needs, compiled anew, and once installed the guide runs from any folder."""
    wheel = _built(tmp_path)
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    assert names >= IN_THE_WHEEL
    assert not [name for name in names if "test" in name or name.endswith((".pyc", ".orig"))]

    scripts = _installed(wheel, tmp_path / "environment")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    python, command = str(scripts / "python"), str(scripts / "burnout-tui")
    place = _said([python, "-c", "import burnout_tui; print(burnout_tui.__file__)"], elsewhere)
    assert Path(place).is_relative_to(tmp_path)
    assert _said([command, "--version"], elsewhere) == f"burnout-tui {__version__}\n"
    assert _said([python, "-m", "burnout_tui", "--version"], elsewhere) == f"burnout-tui {__version__}\n"
    assert _said([command, "show", "synopsis"], elsewhere).startswith("Burn Out (2017) · Synopsis\n")
    assert "(2017) · Personnages\n" in _said([command, "show", "characters", "--lang", "fr"], elsewhere)


def _built(folder: Path) -> Path:
    """A wheel made from a copy of the source without anything compiled."""
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("src", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    _said([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), str(source)], folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _installed(wheel: Path, place: Path) -> Path:
    """The folder of the scripts of a new environment with the wheel in it.

    Its libraries are those of the running environment, which are found through a path file.
    """
    venv.create(place, with_pip=False, symlinks=True)
    scripts = place / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "--disable-pip-version-check"]
    _said([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], place)
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return scripts


def _said(command: Sequence[str], folder: Path) -> str:
    """What a command that must succeed prints."""
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
