"""A visitor with the real ssh gets the guide in their size, language and colours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.paths import DATA
from tests.support.serve_host import Host, host
from tests.support.ssh_clients import on_terminal, run, ssh
from tests.support.terminal_state import fills_window

COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|9[0-7]|38;[25];[0-9;]+)(?:;[0-9;]*)?m")


FILMS = (str(DATA / "film.toml"), str(DATA / "razzia.toml"))
POOR_TERMINAL = {
    "NO_COLOR": "1",
    "TERM": "dumb",
    "COLUMNS": "40",
    "LINES": "10",
    "LC_ALL": "fr_FR.UTF-8",
    "TEXTUAL": "debug",
    "TEXTUAL_COLOR_SYSTEM": "bad",
    "TEXTUAL_DRIVER": "nope:Nope",
    "TEXTUAL_LOG": "/nonexistent/log",
    "TEXTUAL_PRESS": "q",
}
"""The environment of a server that is started on a poor terminal in French."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a server of two films, with a message of the day."""
    with host(tmp_path_factory.mktemp("library"), "--motd=Tonight at nine\nin the yard", *FILMS) as started:
        yield started


def test_the_guide_opens_works_and_quits(served: Host) -> None:
    """A visitor walks through the guide and quits: a goodbye, the command to come back, and exit status 0."""
    with on_terminal(served) as visitor:
        visitor.wait_for_text("BURN OUT", "Synopsis", "spoilers hidden")
        visitor.press("2")
        visitor.wait_for_text("▸ Ayoub")
        visitor.press("\x1b[B")
        visitor.wait_for_text("▸ Jad")
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert "Goodbye." in visitor.text
        assert f"To come back: ssh -p {served.port} film.example.org" in visitor.text
        sent = bytes(visitor.sent)
        assert sent.index(b"\x1b[?1049l") < sent.index(b"Goodbye.")
        assert "\x1b]2;Burn Out · Characters\x07".encode() in sent
        assert sent.index(b"\x1b[22;2t") < sent.index(b"\x1b]2;") < sent.index(b"\x1b]2;\x07\x1b[23;2t")


def test_the_copied_command_uses_ssh(served: Host) -> None:
    """A visitor who copies an entry's command gets the one for their own machine, not for the server."""
    with on_terminal(served) as visitor:
        visitor.wait_for_text("BURN OUT", "Synopsis")
        visitor.press("2")
        visitor.wait_for_text("▸ Ayoub")
        visitor.press("y")
        visitor.wait_for(lambda: "character:ayoub" in " ".join(visitor.text.split()), "the command")
        assert "film.example.org" in visitor.text
        assert "burnout-tui show" not in visitor.text


def test_it_follows_the_size_of_the_terminal(served: Host) -> None:
    """The guide has the terminal's size, and follows its changes."""
    with on_terminal(served, size=(72, 20)) as visitor:
        visitor.wait_for(lambda: fills_window(visitor) and visitor.lines[2] == "─" * 72, "a picture of 72 by 20")
        visitor.resize(120, 35)
        visitor.wait_for(lambda: fills_window(visitor), "a picture of 120 by 35")


@pytest.mark.parametrize(
    ("user", "environment", "title"),
    [
        ("fr", {}, "Personnages"),
        ("en", {"LC_ALL": "fr_FR.UTF-8"}, "Characters"),
        ("visitor", {"LC_ALL": "fr_FR.UTF-8"}, "Personnages"),
        ("visitor", {"LC_ALL": "", "LANG": "fr_MA.UTF-8"}, "Personnages"),
        ("visitor", {"LC_ALL": "de_DE.UTF-8"}, "Characters"),
        ("visitor", {"LC_ALL": "C.UTF-8"}, "Characters"),
    ],
)
def test_the_language_is_the_visitors(served: Host, user: str, environment: dict[str, str], title: str) -> None:
    """The user's name chooses the language, else the client's locale, else the server."""
    options = ["-oSendEnv=LANG", "-oSendEnv=LC_*"]
    with on_terminal(served, user=user, options=options, environment=environment) as visitor:
        visitor.wait_for_text(title)


@pytest.mark.parametrize(
    ("term", "colours"),
    [("screen-256color", b"38;5;"), ("alacritty", b"38;2;"), ("linux", None), ("vt100", None)],
)
def test_it_has_the_colours_of_the_visitors_terminal(served: Host, term: str, colours: bytes | None) -> None:
    """The guide sends the colours that the client's TERM can show."""
    with on_terminal(served, term=term) as visitor:
        visitor.wait_for_text("Synopsis")
        visitor.press("t2")  # the first theme's colours are sent by number to terminals with 256 colours
        visitor.wait_for_text("Ilyass El Jihani")
        found = b"".join(COLOUR.findall(bytes(visitor.sent)))
        assert b"38;" not in found if colours is None else colours in found
        assert colours == b"38;2;" or b"38;2;" not in found


