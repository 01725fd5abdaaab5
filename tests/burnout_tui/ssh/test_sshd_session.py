"""The guide through a real ssh: with and without a terminal, at its size, in its language and colours."""

from collections.abc import Iterator

import pytest
from tests.support.openssh_server import Server, needs_sshd, on_terminal, run, server
from tests.support.terminal_state import fills_window, left_behind
from tests.support.terminal_walk import LOCALES, documented, walked

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
            visitor.wait_for(lambda: fills_window(visitor), f"{columns} columns and {rows} rows")
        visitor.resize(30, 8)
        visitor.wait_for(lambda: visitor.text.strip() == "Enlarge the window to 40 × 12.", "the wish for more room")
        visitor.resize(80, 24)
        visitor.wait_for_text("Casablanca", "q quit")
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert left_behind(visitor) == []


@pytest.mark.parametrize(
    ("command", "status", "printed", "complained"),
    [
        ("burnout-tui show synopsis", 0, "Burn Out (2017) · Synopsis\n", ""),
        ("burnout-tui show nonsense", 2, "", "there is no “nonsense”"),
        ("burnout-tui no-such-film.toml", 1, "", "no-such-film.toml: error: no such file"),
    ],
)
def test_without_a_terminal(sshd: Server, command: str, status: int, printed: str, complained: str) -> None:
    """Text goes to standard output, errors to standard error, and the exit status is the command's."""
    answered = run(sshd.ssh(command))
    assert answered.returncode == status
    assert answered.stdout.startswith(printed)
    assert answered.stderr.startswith(complained)
    assert "\x1b" not in answered.stdout + answered.stderr


def test_the_language_crosses(sshd: Server) -> None:
    """With SendEnv the client's locale chooses the language, in text and on the screen."""
    for variable, value in (("LANG", "fr_FR.UTF-8"), ("LC_ALL", "fr_CA.utf8")):
        line = sshd.ssh("burnout-tui show synopsis", options=[f"-oSendEnv={variable}"])
        assert "gens ordinaires" in run(line, env={"PATH": "/usr/bin:/bin", variable: value}).stdout
    with on_terminal(sshd.ssh("burnout-tui", options=["-t", "-oSetEnv=LANG=fr_FR.UTF-8"])) as visitor:
        visitor.wait_for_text(" Français ", "q quitter")
        visitor.press("q")
        assert visitor.wait_for_end() == 0


@pytest.mark.parametrize(("term", "locale"), [("xterm-256color", "C"), ("xterm-kitty", "UTF-8")])
def test_walks(sshd: Server, term: str, locale: str) -> None:
    """TERM and the locale cross, COLORTERM does not: what is sent is documented, and restored; the mouse is left alone.

    A terminal known to have all colours gets them all the same. The walks on this machine are through every kind.
    """
    line = sshd.ssh("burnout-tui", options=["-t", "-oSendEnv=LC_ALL"])
    visit = on_terminal(line, (80, 24), TERM=term, LC_ALL=LOCALES[locale], COLORTERM="truecolor")
    sent, left = walked(term, visit)
    assert left == []
    assert sent == documented()[term, locale]._replace(mouse="left")


def test_the_report_says_that_it_is_ssh(sshd: Server) -> None:
    """burnout-tui terminal reports what crossed: the connection, and no COLORTERM."""
    options = ["-tt", "-oSendEnv=COLORTERM"]
    with on_terminal(sshd.ssh("burnout-tui terminal", options=options), COLORTERM="truecolor") as visitor:
        assert visitor.wait_for_end() == 0
        assert "SSH_CONNECTION is set" in visitor.text
        assert "COLORTERM" not in visitor.text
