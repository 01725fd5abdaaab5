"""Files that are followed: what was saved is reported once, when it is complete."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.saves import SAVES, Save, in_place, replaced

from burnout_tui.errors import DocumentError, Problem
from burnout_tui.following.follower import PATIENCE, POLL, SETTLE, Followed, Follower
from burnout_tui.message import Message

OLD, NEW, BROKEN = b'format = 1 # the old\nname = "one"\n', b'format = 1 # the new\nname = "two"\n', b"format = \n"


def named(data: bytes, path: Path) -> str:
    """Return the name in the bytes of a file; it stands in for a film."""
    try:
        return str(tomllib.loads(data.decode())["name"])
    except (tomllib.TOMLDecodeError, KeyError):
        raise DocumentError(str(path), [Problem(message=Message("not TOML"))]) from None


class Watching:
    """Follows files with a clock of its own, and notes what is reported."""

    def __init__(self, *paths: Path) -> None:
        """Begin to follow."""
        self.now = 100.0
        self._follower = Follower(paths, named, clock=lambda: 1e9 + self.now)
        self.reported = [self._follower.begin()]

    def look(self, after: float) -> None:
        """Look after some seconds."""
        self.now += after
        if news := self._follower.look(self.now):
            self.reported.append(news)

    def save(self, steps: Iterator[None]) -> None:
        """Save a file, and look at each step of it."""
        for _ in steps:
            self.look(SETTLE / 2)

    def rest(self) -> float:
        """Look whenever it is due, until nothing more is to be reported. Returns the seconds until the last news."""
        began, heard, known = self.now, self.now, len(self.reported)
        while self._follower.pause < POLL or self.now - heard < 3 * POLL:
            self.look(self._follower.pause)
            if len(self.reported) > known:
                heard, known = self.now, len(self.reported)
        return heard - began

    @property
    def latest(self) -> dict[str, tuple[str | None, str]]:
        """The file names of what was reported last, each with its value and its first problem."""
        return {item.file.name: (item.value, _problem(item)) for item in self.reported[-1]}


def _problem(item: Followed[str]) -> str:
    return str(item.error.problems[0].message) if item.error else ""


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file."""
    (file := tmp_path / "film.toml").write_bytes(OLD)
    return file


@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("by_folder", [False, True], ids=["file", "folder"])
def test_a_save_is_told_once_and_whole(film: Path, save: Save, by_folder: bool) -> None:
    """However an editor saves, its new text is reported once, soon, and nothing of the time before it was complete."""
    watching = Watching(film.parent if by_folder else film)
    watching.rest()
    watching.save(save(film, OLD))
    watching.rest()
    assert len(watching.reported) == 1
    (film.parent / "version-2").unlink(missing_ok=True)
    watching.save(save(film, NEW))
    assert watching.rest() < POLL + 2 * SETTLE
    assert watching.latest == {"film.toml": ("two", "")}
    assert len(watching.reported) == 2


def test_a_problem_is_believed_later(film: Path) -> None:
    """A broken save is reported when it has lasted, with the value from before; the next good one at once."""
    watching = Watching(film)
    for broken in (BROKEN, b""):
        watching.save(replaced(film, broken))
        assert PATIENCE - SETTLE <= watching.rest() <= PATIENCE + 2 * SETTLE
        assert watching.latest == {"film.toml": ("one", "not TOML")}
        watching.save(replaced(film, OLD))
        assert watching.rest() <= 2 * SETTLE
        assert watching.latest == {"film.toml": ("one", "")}
    assert len(watching.reported) == 5


def test_of_quick_saves_the_last_is_told(film: Path) -> None:
    """Saves that follow each other closely are reported as one."""
    watching = Watching(film)
    for number in range(9):
        watching.save(in_place(film, f'name = "{number}"'.encode()))
    watching.rest()
    assert watching.latest == {"film.toml": ("8", "")}
    assert len(watching.reported) == 2


def test_a_file_that_goes_may_come_back(film: Path) -> None:
    """A deleted file, one in a deleted folder, one that may not be read: its value stays, with the reason."""
    watching = Watching(film)
    film.unlink()
    watching.rest()
    assert watching.latest == {"film.toml": ("one", "no such file")}
    film.write_bytes(OLD)
    watching.rest()
    assert watching.latest == {"film.toml": ("one", "")}
    film.parent.rename(moved := film.parent.with_name("moved"))
    watching.rest()
    assert watching.latest["film.toml"][0] == "one"
    moved.rename(film.parent)
    watching.rest()
    assert watching.latest == {"film.toml": ("one", "")}
    film.unlink()
    film.mkdir()
    watching.rest()
    assert watching.latest == {"film.toml": ("one", "this is a folder; name a film file in it")}


def test_a_folder_is_followed(film: Path) -> None:
    """Films come into a folder, go from it, change their names, and one that is broken is there without a value."""
    watching, folder = Watching(film.parent), film.parent
    (folder / "a.toml").write_bytes(NEW)
    (folder / "notes.txt").write_bytes(NEW)
    watching.rest()
    assert watching.latest == {"a.toml": ("two", ""), "film.toml": ("one", "")}
    (folder / "a.toml").rename(folder / "z.toml")
    watching.rest()
    assert watching.latest == {"film.toml": ("one", ""), "z.toml": ("two", "")}
    assert [item.key for item in watching.reported[-1]] == ["film", "a"]
    (folder / "broken.toml").write_bytes(BROKEN)
    watching.rest()
    assert watching.latest["broken.toml"] == (None, "not TOML")
    (folder / "broken.toml").unlink()
    film.unlink()
    watching.rest()
    assert watching.latest == {"z.toml": ("two", "")}
    (folder / "z.toml").unlink()
    watching.rest()
    assert watching.latest == {"z.toml": ("two", "no such file")}
    film.write_bytes(OLD)
    watching.rest()
    assert watching.latest == {"film.toml": ("one", "")}


def test_a_folder_may_be_empty_at_first(tmp_path: Path) -> None:
    """An empty folder is a problem until the first film comes."""
    watching = Watching(tmp_path)
    assert watching.latest == {tmp_path.name: (None, "this is a folder; name a film file in it")}
    (tmp_path / "film.toml").write_bytes(OLD)
    watching.rest()
    assert watching.latest == {"film.toml": ("one", "")}
