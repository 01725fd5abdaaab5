"""The sources of the guide, and both sides of each dispute."""

import re

import msgspec
import pytest
from tests.support.reader import NORMAL, SMALLEST, WIDE, flat, reading, screen_strips
from tests.support.titles import titled

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.document import to_url
from burnout_tui.prose.reading import Reading

pytestmark = pytest.mark.slow

Size = tuple[int, int]


@pytest.mark.varied(tab=["1", "2", "3", "4"])
async def test_from_each_tab(guide: Guide, language: Language, tab: str) -> None:
    """The key for sources shows those of the entry in view, and the same key closes them again."""
    expected = Reading.of(guide, language)
    async with reading(guide, language, NORMAL) as reader:
        await reader.press(tab, "ctrl+l")
        before = reader.lines
        ref = reader.guide_screen.ref
        name = expected.text(guide.film.film.title) if ref == "film" else expected.name(ref)
        await reader.press("i")
        assert titled(reader).startswith(flat(expected._("Sources: {name}").format(name=name)))
        whole = await reader.read_through(reader.page)
        assert expected._("Sources of each statement") in whole or expected._("No sources given.") in whole
        await reader.press("i")
        assert reader.lines == before


async def test_every_statement_names_its_sources(burn_out: Guide) -> None:
    """A character's sources list each source of the record, how sure it is and the sources' details."""
    expected = Reading.of(burn_out, "en")
    async with reading(burn_out, "en", WIDE, start="character:ghita") as reader:
        await reader.press("i")
        whole = await reader.read_through(reader.page)
    for name in burn_out.characters["ghita"].sources:
        source = burn_out.sources[name]
        assert flat(expected.name(f"source:{name}")) in whole
        assert (source.publisher or "") in whole
    assert f"●●● {len(burn_out.characters['ghita'].sources)} sources" in whole
    assert "●●● several independent sources, or a first-hand one" in whole


async def test_from_a_mark(burn_out: Guide, language: Language, size: Size) -> None:
    """The mark of a disputed entry opens both sides of the dispute, with what this guide does about it."""
    expected = Reading.of(burn_out, language)
    dispute = burn_out.disputes["wifes-name"]
    async with reading(burn_out, language, size, start="character:ghita") as reader:
        await reader.step_to("dispute:wifes-name")
        before = reader.lines
        assert flat("▸≠\N{NO-BREAK SPACE}" + expected.text(dispute.question))[:12] in flat(before)
        await reader.press("enter")
        top = flat(reader.lines[1 : size[1] - 1])
        assert flat(expected.text(dispute.question)) in top
        whole = await reader.read_through(reader.page)
        for claim in dispute.claims:
            assert flat(expected.text(claim.text)) in whole
            assert flat(expected.name(f"source:{claim.sources[0]}")) in whole
        assert flat(expected.text(dispute.kept)) in whole
        await reader.press("escape")
        assert reader.lines == before


async def test_a_fact_opens_at_its_dispute(burn_out: Guide) -> None:
    """The mark of a disputed fact opens the film's sources at that dispute."""
    async with reading(burn_out, "en", NORMAL) as reader:
        for name, dispute in burn_out.disputes.items():
            if dispute.about.startswith("fact:"):
                await reader.open(f"dispute:{name}")
                question = flat(reader.app.reading.text(dispute.question))
                assert flat(reader.shown(reader.page)[0:2]).startswith(f"≠ {question}") or question in reader.card
                await reader.press("escape")


async def test_following_a_source(burn_out: Guide, size: Size) -> None:
    """The reader opens a source, reads the entries that cite it, goes back to the same link, and leaves."""
    async with reading(burn_out, "en", size, start="character:aida") as reader:
        guide_before = reader.lines
        await reader.press("i")
        source = next(ref for ref in reader.page.text_layout.links if ref.startswith("source:"))
        if reader.page.link != source:
            await reader.step_to(source)
        before = reader.lines
        await reader.press("enter")
        name = reader.app.reading.name(source)
        assert titled(reader).startswith(flat(name))
        whole = await reader.read_through(reader.page)
        assert "What it supports" in whole
        assert "Aida" in whole
        await reader.press("backspace")
        assert reader.lines == before
        await reader.press("backspace")
        assert reader.lines == guide_before


async def test_from_a_source_to_an_entry(burn_out: Guide) -> None:
    """An entry that cites a source opens in its tab, and back returns to the place where the sources were opened."""
    async with reading(burn_out, "en", NORMAL, start="character:aida") as reader:
        before = reader.lines
        await reader.press("i")
        await reader.step_to("source:seed")
        await reader.press("enter")
        await reader.step_to("character:jad")
        await reader.press("enter")
        assert reader.app.screen is reader.guide_screen
        assert reader.card.startswith("Jad, 40")
        await reader.press("backspace")
        assert reader.lines == before


async def test_closing_from_deep_inside(burn_out: Guide) -> None:
    """The key for sources closes them from any source."""
    async with reading(burn_out, "en", NORMAL, start="character:aida") as reader:
        before = reader.lines
        await reader.press("i")
        await reader.step_to("source:seed")
        await reader.press("enter", "i")
        assert reader.lines == before


async def test_smallest_window(burn_out: Guide) -> None:
    """In a window of 40 by 12 all of the film's sources can be read and each link reached."""
    async with reading(burn_out, "en", SMALLEST) as reader:
        await reader.press("i")
        whole = await reader.read_through(reader.page)
        for source in burn_out.film.film.sources:
            assert flat(reader.app.reading.name(f"source:{source}")) in whole


async def test_no_sources(razzia: Guide) -> None:
    """A statement without a source says so."""
    first, *others = razzia.film.credits
    bare = msgspec.structs.replace(first, sources=())
    guide = Guide(msgspec.structs.replace(razzia.film, credits=(bare, *others)))
    expected = Reading.of(guide, "en")
    async with reading(guide, "en", WIDE, start=f"person:{bare.person}") as reader:
        await reader.press("i")
        whole = await reader.read_through(reader.page)
        assert f"{expected.name(f'work:{bare.work}')} · {bare.part} no source given" in whole


async def test_addresses_are_links_of_the_terminal(guide: Guide, size: tuple[int, int]) -> None:
    """Each address of the web is written out, and is a link that the terminal opens; enter asks to copy it."""
    name = next(source.id for source in guide.film.sources if source.address and to_url(source.address))
    address = guide.sources[name].address or ""
    async with reading(guide, "en", size) as reader:
        await reader.open(f"source:{name}")
        links = {segment.style.link for strip in screen_strips(reader.app) for segment in strip if segment.style}
        assert to_url(address) in links
        assert address in re.sub("[ \n│┃▸]", "", reader.text)
        while reader.page.link != to_url(address):
            await reader.press("down")
        await reader.press("enter")
        assert reader.app.clipboard == to_url(address)
        await reader.until(lambda: "Asked the terminal to copy" in reader.notice, "the notice")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("yabiladi.com/articles/details/57793", "https://yabiladi.com/articles/details/57793"),
        ("http://example.org/a?b=c", "http://example.org/a?b=c"),
        ("Le Matin, page 4", ""),
        ("file.txt:12 and more", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_web_addresses(written: str, address: str) -> None:
    """An address of the web is recognised with or without its scheme; anything else is text."""
    assert to_url(written) == address