def test_the_servers_own_terminal_has_no_effect(tmp_path: Path) -> None:
    """The terminal and the language in the server's environment have no effect on a visitor."""
    with (
        host(tmp_path, "--theme=dracula", *FILMS, environment=POOR_TERMINAL) as poor,  # whose colours are in no palette
        on_terminal(poor, user="film", term="alacritty", size=(90, 25)) as visitor,
    ):
        visitor.wait_for_text("BURN OUT", "Characters", "quit")
        assert visitor.lines[0].index("spoilers hidden") == 90 - len(" spoilers hidden")
        assert b"38;2;" in visitor.sent


@pytest.mark.parametrize(
    ("command", "words", "status"),
    [
        (["synopsis"], "Burn Out (2017) · Synopsis", 0),
        (["show", "characters"], "Burn Out (2017) · Characters", 0),
        (["character:aida"], "Aida", 0),
        (["path", "ayoub", "jad"], "Ayoub and Jad", 0),
        (["help"], "path A B", 0),
        (["films"], "Burn Out (2017)", 0),
        (["film", "synopsis"], "Burn Out (2017) · Synopsis", 0),
        (["character:aide"], "did you mean “character:aida”?", 2),
        (["path", "ayoub", "nobody-of-that-name"], "nobody-of-that-name", 2),
        (["path", "ayoub"], "help lists the commands", 2),
        (["'"], "help lists the commands", 2),
    ],
)
def test_commands_are_answered_with_text(served: Host, command: list[str], words: str, status: int) -> None:
    """A command gets plain text without control characters, and an exit status for scripts."""
    answered = run(ssh(served, *command))
    assert words in answered.stdout
    assert answered.returncode == status
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", answered.stdout)
    assert not answered.stderr


def test_an_unknown_part_gets_one_hint(served: Host) -> None:
    """The answer names the nearest part, or all parts if none is near."""
    near = run(ssh(served, "Synopsis"))
    assert near.stdout == "there is no “Synopsis”; did you mean “synopsis”?\n"
    assert near.returncode == 2
    assert run(ssh(served, "aida")).stdout == "there is no “aida”; did you mean “character:aida”?\n"
    assert "there is no “qqq”; choose from synopsis, characters, " in run(ssh(served, "qqq")).stdout


def test_spoilers_are_shown_on_request(served: Host) -> None:
    """A text hides spoilers, and shows them with --spoilers."""
    kept = run(ssh(served, "ensemble")).stdout
    assert "Jad and Ayoub" not in kept
    for command in (("ensemble", "--spoilers"), ("--", "--spoilers", "ensemble")):
        assert "Jad and Ayoub" in run(ssh(served, *command)).stdout


def test_without_a_terminal_the_guide_is_text(served: Host) -> None:
    """A visitor without a terminal, or with a dumb one, gets the whole guide as text."""
    assert "Burn Out (2017) · Ensemble" in run(ssh(served, options=["-T"])).stdout
    with on_terminal(served, term="dumb") as visitor:
        assert visitor.wait_for_end() == 0
        assert b"Burn Out (2017)" in visitor.sent
        assert b"\x1b" not in visitor.sent


def test_plain_is_the_guide_line_by_line(served: Host) -> None:
    """The command plain gives prompts and answers in lines, on a terminal and through a pipe."""
    with on_terminal(served, "plain", options=["-t"]) as visitor:
        visitor.wait_for_text("Number or command:")
        visitor.press("hx\x7f\r")
        visitor.wait_for(lambda: visitor.text.count("Number or command:") > 1, "an answer")
        assert b"\x1b" not in visitor.sent
        visitor.press("q\r")
        assert visitor.wait_for_end() == 0
    assert "Goodbye." in run(ssh(served, "plain"), stdin=None, input="h\nq\n").stdout


def test_a_film_is_chosen_by_the_users_name_or_the_command(library: Host) -> None:
    """The user's name or a command's first word chooses one of several films; without either there is the shelf."""
    assert "Razzia (2017)" in run(ssh(library, "films")).stdout
    assert "Razzia (2017) · Synopsis" in run(ssh(library, "razzia", "synopsis")).stdout
    assert "Razzia (2017) · Synopsis" in run(ssh(library, "synopsis", user="razzia")).stdout
    assert "Burn Out (2017) · Synopsis" in run(ssh(library, "synopsis")).stdout
    with on_terminal(library) as visitor:
        visitor.wait_for_text("Razzia", "Burn Out")
    with on_terminal(library, user="fr.razzia") as visitor:
        visitor.wait_for_text("RAZZIA", "Personnages")
    with on_terminal(library, "razzia", options=["-t"]) as visitor:
        visitor.wait_for_text("RAZZIA", "Characters")


def test_the_message_of_the_day_comes_first(library: Host) -> None:
    """The message of the day is shown before the guide opens."""
    line = ssh(library, "synopsis")
    line[line.index("-oLogLevel=ERROR")] = "-oLogLevel=INFO"
    assert "Tonight at nine\nin the yard\n" in run(line).stderr.replace("\r", "")
