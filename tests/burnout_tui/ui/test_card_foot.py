"""The foot of a card: in the frame, or below the text, and always reached with the arrows."""

from tests.support.reader import flat, reading
from tests.support.search import look_for

from burnout_tui.film.guide import Guide


async def test_the_foot_is_walked_opened_and_kept(burn_out: Guide) -> None:
    """Down goes from the last link of a card into its frame, and up comes back; another size keeps the link."""
    async with reading(burn_out, "en", (120, 40), start="character:ghita") as reader:
        await reader.step_to("dispute:wifes-name")
        assert "▸≠\N{NO-BREAK SPACE}The wife’s name" in reader.lines[-2]
        place = reader.page.cursor_offset
        assert place
        where = reader.page.content_region.offset + place
        assert reader.lines[where.y][where.x] == "≠"
        for size in ((60, 30), (80, 24), (120, 40)):
            await reader.resize(size)
            assert reader.page.link == "dispute:wifes-name"
            assert "▸≠" in flat(reader.lines)
        await reader.press("s", "s", "L", "L")
        assert reader.page.link == "dispute:wifes-name"
        await reader.press("up")
        assert reader.page.link == reader.page.text_layout.links[-1]
        await reader.click(where.x, where.y)
        assert "Ghita, as in the article on the trailer" in flat(reader.lines)


async def test_a_search_finds_what_a_brief_card_leaves_out(burn_out: Guide) -> None:
    """A hit in a relation's own text opens the card with that text, marked; the next card is brief again."""
    words = "this is where the film begins"
    async with reading(burn_out, "en", (120, 40), start="character:ghita") as reader:
        assert words not in reader.card
        await reader.press("slash")
        await look_for(reader, "film begins")
        await reader.press("down", "enter")
        assert words in reader.card
        await reader.press("left", "down", "up")
        assert words not in reader.card
