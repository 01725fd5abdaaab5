"""The first screen: title card, leads, and the story, in windows of several sizes."""

import pytest
from tests.support.reader import reading

from burnout_tui.film.art import art_lines
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.tabs import tabs_of


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_first_screen_says_what_the_film_is(
    burn_out: Guide, size: tuple[int, int], language: Language
) -> None:
    """Title, director, tagline and every lead are in view at once; the drawing only where it has room."""
    tagline = {"en": "Five lives that cross in Casablanca", "fr": "Cinq vies qui se croisent à Casablanca"}[language]
    head = burn_out.film.film
    async with reading(burn_out, language, size) as reader:
        shown = "\n".join(reader.lines)
        assert "Burn Out ·" in shown
        assert tagline in shown
        for name in ("Ayoub", "Jad", "Ghita", "Faridi", "Aida"):
            assert name in shown
        assert (art_lines(head.art or "")[-1] in shown) == (size == (120, 40))
        assert ("♥" in shown) == (size == (120, 40))


async def test_a_lead_is_a_link(burn_out: Guide) -> None:
    """The leads on the first screen are links: down from the director to the first of them, and enter opens it."""
    async with reading(burn_out, "en", (120, 40)) as reader:
        await reader.press("down", "enter")
        assert reader.lines[0].startswith(" BURN OUT")
        assert reader.card.startswith("Ayoub, 13 Shoe-shine boy")


async def test_another_size_keeps_the_link(burn_out: Guide) -> None:
    """A lead that is selected stays selected when the window loses the room for columns and drawing."""
    async with reading(burn_out, "en", (120, 40)) as reader:
        await reader.press("down", "down")
        assert reader.page.link == "character:jad"
        for size in ((80, 24), (60, 20), (120, 40)):
            await reader.resize(size)
            assert reader.page.link == "character:jad"


async def test_a_wide_window_says_where_to_go(burn_out: Guide) -> None:
    """From 140 columns a third page has a link to each other tab and to each dispute; a smaller window leaves it."""
    async with reading(burn_out, "en", (140, 40)) as reader:
        await reader.press("right", "right")
        assert reader.page.id == "overview"
        disputes = [f"dispute:{dispute.id}" for dispute in reader.app.reading.guide.film.disputes]
        tabs = [f"tab:{tab}" for tab in tabs_of(reader.app.reading)[1:]]
        assert reader.page.text_layout.links == [*tabs, *disputes]
        await reader.resize((120, 40))
        assert reader.page.id == "plot"
        await reader.resize((140, 40))
        await reader.press("right", "right", "enter")
        assert reader.panel.tab == "characters"
