"""The guide through a real ssh: with and without a terminal, at its size, in its language and colours."""

from collections.abc import Iterator

import pytest
from tests.support.openssh_server import Server, needs_sshd, on_terminal, run, server
from tests.support.terminal_state import left_behind
from tests.support.terminal_walk import IN_NO_PALETTE, colours_in

pytestmark = needs_sshd


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that accepts the client's locale, as Debian's and others do."""
    with server(tmp_path_factory.mktemp("sshd") / "server", "AcceptEnv LANG LC_*\n") as running:
        yield running
        running.wait_for_nobody()
        assert running.left_behind() == []


def test_resizing(sshd: Server) -> None:
    """The guide has the size of the client's window, and follows it."""
    with on_terminal(sshd.ssh("burnout-tui", options=["-t"]), (100, 30)) as visitor:
        for columns, rows in ((100, 30), (120, 40), (80, 24), (50, 20)):
            visitor.resize(columns, rows)
            visitor.wait_for(
                lambda: len(visitor.lines[2]) == columns and "q quit" in visitor.lines[rows - 1],  # noqa: B023
                f"{columns} columns and {rows} rows",
            )
        visitor.resize(30, 8)
        visitor.wait_for(lambda: "q quit" not in visitor.text and "40" in visitor.text, "the wish for more room")
        visitor.resize(80, 24)
        visitor.wait_for_text("Casablanca", "q quit")
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert left_behind(visitor) == []


@pytest.mark.parametrize(
    ("command", "status", "printed", "complained"),
    [
        ("burnout-tui show synopsis", 0, "Burn Out (2017) · Synopsis\n", ""),
        ("burnout-tui show nonsense", 2, "", 'there is no "nonsense"'),
        ("burnout-tui no-such-film.toml", 1, "", "no-such-film.toml: error: no such file"),
        ("burnout-tui path ayoub saladi", 0, "", ""),
    ],
)
def test_without_a_terminal(sshd: Server, command: str, status: int, printed: str, complained: str) -> None:
    """Text goes to standard output, errors to standard error, and the exit status is the command's."""
    answered = run(sshd.ssh(command))
    assert answered.returncode == status
    assert answered.stdout.startswith(printed)
    assert answered.stderr.startswith(complained)
    assert "\x1b" not in answered.stdout + answered.stderr


@pytest.mark.parametrize(
    ("variable", "value", "language"),
    [("LANG", "fr_FR.UTF-8", "fr"), ("LC_ALL", "fr_CA.utf8", "fr"), ("LANG", "C.UTF-8", "en")],
)
def test_the_language_crosses(sshd: Server, variable: str, value: str, language: str) -> None:
    """With SendEnv the client's locale chooses the language, in text and on the screen."""
    line = sshd.ssh("burnout-tui show synopsis", options=[f"-oSendEnv={variable}"])
    text = run(line, env={"PATH": "/usr/bin:/bin", variable: value}).stdout
    assert ("gens ordinaires" in text) == (language == "fr")
    assert ("Ordinary people" in text) == (language == "en")
    with on_terminal(sshd.ssh("burnout-tui", options=["-t", f"-oSetEnv={variable}={value}"])) as visitor:
        visitor.wait_for_text(f" {language.upper()} ", "q quit")
        visitor.press("q")
        assert visitor.wait_for_end() == 0


@pytest.mark.parametrize(
    ("term", "colours"),
    [
        ("xterm-kitty", "24 bits"),
        ("xterm-ghostty", "24 bits"),
        ("alacritty", "24 bits"),
        ("foot", "24 bits"),
        ("xterm-256color", "256"),
        ("vt100", "none"),
    ],
)
def test_colours_come_from_the_name_of_the_terminal(sshd: Server, term: str, colours: str) -> None:
    """TERM crosses and COLORTERM does not: known terminals with all colours get them all the same."""
    line = sshd.ssh(f"burnout-tui --theme {IN_NO_PALETTE}", options=["-t"])
    with on_terminal(line, TERM=term, COLORTERM="truecolor") as visitor:
        visitor.wait_for_text("Casablanca", "q quit")
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert colours_in(bytes(visitor.sent)) == colours


def test_the_report_says_that_it_is_ssh(sshd: Server) -> None:
    """burnout-tui terminal reports what crossed: the connection, and no COLORTERM."""
    options = ["-tt", "-oSendEnv=COLORTERM"]
    with on_terminal(sshd.ssh("burnout-tui terminal", options=options), COLORTERM="truecolor") as visitor:
        assert visitor.wait_for_end() == 0
        assert "SSH_CONNECTION is set" in visitor.text
        assert "COLORTERM" not in visitor.text
