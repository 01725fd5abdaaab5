"""``burnout-tui check`` reports every problem of film files and opens none of them."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from tests.support.command import FILM, SECOND_FILM, environment, run, run_with_input
from tests.support.paths import CORPUS

MANY = CORPUS / "invalid" / "many-problems.toml"


@pytest.fixture(autouse=True)
def _in_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS)


def test_a_file_without_problems() -> None:
    """A film file without problems is OK, and nothing else is printed."""
    checked = run("check", "valid/full.toml")
    assert (checked.exit_code, checked.output) == (0, "valid/full.toml: OK\n")


@pytest.mark.parametrize("film", [FILM, SECOND_FILM], ids=lambda film: film.stem)
def test_the_shipped_films(film: Path) -> None:
    """The bundled films have no problems."""
    checked = run("check", str(film))
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout.endswith(f"{film}: OK\n")
    assert ": error: " not in checked.stdout


def test_warnings_do_not_make_a_file_bad() -> None:
    """Warnings have their positions, and the file is still OK, as the last line says."""
    checked = run("check", "warnings/no-sources.toml")
    assert (checked.exit_code, checked.stderr) == (0, "")
    *lines, last = checked.stdout.splitlines()
    assert last == "warnings/no-sources.toml: OK"
    assert lines
    assert all(line.startswith("warnings/no-sources.toml:") and ": warning: " in line for line in lines)


def test_several_files() -> None:
    """Every file is checked, even after a bad one; a file that cannot be read is an error of the command."""
    checked = run("check", "invalid/many-problems.toml", "nosuch.toml", "valid/minimal.toml")
    assert (checked.exit_code, checked.stderr) == (1, "nosuch.toml: error: no such file\n")
    assert checked.stdout.startswith("invalid/many-problems.toml:")
    assert checked.stdout.endswith("valid/minimal.toml: OK\n")


@pytest.mark.parametrize("arguments", [["check"], ["show"], ["show", "cast"], ["open"], [], ["--plain"]])
def test_every_problem_of_a_bad_file(arguments: list[str]) -> None:
    """A bad file gives every problem, a line each, in order: on standard output if it is checked, else as an error."""
    name = "invalid/many-problems.toml"
    expected = MANY.with_suffix(".txt").read_text(encoding="utf-8").replace("many-problems.toml", name)
    refused = run(*arguments, name)
    streams = (expected, "") if arguments == ["check"] else ("", expected)
    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, *streams)


def check_input(data: bytes) -> Result:
    """Check standard input with these bytes."""
    return run_with_input(data, "check", "-")


def test_standard_input() -> None:
    """``-`` is the film file on standard input, and its messages name it."""
    good = (CORPUS / "warnings" / "no-sources.toml").read_bytes()
    expected = (CORPUS / "warnings" / "no-sources.txt").read_text(encoding="utf-8")
    checked = check_input(good)
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert checked.stdout == expected.replace("no-sources.toml:", "<stdin>:") + "<stdin>: OK\n"

    bad = check_input(MANY.read_bytes())
    expected = MANY.with_suffix(".txt").read_text(encoding="utf-8")
    assert (bad.exit_code, bad.stdout) == (1, expected.replace("many-problems.toml:", "<stdin>:"))


def test_standard_input_that_is_no_film() -> None:
    """Empty input is a problem of the film; input that is closed is an error of the command."""
    assert check_input(b"").stdout == "<stdin>: error: empty; a film file begins with format = 1\n"
    closed = subprocess.run(
        ["sh", "-c", f"exec {shlex.quote(sys.executable)} -m burnout_tui check - <&-"],
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (closed.returncode, closed.stdout, closed.stderr) == (1, b"", b"<stdin>: error: cannot be read\n")


def test_a_folder(tmp_path: Path) -> None:
    """A folder stands for the film files in it; one without any is an error."""
    for name in ("b.toml", "a.toml"):
        (tmp_path / name).write_bytes((CORPUS / "invalid" / "empty.toml").read_bytes())
    (tmp_path / "notes.txt").touch()
    (tmp_path / "none").mkdir()
    checked = run("check", str(tmp_path), str(tmp_path / "none"))
    assert checked.exit_code == 1
    assert checked.stderr == f"{tmp_path}/none: error: this is a folder; name a film file in it\n"
    empty = "error: empty; a film file begins with format = 1"
    assert checked.stdout.splitlines() == [
        f"{tmp_path}/a.toml: {empty}",
        f"{tmp_path}/b.toml: {empty}",
    ]


def test_check_needs_a_file() -> None:
    """Without a file there is nothing to check, which is wrong usage."""
    refused = run("check")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Missing argument “FILE...”" in refused.stderr


def test_a_file_name_with_escape_sequences(tmp_path: Path) -> None:
    """Escape sequences in a file's name do not reach the terminal."""
    good, bad = tmp_path / "\x1b[31mred\n.toml", tmp_path / "\x1b]0;owned\x07.toml"
    good.write_bytes((CORPUS / "valid" / "minimal.toml").read_bytes())
    bad.touch()
    checked = run("check", str(good), str(bad), str(tmp_path / "\x1bc"))
    assert checked.exit_code == 1
    assert "\x1b" not in checked.output
    assert "\x07" not in checked.output
    assert f"{tmp_path}/␛[31mred␊.toml: OK\n" in checked.stdout
