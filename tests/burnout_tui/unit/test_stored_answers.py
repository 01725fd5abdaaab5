"""Stored answers: the output of commands that only read, printed again while nothing has changed."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.answers import Runs, running
from tests.support.command import run
from tests.support.paths import CORPUS

from burnout_tui.early import dependencies, recording
from burnout_tui.early.answers import COMPLETION, Output, begin_answer, pack, unpack
from burnout_tui.early.dependencies import film_states
from textual_wire.detection import local

pytestmark = pytest.mark.slow

MINIMAL = CORPUS / "valid" / "minimal.toml"
BAD = CORPUS / "invalid" / "wrong-type-integer.toml"
WARNED = CORPUS / "warnings" / "kinds.toml"


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """The process whose forks run the commands."""
    first = ["show", str(MINIMAL)], ["check", str(BAD), str(WARNED)], ["export", "csv", str(MINIMAL)]
    with running(tmp_path_factory.mktemp("runs"), *first) as runs:
        yield runs


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film that can be changed, beside the only one in a folder."""
    (tmp_path / "films").mkdir()
    (tmp_path / "films" / "one.toml").write_bytes(MINIMAL.read_bytes())
    file = tmp_path / "film.toml"
    file.write_bytes(MINIMAL.read_bytes())
    os.utime(file, (4e9, 4e9))
    return file


def _answers() -> list[Path]:
    return sorted((Path(os.environ["XDG_CACHE_HOME"]) / "burnout-tui").glob("answer-*"))


@settings(max_examples=30)
@given(st.integers(0, 1), st.lists(st.tuples(st.integers(1, 2), st.binary(max_size=9)), max_size=4), st.binary())
def test_any_output_comes_back(status: int, pieces: list[tuple[int, bytes]], known: bytes) -> None:
    """Output comes back as it was; cut off, or with other bytes, there is none."""
    packed = pack(Output(status, pieces), known)
    back = unpack(packed)
    assert back and (back[0], back[1].status, [*back[1].pieces]) == (known, status, pieces)
    assert unpack(packed[:-1]) is None
    assert unpack(packed + b"\n") is None
    assert unpack(known) is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "characters", str(MINIMAL), "--lang", "fr", "--spoilers"],
        ["show", "--help"],
        ["check", str(WARNED), str(MINIMAL), "--todo"],
        ["check", str(WARNED), "none.toml", str(BAD), "--json"],
        ["check", str(MINIMAL), "none.toml", str(BAD), "films"],
        ["export", "csv", str(CORPUS / "valid" / "spoilers.toml")],
    ],
    ids=" ".join,
)
def test_the_same_bytes_again(process: Runs, film: Path, arguments: list[str]) -> None:
    """The second run prints the bytes of the first on both streams, and has its status, as without a cache."""
    folder = film.parent
    expected = process.fresh(*arguments, folder=folder)
    assert not _answers()
    assert process.run(*arguments, folder=folder) == expected
    assert not process.was_stored
    assert process.run(*arguments, folder=folder) == expected
    assert process.was_stored
    assert {file.stat().st_mode & 0o777 for file in _answers()} == {0o600}


def test_both_streams_keep_their_order(process: Runs, film: Path) -> None:
    """In a file for both streams, the lines of a stored answer are in the order in which they were printed."""
    both, one = film.with_name("both"), "os.dup2(1, 2)"
    found = []
    for _ in range(2):
        process.run("check", str(MINIMAL), "none.toml", str(film), output=str(both), before=one)
        found.append(both.read_bytes())
        both.unlink()
    assert process.was_stored
    assert found[0] == found[1]
    assert found[0].index(b": OK") < found[0].index(b"no such file") < found[0].rindex(b": OK")


