"""Check the distributions in a folder: their files, and that the tree and the sdist give the same wheel.

``python tools/check_dist.py FOLDER`` expects an sdist and a wheel that were built from the tree. It builds a second
wheel from the sdist.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from burnout_tui import __version__

ROOT = Path(__file__).parents[1]
PACKAGES = ("burnout_tui", "textual_ssh", "textual_wire")


def distributions_in(folder: Path) -> tuple[Path, Path]:
    """Return the sdist and the wheel in a folder. Raises ValueError if there is not one of each."""
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


def problems_in(sdist: Path, wheel: Path, second: Path) -> list[str]:
    """Return a sentence for each problem of an sdist, of the wheel from the tree, and of the one from the sdist."""
    from_tree, from_sdist = contents(wheel), contents(second)
    return [
        *(f"{wheel.name} lacks {name}" for name in sorted(needed() - {*from_tree})),
        *(f"{wheel.name} holds {name}, which nobody needs" for name in sorted(from_tree) if _is_stray(name)),
        *(f"{sdist.name} makes a wheel without {name}" for name in sorted({*from_tree} - {*from_sdist})),
        *(f"{sdist.name} makes a wheel that adds {name}" for name in sorted({*from_sdist} - {*from_tree})),
        *(
            f"{sdist.name} makes a wheel with another {name}"
            for name in sorted({*from_tree} & {*from_sdist})
            if from_tree[name] != from_sdist[name]
        ),
        *_problems_in_sdist(sdist),
    ]


def needed() -> set[str]:
    """Return the files that a wheel must contain: modules, style sheets, films, catalogues, man page, ``py.typed``."""
    sources = {path for package in PACKAGES for path in (ROOT / "src" / package).rglob("*") if path.is_file()}
    files = {path.relative_to(ROOT / "src").as_posix() for path in sources if path.suffix in (".py", ".tcss", ".typed")}
    catalogues = {
        path.relative_to(ROOT / "src").with_suffix(".mo").as_posix() for path in sources if path.suffix == ".po"
    }
    shared = {
        f"burnout_tui-{__version__}.data/data/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "share").rglob("*")
        if path.is_file()
    }
    return files | catalogues | shared | {f"burnout_tui/data/{film.name}" for film in (ROOT / "data").glob("*.toml")}


def contents(wheel: Path) -> Mapping[str, bytes]:
    """Return the files of a wheel by their names."""
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}


def wheel_from(sdist: Path, folder: Path) -> Path:
    """Unpack an sdist in a folder, build a wheel there, and return the wheel."""
    with tarfile.open(sdist) as packed:
        packed.extractall(folder, filter="data")
    (source,) = (path for path in folder.iterdir() if path.is_dir())
    build(source, folder / "wheel", "--wheel")
    (wheel,) = (folder / "wheel").glob("*.whl")
    return wheel


def build(source: Path, folder: Path, *kinds: str) -> None:
    """Build distributions of a source tree into a folder. Raises CalledProcessError."""
    command = [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _is_stray(name: str) -> bool:
    return name.partition("/")[0] == "tests" or name.endswith((".pyc", ".orig", ".rej"))


def _problems_in_sdist(sdist: Path) -> list[str]:
    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    films = {film.relative_to(ROOT).as_posix() for film in (ROOT / "data").glob("*.toml")}
    expected = {"LICENSE", "README.md", "pyproject.toml", "hatch_build.py", *films}
    return [
        *(f"{sdist.name} lacks {name}" for name in sorted(expected - names)),
        *(f"{sdist.name} holds {name}, which is compiled" for name in sorted(names) if name.endswith((".mo", ".pyc"))),
    ]


if __name__ == "__main__":
    built, from_tree = distributions_in(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as unpacked:
        found = problems_in(built, from_tree, wheel_from(built, Path(unpacked)))
    print("\n".join(found) or "Both distributions hold what they must, and make the same wheel.")
    sys.exit(bool(found))
