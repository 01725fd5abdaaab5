"""Films side by side, read from files and folders."""

import shutil
from pathlib import Path

import pytest
from tests.support.command import FILM, SECOND_FILM, run
from tests.support.paths import CORPUS

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes
from burnout_tui.film.shelf import Shelf, ShelfError, ShelvedFile, load_shelf
from burnout_tui.normalize import slug
from burnout_tui.prose.i18n import translations_for

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


def test_files_without_letters_in_their_names(tmp_path: Path) -> None:
    """Files whose names have no letters have keys, too."""
    for name in ("!.toml", "?.toml"):
        shutil.copy(SECOND_FILM, tmp_path / name)
    assert [shelved.key for shelved in load_shelf([tmp_path]).shelved] == ["film", "film-2"]


def test_names_that_no_file_can_have() -> None:
    """Each name that cannot be looked up has a problem of its own, and the other files open."""
    shelf = load_shelf([Path("a\0"), Path("b\0"), Path("c" * 5000), FILM])
    assert list(shelf.guides) == ["film"]
    assert [shelved.problems[0].message for shelved in shelf.shelved[:-1]] == [
        "not a valid file name",
        "not a valid file name",
        "the file name is too long",
    ]


def test_a_bad_file_among_good_ones(tmp_path: Path) -> None:
    """A file with errors and a missing file have problems, and the others open."""
    paths = [BAD, FILM, tmp_path / "gone.toml", tmp_path]
    shelf = load_shelf(paths)
    assert list(shelf.guides) == ["film"]
    assert [shelved.key for shelved in shelf.shelved] == ["bad-ids", "film", "gone", slug(tmp_path.name)]
    assert [shelved.file for shelved in shelf.shelved] == [str(path) for path in paths]
    wrong, _, gone, empty = shelf.shelved
    assert wrong.problems[0].line == 26
    assert "no such file" in gone.problems[0].message
    assert "a folder" in empty.problems[0].message


def _film(work: str, body: str) -> Guide:
    head = f'format = 1\nfilm = {{ title = "T", year = 2000, directors = [], work = "{work}", synopsis = "S." }}\n'
    works = "".join(f'[[works]]\nid = "{name}"\ntitle = "{name}"\n' for name in ("one", "two", "three"))
    return load_bytes((head + works + body).encode(), f"{work}.toml")


@pytest.mark.parametrize(
    ("ref", "spoilers", "found"),
    [
        ("person:pia", False, [("second", "person:pia")]),
        ("person:pia", True, [("second", "person:pia"), ("third", "person:pia")]),
        ("person:one", False, []),
        ("work:two", False, [("second", "")]),
        ("work:three", False, [("third", "")]),
        ("work:one", False, []),
        ("work:pia", False, []),
        ("character:pia", False, []),
        ("character:two", False, []),
    ],
)
def test_a_person_and_a_work_in_other_films(ref: str, spoilers: bool, found: list[tuple[str, str]]) -> None:
    """Other films name a person who is shown in them, and a work that they are; the present film does not count."""
    pia = '[[people]]\nid = "pia"\nname = "Pia"\n'
    here = _film("one", pia)
    second = _film("two", pia + '[[characters]]\nid = "pia"\nname = "Pia"\n')
    third = _film("three", pia + "spoiler = true\n")
    guides = {"here": here, "bad": None, "second": second, "third": third}
    shelf = Shelf([ShelvedFile(key, f"{key}.toml", guide) for key, guide in guides.items()])
    assert list(shelf.elsewhere(here, ref, lambda guide: guide.timeline.end * spoilers)) == found


def test_no_film_at_all(tmp_path: Path) -> None:
    """If no file opens, the error has every problem of every file."""
    with pytest.raises(ShelfError) as raised:
        load_shelf([BAD, tmp_path / "gone.toml"])
    assert [line.split(":")[0] for line in raised.value.lines()][-1] == str(tmp_path / "gone.toml")
    french = raised.value.lines(translations_for("fr").gettext)
    assert "trouvé\u00a0: la chaîne «\u00a0Éve Martin\u00a0»" in french[0]
    assert french[-1].endswith("gone.toml: erreur\u00a0: ce fichier n’existe pas")
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
