"""Films side by side, read from files and folders."""

import shutil
from pathlib import Path

import pytest
from tests.support.command import FILM, SECOND_FILM, run
from tests.support.paths import CORPUS

from burnout_tui.film.shelf import ShelfError, load_shelf

BAD = CORPUS / "invalid" / "bad-ids.toml"


def test_files_in_their_order() -> None:
    """The films are in the order of the command line, each once."""
    shelf = load_shelf([SECOND_FILM, FILM, SECOND_FILM.parent / "." / SECOND_FILM.name])
    assert [shelved.key for shelved in shelf.shelved] == ["razzia", "film"]


def test_a_folder(tmp_path: Path) -> None:
    """A folder stands for the film files in it, sorted by name; other files are ignored."""
    for name in ("b.toml", "a.toml"):
        shutil.copy(SECOND_FILM, tmp_path / name)
    (tmp_path / "notes.txt").write_text("x")
    assert [shelved.key for shelved in load_shelf([tmp_path, FILM]).shelved] == ["a", "b", "film"]


def test_files_of_one_name(tmp_path: Path) -> None:
    """Files with the same name in two folders have different keys."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        shutil.copy(SECOND_FILM, tmp_path / folder / "Été à Fès.toml")
    shelf = load_shelf([tmp_path / "one", tmp_path / "two"])
    assert [shelved.key for shelved in shelf.shelved] == ["ete-a-fes", "ete-a-fes-2"]


def test_a_bad_file_among_good_ones(tmp_path: Path) -> None:
    """A file with errors and a missing file have problems, and the others open."""
    shelf = load_shelf([BAD, FILM, tmp_path / "gone.toml", tmp_path])
    assert list(shelf.guides) == ["film"]
    wrong, _, gone, empty = shelf.shelved
    assert wrong.problems[0].line == 26
    assert "no such file" in gone.problems[0].message
    assert "a folder" in empty.problems[0].message


def test_no_film_at_all(tmp_path: Path) -> None:
    """If no file opens, the error has every problem of every file."""
    with pytest.raises(ShelfError) as raised:
        load_shelf([BAD, tmp_path / "gone.toml"])
    assert [line.split(":")[0] for line in raised.value.lines()][-1] == str(tmp_path / "gone.toml")
    ended = run(str(BAD), str(tmp_path / "gone.toml"))
    assert ended.exit_code == 1
    assert ended.stderr.splitlines() == raised.value.lines()


def test_the_shelf_as_text(tmp_path: Path) -> None:
    """Without a terminal the shelf is printed as a list, with the command that prints each film."""
    odd = tmp_path / "burn out.toml"
    shutil.copy(FILM, odd)
    ended = run(str(odd), str(SECOND_FILM))
    assert ended.exit_code == 0
    assert ended.stdout.splitlines() == [
        "Burn Out · 2017 · Nour-Eddine Lakhmari · 13 characters",
        f"    burnout-tui show synopsis '{odd}'",
        "Razzia · 2017 · Nabil Ayouch · 13 characters",
        f"    burnout-tui show synopsis {SECOND_FILM}",
    ]


def test_the_shelf_with_a_bad_file_as_text() -> None:
    """The problems of a bad file go to standard error, the others are listed, and the exit status is 1."""
    ended = run(str(FILM), str(BAD), "--lang", "fr")
    assert ended.exit_code == 1
    assert ended.stdout.startswith("Burn Out · 2017 · Nour-Eddine Lakhmari · 13 personnages\n")
    assert ended.stderr.startswith(f"{BAD}:26:6: error:")


def test_a_folder_with_one_film_opens_it(tmp_path: Path) -> None:
    """A folder with one film opens that film."""
    shutil.copy(SECOND_FILM, tmp_path / "razzia.toml")
    assert run(str(tmp_path)).stdout == run(str(SECOND_FILM)).stdout


def test_an_entry_of_the_second_film() -> None:
    """An entry is looked up in every film, and only one that is in none is an error."""
    shown = run(str(FILM), str(SECOND_FILM), "--open", "character:ines")
    assert shown.stdout == run("show", "character:ines", str(SECOND_FILM)).stdout
    assert run(str(FILM), str(SECOND_FILM), "--open", "character:nobody").exit_code == 2
