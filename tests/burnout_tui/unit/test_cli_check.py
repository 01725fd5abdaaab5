"""``burnout-tui check`` reports every problem of film files and opens none of them."""

from pathlib import Path

import pytest
from tests.support.command import FILM, SECOND_FILM, run
from tests.support.paths import CORPUS

MANY = CORPUS / "invalid" / "many-problems.toml"


@pytest.fixture(autouse=True)
def _in_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS)


def test_a_file_without_problems() -> None:
    """A film file without problems is OK, and nothing else is printed."""
    checked = run("check", "valid/minimal.toml")
    assert (checked.exit_code, checked.stdout) == (0, "valid/minimal.toml: OK\n")


@pytest.mark.parametrize("film", [FILM, SECOND_FILM], ids=lambda film: film.stem)
def test_the_shipped_films(film: Path) -> None:
    """The bundled films have no problems."""
    checked = run("check", str(film))
    assert (checked.exit_code, checked.stdout) == (0, f"{film}: OK\n")
    assert ": error: " not in checked.stderr


def test_warnings_do_not_make_a_file_bad() -> None:
    """Warnings go to standard error with their positions, and the file is still OK."""
    checked = run("check", "warnings/no-sources.toml")
    assert (checked.exit_code, checked.stdout) == (0, "warnings/no-sources.toml: OK\n")
    lines = checked.stderr.splitlines()
    assert lines
    assert all(line.startswith("warnings/no-sources.toml:") and ": warning: " in line for line in lines)


def test_several_files() -> None:
    """Every file is checked, even after a bad one, which makes the exit status 1."""
    checked = run("check", "invalid/many-problems.toml", "nosuch.toml", "valid/minimal.toml")
    assert checked.exit_code == 1
    assert checked.stdout == "valid/minimal.toml: OK\n"
    assert "nosuch.toml: error: no such file\n" in checked.stderr
    assert checked.stderr.startswith("invalid/many-problems.toml:")


@pytest.mark.parametrize("arguments", [["check"], ["show"], ["show", "cast"], ["open"], [], ["--plain"]])
def test_every_problem_of_a_bad_file(arguments: list[str]) -> None:
    """However a bad file is opened: every problem on standard error, a line each, in order, and nothing else."""
    name = "invalid/many-problems.toml"
    expected = MANY.with_suffix(".txt").read_text(encoding="utf-8").replace("many-problems.toml", name)
    refused = run(*arguments, name)
    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, "", expected)


def test_check_needs_a_file() -> None:
    """Without a file there is nothing to check, which is wrong usage."""
    refused = run("check")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Missing argument 'FILE...'" in refused.stderr


def test_a_file_name_with_escape_sequences(tmp_path: Path) -> None:
    """Escape sequences in a file's name do not reach the terminal."""
    good, bad = tmp_path / "\x1b[31mred\n.toml", tmp_path / "\x1b]0;owned\x07.toml"
    good.write_bytes((CORPUS / "valid" / "minimal.toml").read_bytes())
    bad.touch()
    checked = run("check", str(good), str(bad), str(tmp_path / "\x1bc"))
    assert checked.exit_code == 1
    assert "\x1b" not in checked.output
    assert "\x07" not in checked.output
    assert f"{tmp_path}/␛[31mred␊.toml: OK\n" == checked.stdout
