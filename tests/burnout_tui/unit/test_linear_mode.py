"""The linear mode: its beginning, history, language, spoilers, parts and shelf."""

import pytest
from tests.support.command import FILM, SECOND_FILM
from tests.support.linear_answers import at, number
from tests.support.secret_film import SECRET, guide_with_secrets

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load
from burnout_tui.film.shelf import Shelf, load_shelf
from burnout_tui.history import MAX_STEPS
from burnout_tui.linear.mode import LinearMode


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """Both films side by side."""
    return load_shelf([FILM, SECOND_FILM])


def test_the_beginning(burn_out: Guide) -> None:
    """The film's head, that spoilers are hidden, the ways to go, numbered, and how to answer; then one question."""
    linear = LinearMode(burn_out, "en")
    assert linear.begin().splitlines() == [
        "Burn Out, Nour-Eddine Lakhmari, 2017",
        "Spoilers are hidden; press s to show them.",
        "1. Synopsis",
        "2. Characters",
        "3. Cast",
        "4. Filmography",
        "5. Ensemble",
        "6. Story",
        "7. Facts",
        "8. How are two characters linked?",
        "9. Search",
        "",
        "Type a number or a command; h lists the commands.",
    ]
    assert linear.prompt == "Number or command: "
    assert not linear.ended


def test_the_beginning_in_french() -> None:
    """The second film begins in French with everything in that language."""
    linear = LinearMode(load(SECOND_FILM), "fr", spoilers=True)
    begun = linear.begin().splitlines()
    assert begun[:3] == ["Razzia, Nabil Ayouch, 2017", "Les révélations sont affichées ; s les masque.", "1. Synopsis"]
    assert begun[-1] == "Tapez un numéro ou une commande ; h donne la liste des commandes."
    assert linear.prompt == "Numéro ou commande : "


@pytest.mark.parametrize(
    ("start", "line"),
    [("tab:characters", "Characters"), ("character:aida", "Aida, 25"), ("work:zero", "Zéro"), ("theme:class", "Class")],
)
def test_a_start_that_was_asked_for(burn_out: Guide, start: str, line: str) -> None:
    """The first place comes after the film's name, and back leads to the beginning."""
    linear = LinearMode(burn_out, "en", start=start)
    begun = linear.begin().splitlines()
    assert begun[0] == "Burn Out, Nour-Eddine Lakhmari, 2017"
    assert begun[3].startswith(line)
    assert linear.answer("b").splitlines()[2] == "1. Synopsis"


def test_an_entry(burn_out: Guide) -> None:
    """A card is printed as sentences with a number after each link; the choices follow, each once."""
    printed = LinearMode(burn_out, "en", start="character:faridi").begin().splitlines()[3:]
    assert printed == [
        "Monsieur Faridi, 55",
        "Politician",
        "Played by Driss Roukhe [1]",
        "",
        "Wish: The tenderness he lacks.",
        "Burden: The loss of his son.",
        "",
        "Monsieur Faridi is an ultra-conservative politician who campaigns against",
        "abortion. His son [2] died in a car accident. He pays a young woman, Aida [3],",
        "for her company.",
        "",
        "A Norwegian review adds that he is about to become a minister.",
        "",
        "Linked to",
        "Aida [3]: whose company he pays for (money)",
        "Monsieur Faridi pays for Aida’s company.",
        "Faridi’s son [2]: died in a car accident (family)",
        "Monsieur Faridi lost his son in a car accident.",
        "",
        "Themes: Class [4], Prostitution [5], Abortion [6], Love [7], Double",
        "standards [8]",
        "",
        "9. Relations, in sentences",
        "",
        "Choices: 1. Driss Roukhe; 2. Faridi’s son; 3. Aida; 4. Class; 5. Prostitution;",
        "6. Abortion; 7. Love; 8. Double standards",
    ]


def test_back_and_forward(burn_out: Guide) -> None:
    """Back retraces a hundred steps, to the same parts; forward repeats them until the reader goes elsewhere."""
    linear = LinearMode(burn_out, "en")
    second = at(linear, "3", "n")
    assert second.splitlines()[0].startswith("41. ")
    assert at(linear, "41", "b") == second
    assert linear.answer("forward") != second
    assert linear.answer("retour") == second
    linear.answer("t")
    assert linear.answer("f") == "There is nothing to go forward to."
    for _ in range(MAX_STEPS):
        linear.answer("1" if linear.place.target == "start" else "t")
    assert [linear.answer("b") for _ in range(MAX_STEPS)][-1] != "There is nothing to go back to."
    assert linear.answer("b") == "There is nothing to go back to."


@pytest.mark.parametrize("answers", [("l",), ("L",), ("language",), ("langue",), ("LANGUE",)])
def test_the_language_keeps_the_place(burn_out: Guide, answers: tuple[str, ...]) -> None:
    """The same entry is printed in the other language; the numbers open the same."""
    linear = LinearMode(burn_out, "en", start="character:aida")
    linear.begin()
    french = at(linear, *answers)
    assert french.splitlines()[:3] == ["Aida, 25 ans", "Interne des hôpitaux", "Interprète : Sarah Perles [1]"]
    assert linear.prompt == "Numéro ou commande : "
    assert linear.answer("1").startswith("Sarah Perles\n")
    assert at(linear, "l", "b").startswith("Aida, 25\nHospital intern\n")


