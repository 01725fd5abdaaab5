"""What a host tells its visitors to type: to come again, to have something printed, and what they typed amiss."""

from pathlib import Path

import pytest
from tests.support.paths import DATA
from tests.support.serve_host import Host, host
from tests.support.ssh_clients import on_terminal, run, ssh

from burnout_tui.film.language import Language
from burnout_tui.film.shelf import load_shelf
from burnout_tui.prose.i18n import translations_for
from burnout_tui.ssh.messages import ssh_command, warning
from burnout_tui.ssh.request import read_request
from textual_ssh.address import host_and_port
from textual_ssh.client import Client


@pytest.mark.parametrize(
    ("name", "listened", "command"),
    [
        ("", 2222, "ssh -p 2222 HOST"),
        ("film.example.org", 2222, "ssh -p 2222 film.example.org"),
        ("film.example.org", 22, "ssh film.example.org"),
        ("film.example.org:22", 2222, "ssh film.example.org"),
        ("film.example.org:2022", 22, "ssh -p 2022 film.example.org"),
        ("192.0.2.7:22", 2222, "ssh 192.0.2.7"),
        ("2001:db8::7", 22, "ssh 2001:db8::7"),
        ("[2001:db8::7]:22", 2222, "ssh 2001:db8::7"),
    ],
)
def test_the_command_to_come_again(name: str, listened: int, command: str) -> None:
    """The port is the one that the host's name has, else the one listened on; that of SSH itself need not be said."""
    assert ssh_command(name, listened) == command


@pytest.mark.parametrize(
    "name", ["a b", "-oProxyCommand", "a;b", "me@a", "a:", "a:0", "a:65536", ":22", "[a]:22", "[:22", "x" * 254]
)
def test_names_that_no_host_has(name: str) -> None:
    """What visitors could not type, or should not, is no name of a host."""
    with pytest.raises(ValueError, match=r'^expected a host such as "film.example.org"'):
        host_and_port(name)


@pytest.mark.parametrize(
    ("user", "variables", "read", "comes_again_as"),
    [
        ("visitor", {}, "en", ""),
        ("visitor", {}, "fr", "fr"),
        ("fr", {}, "fr", "fr"),
        ("fr.razzia", {}, "en", "en"),
        ("visitor", {"LC_ALL": "fr_FR"}, "fr", ""),
        ("visitor", {"LC_ALL": "fr_FR"}, "en", "en"),
    ],
)
def test_by_which_name_to_come_again(user: str, variables: dict[str, str], read: Language, comes_again_as: str) -> None:
    """Who chose the language by the user's name, or changed it since, needs a name for the language that is read."""
    assert Client("", user, environment=variables).user_for(read, "en") == comes_again_as


def test_what_a_french_visitor_is_told_to_type(tmp_path: Path) -> None:
    """Whoever came as fr@ comes again as fr@, and has entries printed in French, at the port that the host names."""
    with (
        host(tmp_path, "--name=film.example.org:22", str(DATA / "film.toml")) as named,
        on_terminal(named, user="fr") as visitor,
    ):
        visitor.wait_for_text("BURN OUT", "Personnages")
        visitor.press("2")
        visitor.wait_for_text("▸ Ayoub")
        visitor.press("y")
        visitor.wait_for(
            lambda: "ssh fr@film.example.org character:ayoub" in " ".join(visitor.text.split()), "the command"
        )
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert ": ssh fr@film.example.org\r\n" in bytes(visitor.sent).decode()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("limit", ["idle", "shutdown", "longest"])
def test_a_warning_fits_its_lines(language: Language, limit: str) -> None:
    """A warning for lines of so many columns is no wider, is cut between words, and loses none."""
    words = translations_for(language)
    lines = warning(words, limit, 60, 40).split("\n")
    assert len(lines) > 1
    assert max(map(len, lines)) <= 40
    assert " ".join(lines) == warning(words, limit, 60)


def test_a_quotation_mark_by_itself_is_told_as_it_was_typed() -> None:
    """A command that is no words is told back as it came."""
    request = read_request(load_shelf([DATA / "film.toml"]), Client(""), " it's ")
    assert (request.form, request.words) == ("unknown", ("it's",))


def test_a_part_that_there_is_not_has_one_hint(served: Host) -> None:
    """Where something near is meant, that is told, and where nothing is, all that there is."""
    near = run(ssh(served, "Synopsis"))
    assert near.stdout == 'there is no "Synopsis"; did you mean "synopsis"?\n'
    assert near.returncode == 2
    assert 'there is no "qqq"; choose from synopsis, characters, ' in run(ssh(served, "qqq")).stdout
