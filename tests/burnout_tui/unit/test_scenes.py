"""Scenes and storylines: their cards, and what they say about the characters in them."""

import pytest

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.load import load_bytes
from burnout_tui.prose.path import path_lines
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading

FILM = """
format = 1
film = { title = "Ferry", year = 2024, directors = [], synopsis = "One crossing." }
stories = [{ id = "crossing", name = { en = "The crossing", fr = "La traversée" }, about = "One night." }]

[[characters]]
id = "mara"
name = "Mara"

[[characters]]
id = "teo"
name = "Teo"

[[characters]]
id = "ida"
name = "Ida"

[[characters]]
id = "anton"
name = "Anton"
spoiler = true

[[scenes]]
id = "shore"
title = { en = "The far shore", fr = "L’autre rive" }
characters = ["anton"]
spoiler = true

[[scenes]]
id = "deck"
title = { en = "On deck", fr = "Sur le pont" }
place = { en = "The ferry, dusk", fr = "Le bac, au crépuscule" }
story = "crossing"
characters = ["mara", "teo"]
mentions = ["ida"]
at = "0:07"
about = "[[character:teo|He]] asks for work."

[[scenes]]
id = "dream"
title = { en = "A dream", fr = "Un rêve" }
characters = ["ida"]
order = "unknown"

[[scenes]]
id = "night"
title = { en = "The night", fr = "La nuit" }
story = "crossing"
characters = ["ida", "mara", "teo"]

[[scenes]]
id = "hold"
title = { en = "In the hold", fr = "Dans la cale" }
characters = ["mara", "anton"]
spoiler = true
"""


@pytest.fixture(scope="module")
def ferry() -> Guide:
    """Return a film of five scenes, two of them spoilers."""
    return load_bytes(FILM.encode(), "ferry.toml")


def shown(guide: Guide, part: str, language: Language = "en", spoilers: bool = False) -> list[str]:
    """Return the lines of an entry, without empty ones."""
    return [line for line in part_lines(Reading.of(guide, language, spoilers), part, 60) if line]


def test_the_card_of_a_scene_says_where_and_who(ferry: Guide) -> None:
    """A card has the scene's place in the film, what happens, who is there, and the scenes around it."""
    assert shown(ferry, "scene:deck")[:-1] == [
        *("On deck", "scene 1 · 0:07 · The crossing", "The ferry, dusk", "He asks for work."),
        *("There: Mara, Teo", "Spoken of: Ida", "Next: A dream"),
    ]
    assert shown(ferry, "scene:dream", "fr", True) == [
        *("Un rêve", "place inconnue", "Présents : Ida".replace(" :", "\N{NO-BREAK SPACE}:")),
        *("Avant\N{NO-BREAK SPACE}: Sur le pont", "Ensuite\N{NO-BREAK SPACE}: La nuit"),
    ]


def test_the_card_of_a_storyline_lists_its_scenes(ferry: Guide) -> None:
    """A card has the storyline's people in the order of their first scenes, and its scenes."""
    assert shown(ferry, "story:crossing")[:-1] == [
        *("The crossing", "One night.", "With: Mara, Teo, Ida", "Scenes", "On deck · The ferry, dusk", "The night"),
    ]


def test_a_character_knows_their_scenes(ferry: Guide) -> None:
    """A character's card names their first scene, and with whom they share most; hidden scenes do not count."""
    assert shown(ferry, "character:mara")[-4:-1] == [
        *("Scenes", "First in: On deck", "Most scenes with: Teo (2), Ida (1)"),
    ]
    assert shown(ferry, "character:mara", spoilers=True)[-1] == "Most scenes with: Teo (2), Ida (1), Anton (1)"
    assert shown(ferry, "character:anton", spoilers=True)[-2:] == [
        *("First in: The far shore", "Most scenes with: Mara (1)"),
    ]


def test_a_path_names_the_first_scene_of_two_people(ferry: Guide) -> None:
    """Even without a link between them, a path says in which scene two people are first together."""
    lines = list(path_lines(Reading.of(ferry, "en"), "teo", "ida", 60))
    assert [line for line in lines if line][1:3] == [
        *("No link between Teo and Ida is shown.", "First together in: The night"),
    ]


def test_no_scene_is_hidden_by_number(ferry: Guide) -> None:
    """The numbers of the scenes that are shown leave no gap where a scene is hidden."""
    numbers = [shown(ferry, f"scene:{name}")[1].split(" · ")[0] for name in ("deck", "night")]
    assert numbers == ["scene 1", "scene 3"]
