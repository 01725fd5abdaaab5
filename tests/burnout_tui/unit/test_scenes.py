"""Scenes and storylines: their cards, and what they say about the characters in them."""

import pytest
from tests.support.ferry import ferry as make_ferry
from tests.support.ferry import ferry_with_hidden_scenes

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.linear.mode import LinearMode
from burnout_tui.pictures.surroundings import surroundings
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.path import path_lines
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading


@pytest.fixture(scope="module")
def ferry() -> Guide:
    """Return a film of five scenes, two of them spoilers."""
    return make_ferry()


def shown(guide: Guide, part: str, language: Language = "en", spoilers: bool = False) -> list[str]:
    """Return the lines of an entry, without empty ones."""
    return [line for line in part_lines(Reading.of(guide, language, spoilers), part, 60) if line]


def test_the_card_of_a_scene_says_where_and_who(ferry: Guide) -> None:
    """A card has the scene's place in the film, what happens, who is there, and the scenes around it."""
    assert shown(ferry, "scene:deck")[:-1] == [
        *("On deck", "scene 1 · 0:07 · The crossing", "The ferry, dusk", "He asks for work."),
        *("Present: Mara, Teo", "Mentioned: Ida", "Next: A dream"),
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


def test_the_story_as_text(ferry: Guide) -> None:
    """The tab lists all scenes that are shown, in the order of the film, with their numbers and who is there."""
    text = shown(ferry, "story")
    assert text[0] == "Ferry (2024) · Story"
    assert [line for line in text if line.startswith(("scene ", "order "))] == [
        *("scene 1 · 0:07 · The crossing", "order not known", "scene 3 · The crossing"),
    ]
    assert "Present: Mara, Teo" in text
    assert not any(line.startswith(("Before:", "Next:")) for line in text)
    assert "Ferry (2024) · Story" in shown(ferry, "")


def test_the_story_line_by_line(ferry: Guide) -> None:
    """The linear mode lists the scenes with title, place, people and storyline, and opens them by number."""
    mode = LinearMode(ferry, "en")
    assert "Story" in mode.begin()
    assert mode.answer("story").splitlines()[1:4] == [
        "1. On deck; The ferry, dusk; Mara, Teo; The crossing",
        "2. A dream; order not known; Ida",
        "3. The night; Ida, Mara, Teo; The crossing",
    ]
    assert mode.answer("2").startswith("A dream")
    assert "recit" in LinearMode(ferry, "fr").begin().casefold().replace("é", "e")


def test_hidden_scenes_make_no_story() -> None:
    """A film whose scenes are all hidden has no tab for them, and says of it the same as a film without scenes."""
    hidden = ferry_with_hidden_scenes()
    assert shown(hidden, "story")[2] == "No scene of this film is shown."
    assert "Story" not in "".join(shown(hidden, ""))
    mode = LinearMode(hidden, "en")
    assert "Story" not in mode.begin()
    assert "No scene of this film is shown." in mode.answer("story")
    assert "Story" in "".join(shown(hidden, "", spoilers=True))


def test_the_surroundings_of_a_scene(ferry: Guide) -> None:
    """The third pane says who is there, with the scene before and the scene after in which each of them is."""
    document = surroundings(Reading.of(ferry, "en", spoilers=True), "scene:night", 40)
    assert [line for line in plain_lines(document, 40) if line] == [
        *("Who is there", "Ida", "  Before: A dream", "Mara", "  Before: On deck", "  Next: In the hold"),
        *("Teo", "  Before: On deck", "The crossing", "One night.", "Sources and disputes", "No sources given."),
    ]


def test_the_surroundings_of_a_scene_tell_its_storyline(burn_out: Guide) -> None:
    """The third pane says what the storyline is about, and who is in the scenes of it that are shown."""
    document = surroundings(Reading.of(burn_out, "en"), "scene:window", 60)
    lines = list(plain_lines(document, 60))
    story = lines.index("Ayoub and the artificial leg")
    assert lines[story + 1 : story + 3] == ["A boy, a shop window, and his mother.", "With: Ayoub, Ronda"]


def test_a_card_beside_who_is_there_does_not_repeat_them(burn_out: Guide) -> None:
    """A scene's card names who is there, unless a third pane beside it does."""
    reading = Reading.of(burn_out, "en")
    alone, beside = ([*plain_lines(card(reading, "scene:boulevard", beside=beside), 60)] for beside in (False, True))
    assert [line for line in alone if line not in beside] == ["Present: Ayoub, Ronda"]
    assert "Ronda · shoe-shine boss · Mohamed Khyari" in plain_lines(surroundings(reading, "scene:boulevard", 60), 60)


def test_the_surroundings_of_a_scene_say_who_is_who(burn_out: Guide) -> None:
    """They name what each person in a scene does, who plays them, and how those who are there are linked."""
    document = surroundings(Reading.of(burn_out, "en", spoilers=True), "scene:first-client", 80)
    lines = list(plain_lines(document, 80))
    assert "Aida · hospital intern · Sarah Perles" in lines
    linked = lines[lines.index("How they are linked") + 1 :]
    assert linked[0] == "$  Monsieur Faridi pays for Aida’s company."
    assert not [line for line in linked if "Jad" in line]
