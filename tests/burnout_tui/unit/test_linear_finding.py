"""The linear mode: searching, paths, the ensemble, sources."""

import re

import msgspec
import pytest
from tests.support.linear_answers import at, number
from tests.support.secret_film import guide_with_secrets

from burnout_tui.film.guide import Guide
from burnout_tui.linear.locations import name_of
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.reading import Reading

PAYS = "Monsieur Faridi pays for Aida’s company."
"""The own text of a relation."""


def test_search(burn_out: Guide) -> None:
    """Search results are grouped and numbered, with the place of each; their numbers open them."""
    linear = LinearMode(burn_out, "en")
    found = linear.answer("/ zero").splitlines()
    assert found[:5] == ["Works", "Zéro [1]; 2012; feature", "", "Facts", found[4]]
    place = found.index("Texts") + 1
    assert found[place] == "The film [4]"
    assert linear.answer("1").startswith("Zéro\n2012; feature")
    assert at(linear, "b", "4").startswith("The trailer of the long-awaited film was first shown on 8 December 2016")
    assert linear.answer("search ayuob").startswith("Characters\nAyoub [1] — similar spelling\n")
    assert linear.answer("chercher xyzzyx") == "Nothing found for “xyzzyx”."
    assert linear.answer("/ zero").count("More matches; refine your search.") == 1


def test_search_asks(burn_out: Guide) -> None:
    """Search without words asks for them; any word is then searched for, but a letter alone is a command."""
    linear = LinearMode(burn_out, "en")
    linear.answer("/")
    assert linear.prompt == "Search for: "
    assert linear.answer("spoilers").startswith("Nothing found")
    linear.answer("b")
    assert linear.answer("synopsis of the").startswith("Nothing found")
    linear.answer("b")
    assert linear.prompt == "Search for: "
    assert linear.answer("search party").startswith("Nothing found for “search party”.")
    assert at(linear, "b", "b").startswith("Burn Out")


def test_facts_that_are_found(burn_out: Guide) -> None:
    """A fact that is found is printed by itself, with a way to all of them."""
    linear = LinearMode(burn_out, "en")
    printed = at(linear, "/ norwegian release", "1").splitlines()
    assert printed == ["Norwegian release: May 2021", "", "1. Facts"]


def test_path(burn_out: Guide) -> None:
    """The path takes two questions, each answered by a number or by a name in any spelling."""
    linear = LinearMode(burn_out, "en", width=200)
    assert linear.answer("p").splitlines()[:3] == [
        "How are two characters linked?",
        "First character:",
        "1. Ayoub, shoe-shine boy",
    ]
    assert linear.prompt == "Number or name: "
    assert linear.answer("AÏDA").splitlines()[1:3] == ["Aida and …", "1. Ayoub, shoe-shine boy"]
    printed = linear.answer("le fils de Faridi").splitlines()
    assert printed[0] == "Aida and Faridi’s son"
    assert printed[2] == "Aida [1] — money — Faridi [2] — family — Faridi’s son [3]"
    assert printed[3] == f"Monsieur Faridi [2] — pays for her company — Aida [1]; {PAYS}"
    assert linear.answer("2").startswith("Monsieur Faridi, 55")
    assert linear.answer("p").splitlines()[1] == "Monsieur Faridi and …"


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("Soumya", "There is no character “Soumya”; did you mean “Soumaya”?"),
        ("xyzzy", "There is no character “xyzzy”"),
        ("monsieur", "“monsieur” could be any of these: Monsieur Faridi (faridi), Monsieur Ghazali (ghazali)"),
        ("99", "99 is not a choice; choose from 1 to 13."),
    ],
)
def test_names_that_are_not_clear(burn_out: Guide, answer: str, printed: str) -> None:
    """An unknown or ambiguous name is answered with suggestions, and the question remains."""
    linear = LinearMode(burn_out, "en", width=200)
    linear.answer("p")
    assert linear.answer(answer) == printed
    assert linear.prompt == "Number or name: "
    assert linear.answer("ghazali").splitlines()[1] == "Monsieur Ghazali and …"


def test_path_in_one_answer(burn_out: Guide) -> None:
    """Both names may be given at once; one is enough on the card of a character or of the actor."""
    linear = LinearMode(burn_out, "en")
    assert linear.answer("p ghita, saladi").startswith("Ghita and Abbès Saladi\n")
    assert linear.answer("path ghita").splitlines()[1] == "Ghita and …"
    assert linear.answer("p jad, ghita").startswith("Jad and Ghita\n")
    assert linear.answer("p ghita saladi").startswith("Ghita and Abbès Saladi\n")
    assert linear.answer("p monsieur faridi").startswith("How are two characters linked?\nMonsieur Faridi and …")
    assert (
        linear.answer("p monseur faridi") == "There is no character “monseur faridi”; did you mean “Monsieur Faridi”?"
    )
    for start in ("character:ghita", "person:morjana-alaoui"):
        here = LinearMode(burn_out, "en", start=start)
        here.begin()
        assert here.answer("chemin saladi").startswith("Ghita and Abbès Saladi\n")


