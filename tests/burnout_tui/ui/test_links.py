"""Every name is a link, and every link opens in its tab."""

from collections.abc import Iterator

import pytest
from msgspec.structs import asdict
from tests.support.reader import NARROW, NORMAL, WIDE, Reader, flat, reading
from tests.support.titles import titled

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.reading import Reading

TAB_OF = {"character": "characters", "person": "cast", "work": "filmography", "theme": "synopsis", "fact": "synopsis"}
Size = tuple[int, int]


def _cards(expected: Reading) -> Iterator[Document]:
    """Yield every page of the guide."""
    yield synopsis_document(expected)
    yield facts_document(expected)
    for kind in ("character", "person", "work"):
        yield from (card(expected, f"{kind}:{name}") for name in expected.guide.table(kind))


def _links(documents: Iterator[Document]) -> list[str]:
    """Return the refs of all links and tails of some documents, each once."""
    spans = (
        span
        for document in documents
        for block in document
        for span in (*block.spans, *(part for part in (block.label, block.tail) if part))
    )
    return list(dict.fromkeys(span.ref for span in spans if span.ref))


@pytest.mark.slow
@pytest.mark.varied(size=[NORMAL, NARROW], spoilers=[True, False])
async def test_every_link_and_every_record(guide: Guide, language: Language, size: Size, spoilers: bool) -> None:
    """Each link of any page, and each record's ref, opens in its tab, or in a window, and shows what it names."""
    expected = Reading.of(guide, language, spoilers)
    links = _links(_cards(expected))
    assert {"character", "person", "work"} <= {ref.partition(":")[0] for ref in links}
    records = [
        f"{kind}:{name}"
        for kind in TAB_OF
        for name, record in guide.table(kind).items()
        if spoilers or not getattr(record, "spoiler", False)
    ]
    async with reading(guide, language, size, spoilers=spoilers) as reader:
        for ref in dict.fromkeys([*links, *records]):
            await reader.open(ref)
            await _opened(reader, expected, ref)


@pytest.mark.slow
async def test_every_source(guide: Guide, language: Language) -> None:
    """Every source is linked from a sources screen. One with each set of keys opens with its name."""
    expected = Reading.of(guide, language, spoilers=True)
    kinds = ("character", "person", "work", "scene", "story")
    refs = ["film", *(f"{kind}:{name}" for kind in kinds for name in guide.table(kind))]
    found = [ref for ref in _links(sources_document(expected, ref) for ref in refs) if ref.startswith("source:")]
    assert set(found) == {f"source:{name}" for name in guide.sources}
    various = {frozenset(key for key, value in asdict(guide.sources[ref[7:]]).items() if value): ref for ref in found}
    assert len(various) > 1
    async with reading(guide, language, NARROW, spoilers=True) as reader:
        for ref in various.values():
            await reader.open(ref)
            assert reader.app.screen is not reader.guide_screen, ref
            assert flat(expected.name(ref)) in titled(reader), ref
        await reader.press("escape")
        assert reader.app.screen is reader.guide_screen


async def _opened(reader: Reader, expected: Reading, ref: str) -> None:
    """Check that opening a ref shows its entry in the right place; close a window over the guide again."""
    kind, _, name = ref.partition(":")
    if kind == "scene":
        assert (reader.panel.tab, reader.panel.ref) == ("story", ref)
    elif kind in ("source", "dispute", "story"):
        assert reader.app.screen is not reader.guide_screen, ref
        assert flat(expected.name(ref)) in titled(reader), ref
        await reader.press("escape")
        assert reader.app.screen is reader.guide_screen
    elif kind == "filmography":
        assert reader.panel.tab == "filmography"
        for person in name.split("+"):
            assert expected.name(f"person:{person}")[:12] in reader.time_line[0]  # a narrow window cuts two long names
    elif kind == "tab":
        assert reader.panel.tab == name
    else:
        assert reader.panel.tab == TAB_OF[kind], ref
        words = flat(opening_name(expected, ref))
        if kind in ("theme", "fact"):
            shown = reader.card
            # The label of a fact may take two lines, beside those of its text.
            assert all(word in shown.casefold() for word in words.casefold().split()), ref
        else:
            assert reader.card.startswith(words), ref
            assert reader.entries.selected == ref
            if reader.app.size[0] != NARROW[0]:
                assert any("▸" in row for row in reader.rows), ref


@pytest.mark.varied(size=[WIDE, NARROW])
async def test_enter_opens_the_selected_link(guide: Guide, size: Size) -> None:
    """Going down the story link by link, enter opens each of them and back returns to the same link."""
    async with reading(guide, "fr", size) as reader:
        expected = reader.app.reading
        links = list(reader.page.text_layout.links)[:10]
        for number, ref in enumerate(links):
            if number:
                await reader.step_to(ref)
            before = reader.lines
            await reader.press("enter")
            await _opened(reader, expected, ref)
            if reader.app.screen is reader.guide_screen and reader.lines != before:
                await reader.press("backspace")
            assert reader.lines == before


async def test_links_of_a_card(burn_out: Guide) -> None:
    """The reader goes from Aida's card to her actor, to a work of hers, to its director, and all the way back."""
    async with reading(burn_out, "en", NORMAL, start="character:aida") as reader:
        seen = [reader.lines]
        assert reader.pointed == "Sarah Perles"
        await reader.press("enter")
        assert (reader.panel.tab, reader.card[:12]) == ("cast", "Sarah Perles")
        seen.append(reader.lines)
        await reader.step_to("work:burn-out")
        seen[-1] = reader.lines
        await reader.press("enter")
        assert (reader.panel.tab, reader.entries.selected) == ("filmography", "work:burn-out")
        if reader.page.link != "person:nour-eddine-lakhmari":
            await reader.step_to("person:nour-eddine-lakhmari")
        seen.append(reader.lines)
        await reader.press("enter")
        assert reader.card.startswith("Nour-Eddine Lakhmari")
        for lines in reversed(seen):
            await reader.press("backspace")
            assert reader.lines == lines


async def test_starts_at_a_ref(guide: Guide, size: Size) -> None:
    """An app that starts at an entry shows it at once, with its list."""
    expected = Reading.of(guide, "en")
    for ref in (f"character:{next(iter(guide.characters))}", f"person:{guide.film.film.directors[0]}"):
        async with reading(guide, "en", size, start=ref) as reader:
            await _opened(reader, expected, ref)
    async with reading(guide, "en", size, start="tab:cast") as reader:
        assert reader.panel.tab == "cast"
        assert reader.pointed.startswith(expected.name(f"person:{guide.film.roles[0].person}"))
