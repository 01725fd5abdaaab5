"""Every text can be read against its background, in each of the guide's own themes."""

import re
from collections.abc import AsyncIterator, Iterator
from functools import cache

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment
from tests.support.reader import NARROW, NORMAL, TABS, WIDE, Reader, reading, screen_strips
from textual.command import CommandList, CommandPalette
from textual.strip import Strip

from burnout_tui.film.guide import Guide
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.reading import Reading

pytestmark = pytest.mark.slow

LEAST = 4.5
"""The contrast that WCAG 2 asks of text."""
_DRAWN = re.compile("[\u2500-\u259f\\s]+")
"""Rules, borders and scroll bars, which nobody reads."""


@cache
def _luminance(color: Color) -> float:
    """Return the relative luminance of WCAG 2: 0 is black, 1 is white."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = color.get_truecolor()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _contrast(segment: Segment) -> float:
    """Return the contrast of a segment's text: from 1, invisible, to 21, black on white."""
    style = segment.style
    assert style, repr(segment)
    assert style.color, repr(segment)
    assert style.bgcolor, repr(segment)
    assert not style.dim, repr(segment)
    lighter, darker = sorted((_luminance(style.color), _luminance(style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _read(strips: list[Strip]) -> Iterator[Segment]:
    """Yield the segments that have something to read."""
    for strip in strips:
        yield from (segment for segment in strip if not _DRAWN.fullmatch(segment.text))


def _various(expected: Reading) -> Iterator[str]:
    """Yield the first two entries of each kind, and the others whose cards have a style that no card before has."""
    seen: set[str] = set()
    for kind in ("character", "person", "work"):
        for number, name in enumerate(expected.guide.table(kind)):
            parts = [
                span
                for block in card(expected, f"{kind}:{name}")
                for span in (*block.spans, *block.signs, block.label, block.tail)
            ]
            styles = {f"{span.style} {bool(span.ref)}" for span in parts if span}
            if number < 2 or styles - seen:
                yield f"{kind}:{name}"
            seen |= styles


async def _screens(reader: Reader) -> AsyncIterator[tuple[str, list[Strip]]]:
    """Yield every kind of screen with its name: tabs with the focus in list and page, cards, help, sources …"""
    for tab, key in TABS.items():
        await reader.press(key, "home")
        yield tab, screen_strips(reader.app)
        await reader.press("right", "down")
        yield f"{tab}, right", screen_strips(reader.app)
        await reader.press("end")
        yield f"{tab}, end", screen_strips(reader.app)
        await reader.press("i")
        yield f"{tab}, sources", screen_strips(reader.app)
        await reader.press("escape", "left")
    await reader.press("6", "right", "down")
    yield "story", screen_strips(reader.app)
    for ref in _various(reader.app.reading):
        await reader.open(ref)
        yield ref, screen_strips(reader.app)
    await reader.press("question_mark")
    yield "help", screen_strips(reader.app)
    await reader.press("end")
    yield "help, end", screen_strips(reader.app)
    await reader.press("escape", "y")
    await reader.until(lambda: reader.notice, "the notice")
    yield "notice", screen_strips(reader.app)
    for query in ("", "a"):
        await reader.press("ctrl+p")
        await reader.until(lambda: isinstance(reader.app.screen, CommandPalette), "the palette")
        await reader.write(query)
        await reader.press("down")
        yield f"palette {query}", _palette(reader)
        await reader.press("escape")
    await reader.resize((30, 10))
    yield "too small", screen_strips(reader.app)


def _palette(reader: Reader) -> list[Strip]:
    """Return the lines of the palette itself, without the dimmed screen below."""
    screen = reader.app.screen
    region = screen.query_one("#--input").region.union(screen.query_one(CommandList).region)
    return [strip.crop(region.x, region.right) for strip in screen_strips(reader.app)[region.y : region.bottom]]


@pytest.mark.varied(theme=["noir", "ville-blanche"], size=[WIDE, NARROW])
async def test_contrast(burn_out: Guide, theme: str, size: tuple[int, int]) -> None:
    """Each text on each screen has a contrast of 4.5 to 1 at least."""
    poor = set()
    async with reading(burn_out, "en", size, theme=theme, spoilers=True) as reader:
        async for name, strips in _screens(reader):
            assert any(_read(strips)), name
            for segment in _read(strips):
                if _contrast(segment) < LEAST:
                    assert segment.style
                    poor.add((name, segment.text.strip(), str(segment.style), round(_contrast(segment), 2)))
    assert not poor


async def test_terminals_own_colours(burn_out: Guide) -> None:
    """The ansi theme uses only the terminal's default colours and its sixteen; text on one of these has another one."""
    own = (ColorType.DEFAULT, ColorType.STANDARD)
    async with reading(burn_out, "en", WIDE, theme="ansi", spoilers=True) as reader:
        async for name, strips in _screens(reader):
            for segment in (segment for strip in strips for segment in strip):
                style = segment.style
                if not style:
                    continue
                seen = segment.text.strip() or style.underline or style.reverse
                for color in (style.color if seen else None, style.bgcolor):
                    assert color is None or color.type in own, (name, segment)
            for segment in _read(strips):
                assert segment.style, name
                color, ground = segment.style.color, segment.style.bgcolor
                if ground is not None and ground.type is ColorType.STANDARD:
                    assert color is not None, (name, segment)
                    assert color.type is ColorType.STANDARD, (name, segment)
                    assert color.number != ground.number, (name, segment)


@pytest.mark.parametrize("theme", ["noir", "ville-blanche", "ansi"])
async def test_selection_without_colours(burn_out: Guide, theme: str) -> None:
    """In each theme the selected row, link and tab also stand out by a sign or by the weight of their text."""
    async with reading(burn_out, "en", WIDE, theme=theme) as reader:
        await reader.press("2", "down")
        row = next(line for line in screen_strips(reader.app) if "▸" in line.text)
        assert any(segment.style and segment.style.bold and "Jad" in segment.text for segment in row)
        tab = next(segment for segment in screen_strips(reader.app)[1] if "Characters" in segment.text)
        assert tab.style
        assert tab.style.underline
        assert tab.style.bold
        await reader.press("right")
        link = next(line for line in screen_strips(reader.app) if "▸Anas" in line.text)
        assert any(segment.style and segment.style.bold and "Anas" in segment.text for segment in link)


@pytest.mark.parametrize("theme", ["textual-light", "textual-ansi"])
async def test_other_themes(burn_out: Guide, theme: str) -> None:
    """In Textual's own themes every screen shows, and no text has the colour of its background."""
    async with reading(burn_out, "en", NORMAL, theme=theme) as reader:
        async for name, strips in _screens(reader):
            for segment in _read(strips):
                assert segment.style, name
                assert (
                    segment.style.color is None or segment.style.color != segment.style.bgcolor or segment.style.reverse
                )
