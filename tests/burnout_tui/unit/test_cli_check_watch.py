"""``burnout-tui check --watch`` prints the findings again after every save."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.paths import CORPUS

from burnout_tui.following import waiting

GOOD = (CORPUS / "valid" / "full.toml").read_bytes()
BROKEN = GOOD.replace(b"format = 1", b"format = 1\nknid = 3", 1)
Step = Callable[[], object]


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a film file in the present folder."""
    monkeypatch.chdir(tmp_path)
    (file := tmp_path / "film.toml").write_bytes(GOOD)
    return Path(file.name)


@pytest.fixture
def happen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that names what happens while files are followed: each step after the one before is noticed."""

    def happen(*steps: Step) -> None:
        def clock() -> Iterator[float]:
            now = 0.0
            for step in (lambda: None, *steps):
                step()
                for _ in range(4):
                    now += 0.5
                    yield now
            raise KeyboardInterrupt

        monkeypatch.setattr("burnout_tui.following.waiting.time.monotonic", clock().__next__)
        monkeypatch.setattr(waiting._Wait, "__call__", lambda wait: None)

    return happen


def test_findings_are_printed_after_every_save(film: Path, happen: Callable[..., None]) -> None:
    """Findings stand below a line with the time, also of films that come and go; ctrl+c ends with status 0."""
    other = film.with_name("other.toml")
    happen(
        lambda: film.write_bytes(BROKEN),
        lambda: other.write_bytes(GOOD),
        other.unlink,
        lambda: film.write_bytes(GOOD),
    )
    checked = run("check", "--watch", ".")
    assert (checked.exit_code, checked.stderr) == (0, "")
    first, broken, two, one, good = checked.stdout.replace("── ", "\0── ").split("\0")
    assert first == "film.toml: OK\n"
    assert broken.startswith("── ")
    assert ": error: knid: unknown key “knid”" in broken
    assert two.partition("\n")[2] == f"{broken.partition(chr(10))[2]}other.toml: OK\n"
    assert one.partition("\n")[2] == broken.partition("\n")[2]
    assert good.partition("\n")[2] == "film.toml: OK\n"


def test_each_check_is_one_line_of_json(film: Path, happen: Callable[..., None]) -> None:
    """With --json each line is an array, and nothing stands between them."""
    happen(lambda: film.write_bytes(b"format = 1\n"), lambda: film.write_bytes(GOOD))
    checked = run("check", "--watch", "--json", str(film))
    first, broken, good = map(json.loads, checked.stdout.splitlines())
    assert (first, good) == ([], [])
    assert {problem["file"] for problem in broken} == {"film.toml"}


def test_what_cannot_be_followed(film: Path, happen: Callable[..., None]) -> None:
    """Standard input and pipes are wrong usage; a file that is missing at the beginning is an error."""
    happen()
    os.mkfifo("pipe")
    for name in ("-", "pipe"):
        refused = run("check", "--watch", str(film), name)
        expected = f"burnout-tui: --watch follows files and folders; {name} is neither\n"
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert refused.stderr in (expected, expected.removeprefix("burnout-tui: "))
    missing = run("check", "--watch", "flim.toml")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr == "flim.toml: error: no such file; did you mean film.toml?\n"