def test_what_changes_an_answer(process: Runs, film: Path) -> None:
    """After any change the answer is what a fresh run prints: of a film, a folder, a link, or of the environment."""
    folder, link = film.parent, film.parent / "link.toml"
    link.symlink_to(film)
    source = film.read_bytes()
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    films = ["check", "film.toml", "link.toml", "films"]

    def relink() -> None:
        link.unlink()
        link.symlink_to(BAD)

    changes = (
        lambda: film.write_bytes(source.replace(b"format", b"fornat")),
        lambda: film.write_bytes(source),
        film.unlink,
        lambda: film.symlink_to(MINIMAL),
        relink,
        lambda: (folder / "films" / "two.toml").write_bytes(b"format = 2\n"),
        (folder / "films" / "two.toml").unlink,
    )
    before = process.run(*films, folder=folder)
    for change in changes:
        assert process.run(*films, folder=folder) == before
        assert process.was_stored
        change()
        before = process.run(*films, folder=folder)
        assert not process.was_stored
        assert before == process.fresh(*films, folder=folder)
    assert process.run(*films, folder=elsewhere) == process.fresh(*films, folder=elsewhere) != before
    show = ["show", str(MINIMAL.with_name("full.toml"))]
    seen = {process.run(*show)}
    for variables in ({"LC_ALL": "fr"}, {"COLUMNS": "40"}, {"PYTHONIOENCODING": "ascii"}):
        found = process.run(*show, variables=variables)
        assert found == process.fresh(*show, variables=variables)
        assert found not in seen
        seen.add(found)


def test_a_film_that_changes_while_it_is_read(process: Runs, film: Path) -> None:
    """A film that is replaced after it was read, or that may change within the same instant, leaves no wrong answer."""
    replaced = (
        "import burnout_tui.toml.read as read, pathlib\n"
        "original = read.read_limited\n"
        "def replacing(*given):\n"
        "    data = original(*given)\n"
        f"    pathlib.Path({str(film)!r}).write_bytes(data + b'x')\n"
        "    return data\n"
        "read.read_limited = replacing"
    )
    assert process.run("check", str(film), before=replaced).status == 0
    assert process.run("check", str(film)).status == 1
    assert not process.was_stored
    process.run("check", str(film), "--all", before="recording._GRAIN = 10**18")
    process.run("check", str(film), "--all")
    assert not process.was_stored


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_lost_output(process: Runs, tmp_path: Path) -> None:
    """Output of a stored answer that cannot be written fails as that of a fresh run does, and leaves the answer."""
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (99, 99))"
    closed = "ends = os.pipe(); os.close(ends[0]); os.dup2(ends[1], 1)"
    stopped = "write = os.write\ndef stop(*_):\n    os.write = write\n    raise KeyboardInterrupt\nos.write = stop"
    whole = process.run("show", str(MINIMAL))
    cut = tmp_path / "cut"
    for output, before in (("/dev/full", ""), (str(cut), small), (os.devnull, closed)):
        found = []
        for variables in (None, {"BURNOUT_TUI_CACHE": "off"}):
            cut.unlink(missing_ok=True)
            found.append(process.run("show", str(MINIMAL), output=output, before=before, variables=variables))
            assert not process.was_stored
        lost, again = found
        assert lost == again
        assert lost.status == 1
        assert b"crash" not in lost.errors
        assert before != small or cut.read_bytes() == whole.output[:99]
    interrupted = process.run("show", str(MINIMAL), before=stopped)
    assert (interrupted.status, interrupted.errors) == (1, b"\nAborted!\n")
    assert process.run("show", str(MINIMAL)) == whole
    assert process.was_stored


def test_what_is_never_stored(process: Runs, film: Path) -> None:
    """Wrong usage, a written file, a crash, an interruption, lost output and a long answer are not stored."""
    crash = "import burnout_tui.commands.show as show\ndef crash(*_): raise {}\nshow.print_part = crash"
    for arguments, before, status in (
        (["show", "--width", "x"], "", 2),
        (["show", "no-such-part"], "", 2),
        (["export", "csv", str(MINIMAL), "-o", str(film.parent / "out.csv")], "", 0),
        (["show", str(MINIMAL)], crash.format("ZeroDivisionError"), 1),
        (["show", str(MINIMAL)], crash.format("KeyboardInterrupt"), 1),
        (["show", str(MINIMAL)], "answers.MAX_BYTES = 100", 0),
        (["check", "/dev/null"], "", 1),
    ):
        assert (process.run(*arguments, before=before).status, _answers()) == (status, []), (arguments, before)


