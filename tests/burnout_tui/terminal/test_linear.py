"""The linear mode on a real terminal: lines in, lines out, and nothing else."""

import signal
from pathlib import Path

import pytest
from tests.support.paths import DATA
from tests.support.pty_session import Session, guide, installed_guide, session
from tests.support.terminal_state import left_behind

QUESTION = b"Number or command: "
SECOND_FILM = DATA / "razzia.toml"


def _asked(terminal: Session, times: int, question: bytes = QUESTION) -> None:
    """Wait until the question has been asked a number of times."""
    terminal.wait_for(lambda: terminal.sent.count(question) >= times, f"{question!r}, {times} times")


def _answer(terminal: Session, *answers: str) -> None:
    """Answer, and wait each time until the next question is asked."""
    for answer in answers:
        times = terminal.sent.count(QUESTION)
        terminal.press(f"{answer}\n")
        _asked(terminal, times + 1)


def _is_plain(terminal: Session) -> bool:
    """Return True if only text and line ends were sent."""
    return not {byte for byte in terminal.sent if byte < 0x20} - {0x0A, 0x0D}


def test_a_walk() -> None:
    """Tabs, an entry, links, back, search, spoilers, language and sources, in lines as wide as the terminal."""
    width = 40
    with session(guide("--plain"), (width, 24)) as terminal:
        _asked(terminal, 1)
        _answer(terminal, "2", "5", "2", "b", "/ faridi", "1", "s", "i", "t", "cast", "n", "41", "")
        terminal.press("l\n")
        _asked(terminal, 1, "Numéro ou commande : ".encode())
        terminal.press("quitter\n")
        assert terminal.wait_for_end() == 0
        text = terminal.sent.decode()
        assert "Monsieur Faridi, 55" in text
        assert "Spoilers are shown; press s to hide them." in " ".join(text.split())
        assert _is_plain(terminal)
        assert max(map(len, text.split("\r\n"))) <= width
        assert left_behind(terminal) == []


def test_path() -> None:
    """The reader asks for the path between two characters and gets it."""
    with session(guide("--plain", "--spoilers")) as terminal:
        _asked(terminal, 1)
        terminal.press("p\n")
        _asked(terminal, 1, b"Number or name: ")
        terminal.press("ghita\n")
        _asked(terminal, 2, b"Number or name: ")
        terminal.press("salidi\nsaladi\n")
        terminal.wait_for_text("Ghita and Abb", "did you mean")
        terminal.press("q\n")
        assert terminal.wait_for_end() == 0
        assert _is_plain(terminal)


@pytest.mark.parametrize(
    ("variables", "linear"),
    [
        ({"BURNOUT_TUI_PLAIN": "1"}, True),
        ({"BURNOUT_TUI_PLAIN": "1", "TERM": "dumb"}, True),
        ({"BURNOUT_TUI_PLAIN": "0", "TERM": "dumb"}, False),
    ],
    ids=str,
)
def test_the_environment(variables: dict[str, str], linear: bool) -> None:
    """BURNOUT_TUI_PLAIN=1 starts it on any terminal; without it, a dumb terminal gets the whole guide."""
    with session(guide(str(SECOND_FILM)), environment=variables) as terminal:
        if linear:
            _asked(terminal, 1)
            terminal.press("q\n")
        assert terminal.wait_for_end() == 0
        assert (QUESTION in terminal.sent) == linear
        assert terminal.sent.startswith(b"Razzia, Nabil Ayouch, 2017\r\n" if linear else b"Razzia (2017)")
        assert _is_plain(terminal)


@pytest.mark.parametrize(
    ("arguments", "redirection"),
    [([], "< /dev/null"), (["--plain"], "> {file}"), (["--plain"], "< /dev/null 2> /dev/null")],
    ids=["variable, input", "option, output", "option, input and errors"],
)
def test_input_or_output_that_is_no_terminal(tmp_path: Path, arguments: list[str], redirection: str) -> None:
    """If the input or the output is not a terminal, the guide is printed as text."""
    file = tmp_path / "file"
    file.touch()
    command = ["/bin/sh", "-c", f'exec "$0" "$@" {redirection.format(file=file)}', *installed_guide(*arguments)]
    with session(command, environment={"BURNOUT_TUI_PLAIN": "1"}) as terminal:
        assert terminal.wait_for_end() == 0
        printed = bytes(terminal.sent) + file.read_bytes()
        assert printed.startswith(b"Burn Out (2017)")
        assert QUESTION not in printed


