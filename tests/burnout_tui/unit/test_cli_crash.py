"""A bug in the program ends in one sentence, with the traceback in a file."""

import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Never

import pytest
from tests.support.command import environment, run, run_fresh
from tests.support.new_processes import default_signals

SENTENCE = "burnout-tui crashed"


@pytest.fixture(params=[RuntimeError("injected"), ValueError("\udcff\x1b[31m"), RecursionError(), AssertionError()])
def broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a bug into the command; return the error's name."""

    def fail(*_: object) -> Never:
        raise request.param

    for name in ("load", "load_bytes"):
        monkeypatch.setattr(f"burnout_tui.film.load.{name}", fail)
    return type(request.param).__name__


@pytest.mark.parametrize("arguments", [[], ["show"], ["--plain", "--lang", "fr"]])
def test_one_sentence_and_a_file(tmp_path: Path, broken: str, arguments: list[str]) -> None:
    """The sentence names a file of the state folder, which holds the traceback; exit status 1."""
    ended = run(*arguments, XDG_STATE_HOME=str(tmp_path))
    (file,) = (tmp_path / "burnout-tui").iterdir()
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr == f"{SENTENCE}; the traceback is in {file}\n"
    traceback = file.read_text(encoding="utf-8")
    assert traceback.startswith("Traceback (most recent call last):")
    assert broken in traceback.splitlines()[-1]


def test_no_folder_for_the_file(tmp_path: Path, broken: str) -> None:
    """If the file cannot be written, the sentence names the kind of error."""
    in_the_way = tmp_path / "burnout-tui"
    in_the_way.touch()
    ended = run("show", XDG_STATE_HOME=str(tmp_path))
    assert (ended.exit_code, ended.stdout, ended.stderr) == (1, "", f"{SENTENCE}: {broken}\n")


def test_the_newest_are_kept(tmp_path: Path, broken: str) -> None:
    """After many crashes, the newest ten files remain, and other files in the folder are kept."""
    folder = tmp_path / "burnout-tui"
    folder.mkdir()
    (folder / "notes.txt").touch()
    old = [folder / f"crash-20200101-0000{number:02}-000000-1.txt" for number in range(15)]
    for file in old:
        file.touch()
    for _ in range(2):
        run("show", XDG_STATE_HOME=str(tmp_path))
    kept = {*folder.iterdir()}
    assert len(kept) == 11
    assert kept & {*old} == {*old[-8:]}
    assert folder / "notes.txt" in kept


def test_nothing_is_written_without_a_bug(tmp_path: Path) -> None:
    """Neither opening the guide nor a usage error writes to the state folder."""
    for arguments in (["show"], ["xyzzy"], ["nosuch.toml"], ["--lang", "de"]):
        assert b"Traceback" not in run_fresh(*arguments, XDG_STATE_HOME=str(tmp_path)).stderr
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_may_read_it(tmp_path: Path, broken: str) -> None:
    """A traceback has the names of files, so neither the file nor a new folder is open to others."""
    run("show", XDG_STATE_HOME=str(tmp_path / "new"))
    folder = tmp_path / "new" / "burnout-tui"
    (file,) = folder.iterdir()
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)


def test_the_newest_is_kept_after_the_clock_was_set_back(tmp_path: Path, broken: str) -> None:
    """The file that the sentence names exists, even among ten files of the future."""
    folder = tmp_path / "burnout-tui"
    folder.mkdir()
    for number in range(10):
        (folder / f"crash-29990101-0000{number:02}-000000-1.txt").touch()
    ended = run("show", XDG_STATE_HOME=str(tmp_path))
    named = Path(ended.stderr.removeprefix(f"{SENTENCE}; the traceback is in ").rstrip())
    assert broken in named.read_text(encoding="utf-8")
    assert len([*folder.iterdir()]) == 10


def test_the_path_is_printed_safely(tmp_path: Path, broken: str) -> None:
    """Control characters in the folder's name do not reach the terminal."""
    ended = run("show", XDG_STATE_HOME=f"{tmp_path}/a\x1b[31m\u202eb")
    assert f"{SENTENCE}; the traceback is in {tmp_path}/a\ufffd[31m\ufffdb/burnout-tui/crash-" in ended.stderr
    assert "\x1b" not in ended.stderr


def test_an_account_without_a_home(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """Without HOME and an entry in the list of accounts, the sentence names the kind of error."""

    def no_home(*_: object) -> Never:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_state_path", no_home)
    ended = run("show")
    assert (ended.exit_code, ended.stdout, ended.stderr) == (1, "", f"{SENTENCE}: {broken}\n")


_INTERRUPTED = """
import os, signal, sys
module = sys.argv.pop(1)
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from burnout_tui.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "module",
    [
        "textual_wire.descriptors",
        "burnout_tui.early.answers",
        "burnout_tui.early.cache",
        "msgspec",
        "burnout_tui.cli",
        "burnout_tui.commands.outcome",
        "burnout_tui.commands.show",
    ],
)
def test_ctrl_c_shows_no_traceback_at_any_time(module: str) -> None:
    """ctrl+c while something is imported ends the command, without a word or with one."""
    with default_signals():
        ended = subprocess.run(
            [sys.executable, "-c", _INTERRUPTED, module, "show", "characters"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment(),
            check=False,
        )
    assert (ended.returncode, ended.stderr) in ((-signal.SIGINT, b""), (1, b"\nAborted!\n"), (1, b"Aborted!\n"))
