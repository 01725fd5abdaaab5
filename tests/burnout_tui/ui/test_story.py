"""The tab of the story: its list, the cards of scenes, and films that have none."""

import pytest
from tests.support.ferry import ferry, ferry_with_hidden_scenes
from tests.support.reader import NARROW, SMALLEST, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language

NONE_SHOWN = " No scene of this film is shown."


@pytest.fixture(scope="module")
def film() -> Guide:
    """A film of five scenes, two of them hidden."""
    return ferry()


@pytest.mark.varied(size=[NARROW, SMALLEST])
async def test_the_list_of_scenes(film: Guide, language: Language, size: tuple[int, int]) -> None:
    """In a narrow window the story is a list: number, title, who is there. Scenes lead to characters and back."""
    title = {"en": "On deck", "fr": "Sur le pont"}[language]
    async with reading(film, language, size) as reader:
        await reader.press("6")
        assert [" ".join(row.split()) for row in reader.rows[:3]] == [
            f"▸ 1 {title} Mara, Teo",
            f"? {'A dream' if language == 'en' else 'Un rêve'} Ida",
            f"3 {'The night' if language == 'en' else 'La nuit'} Ida, Mara, Teo",
        ]
        await reader.press("s")
        assert [row.split()[0] for row in reader.rows[:5]] == ["1", "▸", "?", "4", "5"]
        await reader.press("s", "enter")
        assert reader.card.startswith(title)
        await reader.step_to("character:mara")
        before = reader.whole_place
        await reader.press("enter")
        assert reader.panel.tab == "characters"
        await reader.press("end")
        await reader.open("scene:night")
        await reader.press("backspace", "backspace")
        assert reader.whole_place == before


async def test_a_film_without_scenes() -> None:
    """Without scenes that are shown, 6 says so, and no tab, no command and no turn leads to the story."""
    hidden = ferry_with_hidden_scenes()
    async with reading(hidden, "en", start="tab:story") as reader:
        assert reader.panel.tab == "synopsis"
        assert reader.lines[-1] == NONE_SHOWN
        assert "Story" not in reader.text
        await reader.press("5", "6")
        assert (reader.panel.tab, reader.lines[-1]) == ("ensemble", NONE_SHOWN)
        await reader.press("right_square_bracket")
        assert reader.panel.tab == "synopsis"
        await reader.press("8")
        assert reader.lines[-1] == " There is no tab 8; the last is 5."
        await reader.press("s", "6")
        assert "6 Story" in reader.lines[1]
        assert reader.panel.tab == "story"
        await reader.press("s")
        await reader.until(lambda: reader.panel.tab == "synopsis", "another tab")
        assert "Story" not in reader.text