def test_a_film_is_checked_once_for_all_answers(process: Runs) -> None:
    """Another part of a film that was shown before is printed without checking the film again."""
    never = "import burnout_tui.film.load as load\nload.load_bytes = None"
    whole = process.run("show", str(MINIMAL))
    synopsis = process.run("show", "synopsis", str(MINIMAL), before=never)
    assert not process.was_stored
    assert synopsis.output in whole.output


@pytest.mark.parametrize("wish", [b"remember = false", b"wrong", None])
def test_nothing_is_kept_where_nothing_is_remembered(process: Runs, wish: bytes | None) -> None:
    """Neither answers nor films are kept if the environment or config.toml wants nothing to be remembered."""
    config = Path(os.environ["XDG_CONFIG_HOME"], "burnout-tui", "config.toml")
    if wish:
        config.parent.mkdir(parents=True)
        config.write_bytes(wish)
    assert process.run("show", str(MINIMAL), variables=None if wish else {"BURNOUT_TUI_REMEMBER": "off"}).status == 0
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()


def test_a_damaged_answer(process: Runs) -> None:
    """An answer that is damaged, or may be somebody else's, is as if it were not there."""
    expected = process.run("show", str(MINIMAL))
    (file,) = _answers()
    data = file.read_bytes()
    for damaged, mode in ((data[:-1], 0o600), (data.replace(b"answer 1", b"answer 0"), 0o600), (data, 0o622)):
        file.write_bytes(damaged)
        file.chmod(mode)
        assert process.run("show", str(MINIMAL)) == expected
        assert not process.was_stored


def test_commands_without_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept of other commands, standard input, what is followed or written, under ssh, or for a shell."""

    def begins(*arguments: str) -> bool:
        monkeypatch.setattr(sys, "argv", ["burnout-tui", *arguments])
        return begin_answer() is not None

    assert begins("check", "a.toml")
    for arguments in (
        *([], ["a.toml"], ["serve"], ["new", "x"], ["config"], ["check", "-"], ["check", "a.toml", "--watch"]),
        *(["schema", "-oFILE"], ["export", "md", "a.toml", "--output=x"], ["--version"]),
    ):
        assert not begins(*arguments)
    for name, value in {"_BURNOUT_TUI_COMPLETE": "x", "SSH_ORIGINAL_COMMAND": "", "BURNOUT_TUI_CACHE": "off"}.items():
        with monkeypatch.context() as context:
            context.setenv(name, value)
            assert not begins("check", "a.toml")


def test_the_first_state_counts(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stored state is that before a file was read for the first time; what lies elsewhere cannot be stored."""
    monkeypatch.setattr(recording, "_GRAIN", 0)
    recorded = recording.Recording.__new__(recording.Recording)
    recorded.is_on, recorded._states, recorded._cache = True, {}, "/none/"
    first = film_states([str(film)])
    recorded._note("open", (str(film), "rb", 0))
    film.write_bytes(b"x")
    recorded._note("open", (film, None, 0))
    assert recorded._states == {str(film): first}
    assert recorded.is_on
    recorded._note("open", ("/dev/stdin", "rb", 0))
    assert not recorded.is_on


@pytest.mark.parametrize(
    "arguments",
    [["show", str(MINIMAL)], ["show", "--help"], ["check", str(BAD)], ["export", "csv", str(MINIMAL)], ["schema"]],
    ids=" ".join,
)
def test_every_variable_that_is_read_counts(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The key has every variable that a command reads."""
    read: set[str] = set()
    monkeypatch.setattr(local, "environment", dict)  # test_stored_pictures.py has what a terminal is known by
    kind = type(os.environ)

    class Noted(kind):  # type: ignore[misc, valid-type]
        def get(self, name: str, default: str | None = None) -> str | None:
            read.add(name)
            return self[name] if name in [*self] else default

        def __contains__(self, name: object) -> bool:
            read.add(str(name))
            return name in [*self]

    monkeypatch.setattr(os.environ, "__class__", Noted)
    assert run(*arguments).output
    counted = {
        name
        for name in read
        if name in (*dependencies.VALUES, *dependencies.PRESENCE) or name.startswith(dependencies.PREFIXES)
    }
    assert read - counted == {COMPLETION}  # with it nothing is stored
