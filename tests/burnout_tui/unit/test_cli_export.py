"""``burnout-tui export`` writes a film in other formats."""

import os
from pathlib import Path

import pytest
from tests.support.command import FILM, run, run_fresh

from burnout_tui.author.exports.formats import FORMATS

SMALL = """
format = 1
[film]
title = "Dust"
year = 1999
directors = []
synopsis = "A city in summer."
[[characters]]
id = "ben"
name = "Ben"
"""


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film file."""
    file = tmp_path / "dust.toml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", FORMATS)
def test_the_file_has_what_is_printed(name: str, film: Path, tmp_path: Path) -> None:
    """A file gets the very bytes that standard output gets, its usual permissions, and nothing is left beside it."""
    out = tmp_path / "out"
    assert run("export", name, str(film), "-o", str(out)).exit_code == 0
    assert out.read_bytes() == run("export", name, str(film), "-o", "-").stdout_bytes
    mask = os.umask(0)
    os.umask(mask)
    assert out.stat().st_mode & 0o777 == 0o666 & ~mask
    assert sorted(tmp_path.iterdir()) == [film, out]


def test_a_file_that_exists(film: Path, tmp_path: Path) -> None:
    """A file, and a link to nothing, is only replaced if the person says so, and keeps its permissions."""
    out, link = tmp_path / "out", tmp_path / "link"
    out.write_text("mine", encoding="utf-8")
    out.chmod(0o600)
    link.symlink_to(tmp_path / "target")
    for path in (out, link):
        refused = run("export", "json", str(film), "-o", str(path))
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr == f"{path}: error: this file exists; --force replaces it\n"
        assert out.read_text(encoding="utf-8") == "mine"
        assert run("export", "json", str(film), "-o", str(path), "--force").exit_code == 0
        out.write_text("mine", encoding="utf-8")
    assert out.stat().st_mode & 0o777 == 0o600
    assert link.is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8").startswith("{")


def test_a_place_where_nothing_can_be_written(film: Path, tmp_path: Path) -> None:
    """The film file itself, a folder, and a place that cannot be written to are each refused in one sentence."""
    before = film.read_bytes()
    for path, words in (
        (film, "this is the film file itself; name another file"),
        (tmp_path, "this is a folder; name a file in it"),
        (tmp_path / "none" / "out", "the folder of this file does not exist; make it first"),
        (tmp_path / ("x" * 300), "cannot write this file: File name too long"),
        (film / "out", "cannot write this file: Not a directory"),
        (Path("/dev/full"), "cannot write this file: No space left on device"),
    ):
        refused = run("export", "json", str(film), "-o", str(path), "--force")
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr == f"{path}: error: {words}\n"
    assert film.read_bytes() == before
    assert [*tmp_path.iterdir()] == [film]


def test_a_device(film: Path) -> None:
    """A device gets the data without force, because nothing of it is replaced."""
    assert run("export", "json", str(film), "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


def test_a_film_with_problems(tmp_path: Path) -> None:
    """Nothing is written of a film with problems, or of a file that is not there; the exit status is 1."""
    bad, out = tmp_path / "bad.toml", tmp_path / "out"
    bad.write_text(SMALL + 'lable = "x"\n', encoding="utf-8")
    for file, words in ((bad, "unknown key"), (tmp_path / "none.toml", "no such file")):
        refused = run("export", "json", str(file), "-o", str(out))
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert words in refused.stderr
    assert not out.exists()


def test_wrong_usage(film: Path) -> None:
    """A format that there is not, and an option of another format, are wrong usage; the exit status is 2."""
    for arguments, words in (
        (["yaml", str(film)], "“yaml” is not one of"),
        ([], "Missing argument"),
        (["json", str(film), "--table", "scenes"], "--table is for the format csv"),
        (["json", str(film), "--lang", "es"], "no text here is in “es”"),
        (["json", str(film), "--seen", "1"], "this film has no scenes"),
    ):
        refused = run("export", *arguments)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert words in refused.stderr


def test_hidden_spoilers_are_said_once() -> None:
    """An export says once that spoilers are hidden, on standard error where its format cannot say it."""
    assert run("export", "csv").stderr == "Spoilers are hidden; --spoilers shows them.\n"
    assert run("export", "csv", "--spoilers").stderr == ""
    assert '"spoilers_hidden": true' in run("export", "json", str(FILM)).stdout
    assert '"spoilers_hidden": false' in run("export", "json", "--spoilers").stdout


def test_bytes_are_the_same_everywhere(film: Path) -> None:
    """Standard output gets UTF-8 also where the locale has another encoding, and a closed one is an error."""
    film.write_text(SMALL.replace('"Ben"', '"Aïda"'), encoding="utf-8")
    plain = run_fresh("export", "json", str(film), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert plain.stdout == run("export", "json", str(film)).stdout_bytes
    assert "Aïda".encode() in plain.stdout
    with Path("/dev/full").open("wb") as full:
        ended = run_fresh("export", "json", str(film), stdout=full)
    assert (ended.returncode, ended.stderr) == (1, b"burnout-tui: cannot write the output: No space left on device\n")


def test_nothing_to_draw(film: Path) -> None:
    """A film without scenes has no chart, and one without characters no map: a sentence says so, with status 1."""
    for arguments, words in ((("--picture", "story"), "no scene of this film is shown"), ((), "or nobody is shown")):
        refused = run("export", "svg", str(film), *arguments)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert words in refused.stderr
        film.write_text(SMALL.partition("[[characters]]")[0], encoding="utf-8")
