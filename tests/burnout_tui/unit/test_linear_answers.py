"""The linear mode: numbers, words, and answers that mean nothing."""

import pytest
from tests.support.linear_answers import at, number
from tests.support.secret_film import guide_with_secrets

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.tabs import tabs_of


@pytest.mark.parametrize("answer", ["2", " 2 ", "2.", "[2]", "2)", "#2", "٢", "۲", "２", "02", "0 2"])
def test_numbers(burn_out: Guide, answer: str) -> None:
    """A number is understood in any digits, with spaces and with the marks that it is printed with."""
    assert LinearMode(burn_out, "en").answer(answer).startswith("Characters\n\nLeads\n1. Ayoub, 13, shoe-shine boy\n")


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("17", "17 is not a choice; choose from 1 to 9."),
        ("0", "0 is not a choice; choose from 1 to 9."),
        ("9" * 300, f"{'9' * 200} is not a choice; choose from 1 to 9."),
        ("xyzzy", "“xyzzy” is not a command; h lists the commands, and / before it searches for it."),
        ("back now", "“back now” is not a command; did you mean “back”? h lists the commands."),
        ("-3", "“-3” is not a command; h lists the commands, and / before it searches for it."),
        ("\x1b[2J", "“␛[2J” is not a command; h lists the commands, and / before it searches for it."),
        ("b", "There is nothing to go back to."),
        ("f", "There is nothing to go forward to."),
        ("n", "There is no next part."),
        ("-", "There is no previous part."),
    ],
)
def test_answers_that_lead_nowhere(burn_out: Guide, answer: str, printed: str) -> None:
    """An answer that is not understood, or leads nowhere, gets a message, and the reader stays."""
    linear = LinearMode(burn_out, "en", width=300)
    assert linear.answer(answer) == printed
    assert linear.answer("r").startswith("Burn Out")


def test_a_choice_of_one_and_of_none() -> None:
    """If there is one choice, or none, the answer to another number says so."""
    linear = LinearMode(guide_with_secrets(), "en", start="dispute:age")
    printed = linear.begin()
    assert at(linear, "9") == "9 is not a choice; choose from 1 to 2."
    message = at(linear, number(printed.replace("; ", "\n").replace(": ", "\n"), "Review"), "9")
    assert message == "There is nothing to choose here; h lists the commands."
    assert linear.prompt == "Command: "
    assert at(linear, "theme:sea", "/ the sea", "1", "9") == "9 is not a choice; there is only 1."


@pytest.mark.parametrize(
    ("language", "answer", "meant"),
    [
        ("en", "charcters", "characters"),
        ("en", "FILMOGRAFY", "filmography"),
        ("en", "fcats", "facts"),
        ("en", "spoiler", "spoilers"),
        ("en", "serch the sea", "search the sea"),
        ("fr", "personages", "personnages"),
        ("fr", "retuor", "retour"),
    ],
)
def test_a_mistyped_word(burn_out: Guide, language: Language, answer: str, meant: str) -> None:
    """The nearest command is suggested with the rest of the answer, and the suggestion works as shown."""
    linear = LinearMode(burn_out, language, width=300)
    printed = linear.answer(answer)
    asked = {"en": f"did you mean “{meant}”?", "fr": f"vouliez-vous dire « {meant} » ?"}[language]
    assert asked in printed.replace("\u00a0", " ").replace("\u202f", " ")
    assert "not a command" not in linear.answer(meant)
    assert "pas une commande" not in linear.answer(meant)


def test_a_name_is_no_mistyped_word(burn_out: Guide) -> None:
    """A character's name is not mistaken for a command that is spelled like it."""
    assert "did you mean" not in LinearMode(burn_out, "fr", width=300).answer("aida")
    assert "aide" not in LinearMode(burn_out, "fr", width=300).answer("aida")


def test_an_endless_line(burn_out: Guide) -> None:
    """Only the beginning of a line of a million letters is read, and the answer is short."""
    printed = LinearMode(burn_out, "en").answer("a" * 1_000_000)
    assert printed.startswith("“aaa")
    assert len(printed) < 400


def test_an_empty_answer(burn_out: Guide) -> None:
    """An empty line prints the choices again, of a list and of a text."""
    linear = LinearMode(burn_out, "en")
    assert linear.answer("").splitlines()[0] == "1. Synopsis"
    assert at(linear, "2", "1", "  ").splitlines()[0] == "9. Relations, in sentences"
    assert linear.answer("\n").splitlines()[-2].startswith("Choices: 1. Ilyass El Jihani; 2. Ronda;")


@pytest.mark.parametrize(
    ("word", "first"),
    [("synopsis", "Synopsis"), ("Personnages", "Characters"), ("distribution", "Cast"), ("fiche technique", "Facts")],
)
def test_tabs_by_name(burn_out: Guide, word: str, first: str) -> None:
    """The name of a tab in either language goes there."""
    linear = LinearMode(burn_out, "en", start="character:aida")
    linear.begin()
    assert linear.answer(word).splitlines()[0] == first


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help(burn_out: Guide, language: Language) -> None:
    """Help lists every letter with its word, which does the same, and does not change the location."""
    linear = LinearMode(burn_out, language, start="character:aida", width=200)
    linear.begin()
    rows = [line for line in linear.answer("h").splitlines() if line[1:3] == ", "]
    assert "".join(row[0] for row in rows) == "n-rbft/pismlhq"
    for row in rows[:-1]:
        letter, word = row[0], row[3:].partition(":")[0].split()[0]
        by_letter, by_word = (LinearMode(burn_out, language, start="character:aida", width=200) for _ in range(2))
        by_letter.begin(), by_word.begin()
        assert by_letter.answer(letter) == by_word.answer(word.upper()), row
    assert linear.answer("r").startswith("Aida, 25")
    places = linear.answer("h").splitlines()[-1].partition(": ")[2].rstrip(".").split(", ")
    assert len(places) == len(tabs_of(linear.reading)) + 1
    for place in places:
        assert linear.answer(place).splitlines()[0] == place


@pytest.mark.parametrize("word", ["q", "Q", "quit", "quitter"])
def test_quitting(burn_out: Guide, word: str) -> None:
    """Nothing is printed after quitting."""
    linear = LinearMode(burn_out, "en")
    assert linear.answer(word) == ""
    assert linear.ended
    assert linear.answer("1") == ""