def test_standard_error_is_not_used(tmp_path: Path) -> None:
    """Standard error need not be the terminal, and nothing is written to it."""
    file = tmp_path / "file"
    with session(["/bin/sh", "-c", f'exec "$0" "$@" 2> {file}', *installed_guide("--plain")]) as terminal:
        _asked(terminal, 1)
        terminal.press("q\n")
        assert terminal.wait_for_end() == 0
        assert file.read_bytes() == b""


@pytest.mark.parametrize(
    ("key", "half"),
    [("\x04", ""), ("\x04", "ca"), ("\x03", "ca")],
    ids=["ctrl+d", "ctrl+d after half a word", "ctrl+c after half a word"],
)
def test_leaving(key: str, half: str) -> None:
    """The end of input and ctrl+c quit with status 0 and print only a line end."""
    with session(guide("--plain")) as terminal:
        _asked(terminal, 1)
        terminal.wait_until_asleep()
        before = len(terminal.sent)
        # With half a word typed, the first ctrl+d sends it, and the second is the end of the input.
        terminal.press(half + key * (2 if half and key == "\x04" else 1))
        if half and key == "\x04":
            _asked(terminal, 2)
            terminal.press(key)
        assert terminal.wait_for_end() == 0
        printed = terminal.sent[before:].decode()
        assert "Traceback" not in printed
        assert printed.endswith("\r\n")
        assert left_behind(terminal) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda number: number.name)
def test_signals(number: signal.Signals) -> None:
    """A terminating signal ends the linear mode."""
    with session(guide("--plain")) as terminal:
        _asked(terminal, 1)
        terminal.signal(number)
        assert terminal.wait_for_end() == -number
        assert left_behind(terminal) == []


@pytest.mark.parametrize("controlling", [True, False], ids=["signal", "no signal"])
def test_hanging_up(controlling: bool) -> None:
    """When the terminal disconnects the mode ends, even without SIGHUP."""
    with session(guide("--plain"), controlling=controlling) as terminal:
        _asked(terminal, 1)
        terminal.hang_up()
        assert terminal.wait_for_end() == -signal.SIGHUP


def test_odd_input() -> None:
    """Invalid UTF-8, escape sequences from keys, and long lines are answered like words."""
    with session(guide("--plain")) as terminal:
        _asked(terminal, 1)
        terminal.press(b"caf\xe9\n")
        _asked(terminal, 2)
        terminal.press("\x1b[A\n")
        _asked(terminal, 3)
        _answer(terminal, "x" * 4000, "2")
        terminal.press("q\n")
        assert terminal.wait_for_end() == 0
        printed = terminal.sent.replace(b"^[", b"")  # so the terminal itself shows the key
        assert b"\x1b" not in printed
        assert "␛[A".encode() in printed
        assert b"1. Ayoub" in printed


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("fr_FR.ISO-8859-1", b"pr\xe9c\xe9dent\n"),
        ("C", "précédent\n".encode()),
    ],
)
def test_typed_accents(locale: str, typed: bytes) -> None:
    """Input is decoded in the terminal's own character set, even if this machine has no such locale."""
    question = b"Number or command: "
    with session(guide("--plain", "--lang", "en"), environment={"LC_ALL": locale}) as terminal:
        _asked(terminal, 1, question)
        terminal.press(typed)
        terminal.wait_for_text("There is no previous part.")
        terminal.press("q\n")
        assert terminal.wait_for_end() == 0


def test_narrower() -> None:
    """After a resize, lines have the new width from the next answer on."""
    with session(guide("--plain"), (100, 24)) as terminal:
        _asked(terminal, 1)
        _answer(terminal, "synopsis")
        wide = len(terminal.sent)
        terminal.resize(50, 24)
        _answer(terminal, "r")
        assert max(map(len, terminal.sent[:wide].decode().split("\r\n"))) > 80
        assert max(map(len, terminal.sent[wide:].decode().split("\r\n"))) <= 50
        terminal.press("q\n")
        assert terminal.wait_for_end() == 0