def test_spoilers() -> None:
    """Spoilers are shown on request and hidden again in place; afterwards back shows none of them."""
    linear = LinearMode(guide_with_secrets(), "en")
    assert SECRET not in at(linear, "2")
    shown = linear.answer("s")
    assert shown.splitlines()[0] == "Spoilers are shown; press s to hide them."
    assert f"3. {SECRET} character" in shown
    assert SECRET in at(linear, "3")
    hidden = linear.answer("s")
    assert hidden.splitlines() == [
        "Spoilers are hidden; press s to show them.",
        "",
        "This is a spoiler.",
    ]
    assert SECRET not in at(linear, "b")
    assert SECRET not in at(linear, "f")
    assert SECRET not in at(linear, "i")


def test_hiding_a_fact_and_a_text() -> None:
    """If spoilers are hidden at a fact or paragraph that is one, only the note that there is more remains."""
    for start, way in (("fact:hidden", []), ("text:words-2-1", ["", "1. Synopsis"])):
        linear = LinearMode(guide_with_secrets(), "en", spoilers=True, start=start)
        assert SECRET in linear.begin()
        printed = linear.answer("s").splitlines()
        assert printed[2:] == ["This is a spoiler.", *way]


def test_a_part_at_a_time(burn_out: Guide) -> None:
    """A long list comes in parts of forty; numbers of other parts work too."""
    linear = LinearMode(burn_out, "en")
    first = linear.answer("cast")
    assert number(first, "Anas El Baz") == "1"
    assert first.splitlines()[-1] == "Part 1 of 2; n: next, -: previous."
    assert "40. " in first
    assert "41. " not in first
    second = linear.answer("next")
    assert second.startswith("41. ")
    assert linear.answer("n") == "There is no next part."
    assert linear.answer("r") == second
    assert linear.answer("précédent") == first
    assert at(linear, "41", "b") == first


def test_the_width_may_change(burn_out: Guide) -> None:
    """A terminal that becomes narrower has narrower lines from then on."""
    linear = LinearMode(burn_out, "en", width=100)
    assert max(map(len, linear.answer("1").splitlines())) > 60
    linear.width = 40
    assert max(map(len, linear.answer("r").splitlines())) <= 40


def test_empty_lists() -> None:
    """A film without records says so in every list."""
    from burnout_tui.film.load import load_bytes

    film = b'format = 1\n[film]\ntitle = "T"\nyear = 2000\ndirectors = []\nsynopsis = "S."\n'
    linear = LinearMode(load_bytes(film, "t.toml"), "en")
    for tab in ("characters", "cast", "filmography"):
        assert linear.answer(tab).splitlines()[1:] == ["", "Nothing is listed here."]
    assert linear.answer("p").splitlines()[-1] == "There is nobody left to choose."
    assert linear.answer("facts").splitlines() == ["Facts", "Nothing is listed here."]
    assert linear.answer("ensemble").startswith("Ensemble\n0 people, 0 links\n")


def test_several_films(shelf: Shelf) -> None:
    """With several films the reader chooses one first; 0 returns to the choice, and shared people link the films."""
    linear = LinearMode(shelf.guides["film"], "en", shelf=shelf)
    assert linear.begin().splitlines()[:3] == [
        "Films",
        "1. Burn Out, 2017, Nour-Eddine Lakhmari, 13 characters",
        "2. Razzia, 2017, Nabil Ayouch, 13 characters",
    ]
    for answer in ("i", "/ x", "p", "cast"):
        assert linear.answer(answer) == "Choose a film first."
    assert linear.answer("2").startswith("Razzia, Nabil Ayouch, 2017\n")
    card = at(linear, "/ saadia ladib", "1")
    assert card.splitlines()[1].startswith("Also in: Burn Out (2017)") or "Burn Out (2017) [" in card
    number = card.partition("Burn Out (2017) [")[2].partition("]")[0]
    assert "Plays Rabia" in linear.answer(number)
    assert linear.answer("t").startswith("Burn Out, ")
    assert at(linear, "b", "b") == card
    assert linear.answer("0").startswith("Films\n")
    assert linear.answer("1").startswith("Burn Out, ")


def test_a_file_that_cannot_be_opened(tmp_path: object) -> None:
    """A file of the shelf that does not open is listed with its problems and cannot be entered."""
    from pathlib import Path

    bad = Path(str(tmp_path)) / "bad.toml"
    bad.write_text("format = 1\n", encoding="utf-8")
    shelf = load_shelf([FILM, bad])
    linear = LinearMode(shelf.guides["film"], "en", shelf=shelf, width=400)
    assert linear.begin().splitlines()[2].startswith("2. bad.toml, ")
    assert linear.answer("2").splitlines()[0].endswith("bad.toml cannot be opened")
    assert linear.answer("b").startswith("Films\n")
