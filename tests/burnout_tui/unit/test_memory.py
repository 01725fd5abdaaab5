"""The memory: small private files, to which damage, other guides and a full list of films do no harm to."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burnout_tui.settings import memory as module
from burnout_tui.settings.memory import Memory, StoredPlace

FILM, OTHER = Path("/films/one.toml"), Path("/films/two.toml")
PLACE = StoredPlace(tab="cast", ref="person:zoe", pane=2, block=3, offset=2, link=1, list_top=4)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the memory, which does not exist yet."""
    return tmp_path / "state" / "remembered"


def test_places_and_choices(folder: Path) -> None:
    """Theme, language and the places in films and on shelves are remembered each by itself."""
    memory = Memory(folder)
    assert memory.place([FILM]) is None
    assert memory.choice("theme") == ""
    memory.leave([FILM], PLACE)
    memory.leave([FILM, OTHER], StoredPlace(tab="shelf", film=str(OTHER)))
    memory.choose("theme", "nord")
    memory.choose("language", "fr")
    again = Memory(folder)
    assert again.place([FILM]) == PLACE
    assert again.place([OTHER]) is None
    assert again.place([OTHER, FILM]) == StoredPlace(tab="shelf", film=str(OTHER))
    assert (again.choice("theme"), again.choice("language")) == ("nord", "fr")


def test_files_are_private(folder: Path) -> None:
    """Only the account may read the files, and their names do not say which films it has opened."""
    Memory(folder).leave([FILM], PLACE)
    Memory(folder).choose("theme", "nord")
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not [file for file in folder.iterdir() if "one" in file.name]


def test_the_oldest_films_are_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than a number of films is remembered; the one left longest ago goes first, choices never."""
    monkeypatch.setattr(module, "MAX_FILMS", 3)
    memory = Memory(folder)
    memory.choose("theme", "nord")
    os.utime(folder / "theme.json", (1, 1))
    for number in range(5):
        memory.leave([Path(f"/films/{number}")], PLACE)
        for file in folder.iterdir():
            os.utime(file, (file.stat().st_mtime - 100,) * 2)
    known = [number for number in range(5) if memory.place([Path(f"/films/{number}")])]
    assert known == [2, 3, 4]
    assert memory.choice("theme") == "nord"


@given(st.binary(max_size=60) | st.sampled_from([b"null", b"[" * 5000, b'{"tab":"cast","block":-1}', b" " * 20000]))
def test_damaged_files(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """A damaged file is as if it were not there, and is replaced the next time."""
    folder = tmp_path_factory.mktemp("remembered")
    memory = Memory(folder)
    memory.leave([FILM], PLACE)
    (file,) = folder.iterdir()
    file.write_bytes(data)
    assert memory.place([FILM]) is None
    memory.leave([FILM], PLACE)
    assert memory.place([FILM]) == PLACE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.mkdir(),
        os.mkfifo,
        lambda file: file.symlink_to(file),
        lambda file: file.symlink_to("/dev/zero"),
    ],
    ids=["folder", "fifo", "loop", "endless"],
)
def test_something_else_instead_of_a_file(folder: Path, spoil: Callable[[Path], None]) -> None:
    """Without an ordinary file nothing is remembered, and nothing waits for ever."""
    memory = Memory(folder)
    memory.choose("theme", "nord")
    (folder / "theme.json").unlink()
    spoil(folder / "theme.json")
    assert memory.choice("theme") == ""
    memory.choose("theme", "noir")
    assert [file.name for file in folder.iterdir()] == ["theme.json"]


@pytest.mark.parametrize("place", [None, Path("/proc/nothing"), Path("/dev/null/here"), Path("/nul\0l")])
def test_nowhere_to_write(place: Path | None) -> None:
    """Without a folder that can be written, nothing is remembered, and there is no error."""
    memory = Memory(place)
    memory.choose("theme", "noir")
    memory.leave([FILM], PLACE)
    assert (memory.choice("theme"), memory.place([FILM])) == ("", None)


def test_a_failed_write_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a new file cannot take the place of the old one, the old one stays whole and the new one goes."""
    memory = Memory(folder)
    memory.choose("theme", "nord")

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    memory.choose("theme", "noir")
    assert memory.choice("theme") == "nord"
    assert [file.name for file in folder.iterdir()] == ["theme.json"]
