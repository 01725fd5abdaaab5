"""The language comes from --lang, else from the environment, else it is English."""

import pytest
from tests.support.command import run

ENGLISH, FRENCH = "Burn Out (2017) · Characters", "Burn Out (2017) · Personnages"


def _title(*options: str, **environment: str) -> str:
    return run("show", "characters", *options, **environment).stdout.splitlines()[0]


@pytest.mark.parametrize(
    ("environment", "title"),
    [
        ({}, ENGLISH),
        ({"LANG": "fr_FR.UTF-8"}, FRENCH),
        ({"LANG": "en_GB.UTF-8"}, ENGLISH),
        ({"LC_MESSAGES": "fr_MA.UTF-8", "LANG": "en_US.UTF-8"}, FRENCH),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, ENGLISH),
        ({"LC_ALL": "fr_CA.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LANG": "en_US.UTF-8"}, FRENCH),
        ({"LC_ALL": "C.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8", "LANG": "fr_FR.UTF-8"}, ENGLISH),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_FR.UTF-8"}, FRENCH),
        ({"LANG": "ar_MA.UTF-8"}, ENGLISH),
        ({"LANG": "POSIX"}, ENGLISH),
        ({"LANG": "fr"}, FRENCH),
        ({"LANG": "FR.ISO8859-1"}, FRENCH),
        ({"LANG": "fr@euro"}, FRENCH),
        ({"LANG": "fr-FR"}, FRENCH),
        ({"LANG": "french"}, ENGLISH),
        ({"LANG": "frp_IT"}, ENGLISH),
        ({"LANG": "_.@"}, ENGLISH),
    ],
)
def test_the_environment(environment: dict[str, str], title: str) -> None:
    """LC_ALL is stronger than LC_MESSAGES, which is stronger than LANG; an empty one is ignored."""
    assert _title(**environment) == title


def test_the_option_is_stronger() -> None:
    """--lang overrules the environment."""
    assert _title("--lang", "fr", LC_ALL="en_US.UTF-8") == FRENCH
    assert _title("--lang", "en", LC_ALL="fr_FR.UTF-8") == ENGLISH


def test_dates_and_numbers_follow() -> None:
    """Dates and numbers are written as the language writes them."""
    english, french = (
        " ".join(run("show", "synopsis", "--lang", language).stdout.split()) for language in ("en", "fr")
    )
    assert "11 October 2017" in english
    assert "44,571" in english
    assert "11 octobre 2017" in french
    assert "44 571" in french
