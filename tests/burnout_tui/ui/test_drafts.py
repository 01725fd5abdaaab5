"""A draft on the screen: what is not written yet is grey, has a sign, and is counted in the title bar."""

from tests.support.reader import NARROW, NORMAL, flat, reading, screen_strips
from tests.support.small_films import film

from burnout_tui.film.load import load_bytes
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading

BODY = """
notes = [{ en = "[[character:zora]] z.", spoiler = true }]
[[characters]]
id = "ada"
name = "Ada"
[[relations]]
between = ["ada", "earl"]
kind = "family"
label = "z"
reverse = "z"
[[scenes]]
id = "z"
title = "Z"
characters = ["ada", "phil"]
story = "ending"
"""
DRAFT = load_bytes(film(BODY, ["mona-lee"]), "z.toml", draft=True)


async def test_what_is_not_written_is_marked() -> None:
    """Lists, the map and the search mark stubs, with a sign and in another colour; their cards say what they are."""
    async with reading(DRAFT, "en", NORMAL) as reader:
        assert "draft · 4 missing   ◌ spoilers hidden" in reader.lines[0]
        await reader.press("2")
        assert [row.strip() for row in reader.rows if row.strip()] == ["▸ Ada", "Earl …", "Phil …"]
        colours = {part.text.strip(): part.style for strip in screen_strips(reader.app) for part in strip}
        dim = colours["1 Synopsis"]
        assert dim and (earl := colours["Earl …"])
        assert earl.color == dim.color
        await reader.press("down")
        assert flat(reader.card).startswith("Earl Not written yet Played by: not known Linked to ≡ Ada")
        await reader.press("5")
        await reader.until(lambda: "Earl …" in reader.text, "the map is drawn")
        await reader.press("3")
        assert "▸ Mona Lee …" in reader.text
        await reader.press("s")
        assert "draft · 5 missing   ◉ spoilers shown" in reader.lines[0]
        await reader.press("2")
        assert "Zora …" in reader.text
        await reader.press("slash")
        await reader.write("phil")
        assert "Phil · not written yet" in flat(reader.lines)


async def test_a_narrow_window() -> None:
    """The count is in the title bar of narrow windows, too, as long as the state of spoilers has its sign there."""
    async with reading(DRAFT, "fr", NARROW) as reader:
        assert "brouillon · 4 à écrire" in reader.lines[0]
        assert "◌" in reader.lines[0]


def test_text_says_what_a_draft_is() -> None:
    """Printed text ends with the number of stubs that are shown; other films have no such line."""
    hidden = flat([*part_lines(Reading.of(DRAFT, "en", on_screen=False), "cast", 80)])
    assert "Mona Lee Not written yet This is a draft: 4 records are not written yet." in hidden
    whole = load_bytes(film("[[characters]]\nid = 'ada'\nname = 'Ada'\n"), "z.toml", draft=True)
    assert "draft" not in flat([*part_lines(Reading.of(whole, "en", on_screen=False), "characters", 80)])
