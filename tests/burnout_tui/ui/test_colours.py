"""Colours on the screen: each has one meaning, and an attribute or a sign says the same."""

import pytest
from rich.segment import Segment
from rich.style import Style
from tests.support.reader import NORMAL, WIDE, Reader, reading, screen_strips
from textual.color import Color
from textual.widgets._toast import Toast

from burnout_tui.film.guide import Guide
from burnout_tui.view.themes.own import THEMES

pytestmark = pytest.mark.slow

OWN = [theme.name for theme in THEMES]


def segments(reader: Reader, text: str) -> list[Segment]:
    """Return the segments on the screen that contain a text."""
    return [segment for strip in screen_strips(reader.app) for segment in strip if text in segment.text]


def style_of(reader: Reader, text: str) -> Style:
    """Return the style of the first segment that contains a text."""
    style = segments(reader, text)[0].style
    assert style
    return style


def is_in(reader: Reader, style: Style, variable: str) -> bool:
    """Return True if a text has the colour of a variable of the theme."""
    return style.color == Color.parse(reader.app.get_css_variables()[variable]).rich_color


@pytest.mark.parametrize("theme", [*OWN, "dracula"])
async def test_header(burn_out: Guide, theme: str) -> None:
    """The state of spoilers has the colour of spoilers while they are shown; the language never has it."""
    async with reading(burn_out, "en", WIDE, theme=theme) as reader:
        before = style_of(reader, "English")
        await reader.press("s")
        assert style_of(reader, "English") == before
        shown = style_of(reader, "spoilers shown")
        assert is_in(reader, shown, "guide-spoiler")
        assert shown.italic


@pytest.mark.parametrize("theme", [*OWN, "nord"])
async def test_signs_of_relations(burn_out: Guide, theme: str) -> None:
    """On cards, beside the picture and in lists, a sign in the colour of its kind comes before each relation."""
    async with reading(burn_out, "en", WIDE, theme=theme, spoilers=True) as reader:
        await reader.open("character:jad")
        assert any("♥ Ghita" in line for line in reader.lines)
        for sign, family in {"♥": "love", "≡": "family", "$": "money", "∞": "family"}.items():
            assert is_in(reader, style_of(reader, sign), f"kind-{family}")
        await reader.open("character:aida")
        assert is_in(reader, style_of(reader, "~"), "kind-chance")
        await reader.press("5", "v", "v")
        for sign, family in {"≡": "family", "♥": "love", "#": "work"}.items():
            alone = [segment.style for segment in segments(reader, sign) if segment.text.strip() == sign]
            assert alone
            assert all(style and is_in(reader, style, f"kind-{family}") for style in alone)


async def test_two_relations_in_a_chain(burn_out: Guide) -> None:
    """Each of two kinds of relation between the same characters has its own sign and colour in the chain."""
    async with reading(burn_out, "en", WIDE, spoilers=True) as reader:
        await reader.open("character:jad")
        await reader.press("p")
        await reader.write("Jad’s father")
        await reader.press("enter")
        await reader.until(lambda: "family" in reader.text, "the chain")
        assert is_in(reader, style_of(reader, "≡"), "kind-family")
        assert is_in(reader, style_of(reader, "$"), "kind-money")


@pytest.mark.parametrize("theme", OWN)
async def test_disputes_are_links(burn_out: Guide, theme: str) -> None:
    """A dispute is underlined, as the link that it is, and has a colour of its own."""
    async with reading(burn_out, "en", WIDE, theme=theme) as reader:
        await reader.open("character:ghita")
        await reader.press("left")
        style = style_of(reader, "≠\N{NO-BREAK SPACE}")
        assert style.underline
        assert is_in(reader, style, "guide-dispute")


@pytest.mark.parametrize("theme", OWN)
async def test_one_look_of_the_selection(burn_out: Guide, theme: str) -> None:
    """Rows, links, search results and the palette's commands look the same when they are selected, also if found."""
    async with reading(burn_out, "en", WIDE, theme=theme) as reader:
        await reader.press("2")
        looks = [style_of(reader, "Ayoub ")]
        await reader.press("right")
        looks.append(style_of(reader, "Ilyass El Jihani"))
        await reader.press("slash")
        await reader.write("rabia")
        await reader.until(lambda: "bread seller" in reader.text, "the result")
        looks.append(style_of(reader, "Rabia"))
        assert looks[-1].underline, "the hit"
        for look in looks:
            assert look.bold
            assert (look.color, look.bgcolor, look.reverse) == (looks[0].color, looks[0].bgcolor, looks[0].reverse)


async def test_a_hit_in_a_text(burn_out: Guide) -> None:
    """The words that were searched for are reversed in the colour of hits."""
    async with reading(burn_out, "en", WIDE, spoilers=True) as reader:
        await reader.press("slash")
        await reader.write("husband")
        await reader.until(lambda: segments(reader, "♥"), "the relation")
        hit = style_of(reader, "husb")
        assert is_in(reader, style_of(reader, "♥"), "kind-love")
        assert not hit.underline
        styles = [segment.style for segment in segments(reader, "husband") if segment.style and segment.style.reverse]
        assert any(is_in(reader, style, "guide-match") for style in styles)


async def test_the_key_names_the_theme(burn_out: Guide) -> None:
    """Each press of the key says which theme came; the notice before it goes."""
    async with reading(burn_out, "en", NORMAL) as reader:
        for name in ("ville-blanche", "ansi", "noir"):
            await reader.press("t")
            assert reader.app.theme == name
            await reader.until(lambda: reader.notice.endswith(reader.app.theme), "the notice")
            assert reader.notice == f"Colours: {name}"
            assert len(reader.app.screen.query(Toast)) == 1
