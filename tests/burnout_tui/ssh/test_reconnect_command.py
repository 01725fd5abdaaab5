"""Commands that the server tells visitors to type: to come back, to print something, and to correct a typo."""

from pathlib import Path

import pytest
from tests.support.paths import DATA
from tests.support.serve_host import host
from tests.support.ssh_clients import on_terminal

from burnout_tui.film.language import Language
from burnout_tui.film.shelf import load_shelf
from burnout_tui.ssh.language import Languages
from burnout_tui.ssh.request import read_request
from textual_ssh.visitor import Visitor


@pytest.mark.parametrize(
    ("user", "variables", "read", "name"),
    [
        ("visitor", {}, "en", ""),
        ("visitor", {}, "fr", "fr"),
        ("fr", {}, "fr", "fr"),
        ("fr.razzia", {}, "en", "en"),
        ("visitor", {"LC_ALL": "fr_FR"}, "fr", ""),
        ("visitor", {"LC_ALL": "fr_FR"}, "en", "en"),
    ],
)
def test_the_user_name_for_coming_back(user: str, variables: dict[str, str], read: Language, name: str) -> None:
    """A visitor who chose the language by user name, or changed it since, needs a user name to return to it."""
    visitor = Visitor("", user, environment=variables)
    assert Languages(("en", "fr"), "en").user_for(visitor, read) == name


def test_the_commands_for_a_french_visitor(tmp_path: Path) -> None:
    """A visitor who came as fr@ gets commands with fr@, and with the port in the host's name."""
    with (
        host(tmp_path, "--name=film.example.org:22", str(DATA / "film.toml")) as named,
        on_terminal(named, user="fr") as visitor,
    ):
        visitor.wait_for_text("BURN OUT", "Personnages")
        visitor.press("2")
        visitor.wait_for_text("▸ Ayoub")
        visitor.press("y")
        visitor.wait_for(
            lambda: (
                "ssh fr@film.example.org character:ayoub"
                in " ".join(visitor.text.replace("│", " ").replace("▌", " ").split())
            ),
            "the command",
        )
        visitor.press("q")
        assert visitor.wait_for_end() == 0
        assert ": ssh fr@film.example.org\r\n" in bytes(visitor.sent).decode()


def test_an_unclosed_quotation_mark_is_quoted_as_typed() -> None:
    """A command that cannot be split into words comes back as it was typed."""
    request = read_request(load_shelf([DATA / "film.toml"]), Visitor("", command=" it's "))
    assert (request.form, request.words) == ("unknown", ("it's",))


@pytest.mark.parametrize(
    ("user", "variables", "language"),
    [
        ("fr", {}, "fr"),
        ("en.razzia", {"LANG": "fr_FR"}, "en"),
        ("francois", {}, "en"),
        ("me", {"LC_ALL": "fr"}, "fr"),
        ("me", {"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ("me", {"LANG": "fro"}, "en"),
        ("me", {"LANG": "de_DE"}, "en"),
        ("de", {"LANG": "ary_MA"}, "ary"),
    ],
)
def test_the_language_of_a_visitor(user: str, variables: dict[str, str], language: str) -> None:
    """A word of the user's name chooses the language, else the strongest variable of the locale, else the default."""
    visitor = Visitor("", user, environment=variables)
    assert Languages(("en", "fr", "ary"), "en").language_for(visitor) == language