def test_a_character_named_like_a_command() -> None:
    """In a question for somebody, names come before the words of commands; single letters are still commands."""
    from burnout_tui.film.load import load_bytes

    names = ["Search Party", "Ann", "Help"]
    body = "".join(f'[[characters]]\nid = "c{number}"\nname = "{name}"\n' for number, name in enumerate(names))
    head = 'format = 1\n[film]\ntitle = "T"\nyear = 2000\ndirectors = []\nsynopsis = "S."\n'
    linear = LinearMode(load_bytes((head + body).encode(), "t.toml"), "en")
    assert at(linear, "p", "search party").splitlines()[1] == "Search Party and …"
    assert at(linear, "b", "help").splitlines()[1] == "Help and …"
    assert at(linear, "b", "h").startswith("Type a number to open")
    assert linear.answer("search ann").startswith("Characters\nAnn [1]\n")


def test_the_ensemble_in_sentences(burn_out: Guide) -> None:
    """The ensemble, and the relations of one character, are printed as sentences."""
    linear = LinearMode(burn_out, "en", width=200)
    printed = linear.answer("5").splitlines()
    assert printed[:2] == ["Ensemble", "13 people, 8 links; Ayoub holds them together"]
    assert f"Monsieur Faridi — pays for her company — Aida; {PAYS}" in re.sub(r" \[\d+\]", "", "\n".join(printed))
    card = at(linear, "characters", "5")
    relations = linear.answer(number(card, "Relations, in sentences")).splitlines()
    assert f"Monsieur Faridi [1] — pays for her company — Aida [2]; {PAYS} (money)" in relations
    assert linear.answer(number("\n".join(relations), "How are two characters")).splitlines()[1] == "Aida and …"


def test_sources(burn_out: Guide) -> None:
    """i lists the sources of the present entry; a source's number lists the entries that cite it."""
    linear = LinearMode(burn_out, "en", start="character:ghita", width=300)
    linear.begin()
    printed = linear.answer("i")
    assert printed.startswith("Sources: Ghita\n\nThe wife’s name\n")
    assert linear.answer("sources") == printed
    source = linear.answer("1").splitlines()
    assert source[0] == "Les Echos (Maroc), Article on the first trailer"
    assert "What it supports" in source
    assert at(linear, "t", "i").startswith("Sources: Burn Out\n")


def test_a_dispute(burn_out: Guide) -> None:
    """If sources disagree, the number after the statement opens both sides, which lead back to it."""
    linear = LinearMode(burn_out, "en", start="character:ghita", width=400)
    printed = linear.begin()
    assert "The wife’s name — sources disagree [7]" in printed
    sides = linear.answer("7").splitlines()
    assert sides[:2] == ["The wife’s name", "Ghita"]
    assert "Inès" in sides
    assert linear.answer(number("\n".join(sides), "Ghita")).startswith("Ghita, 28")


def test_an_address_of_the_web(burn_out: Guide) -> None:
    """An address has a number and a name; its number prints it on one line, and the location does not change."""
    linear = LinearMode(burn_out, "en", start="source:huffpost", width=100)
    begun = " ".join(linear.begin().split())
    address = "huffpostmaghreb.com/2017/10/12/burn-out-film-nour-eddine-lakhmari_n_18234044.html"
    assert f"Choices: 1. {address}; 2." in begun
    place = linear.place
    linear.width = 40
    assert linear.answer("1") == f"https://{address}"
    assert linear.place == place
    assert at(linear, "r", "1") == f"https://{address}"
    assert "nowhere" not in linear.answer("b")


@pytest.mark.slow
def test_every_choice_of_all_sources(burn_out: Guide) -> None:
    """Every choice among the film's sources has words, and leads to a source or prints an address."""
    linear = LinearMode(burn_out, "en", width=10_000)
    at(linear, "i")
    listed = linear.answer("").partition("Choices: ")[2].splitlines()[0]
    choices = re.split(r"; (?=\d+\. )", listed)
    assert len(choices) > 30
    for choice in choices:
        number_, _, name = choice.partition(". ")
        printed = linear.answer(number_)
        if printed.startswith("http"):
            assert printed.partition("://")[2] == name
        else:
            assert printed.startswith(name.strip("“”"))
            linear.answer("b")


def test_a_question_that_is_a_link() -> None:
    """A dispute whose question is a link, or contains one, still has a name."""
    names = {}
    for question in ("[[character:ana]]", "How old is [[character:ana]]?", "[[dispute:age]]"):
        film = guide_with_secrets()
        disputes = [msgspec.structs.replace(dispute, question=question) for dispute in film.film.disputes]
        guide = Guide(msgspec.structs.replace(film.film, disputes=tuple(disputes)))
        names[question] = name_of(Reading.of(guide, "en", spoilers=True), "dispute:age")
    assert [*names.values()] == ["Ana", "How old is Ana?", "Where sources disagree"]
