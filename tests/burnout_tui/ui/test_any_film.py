"""Any valid film shows in every tab, at every width."""

import asyncio

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.reader import TABS, reading, screen_text
from tests.support.strategies import films

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Film
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.layout import MIN_WIDTH, lay_out
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.plain import guide_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.timeline import timeline

pytestmark = pytest.mark.slow

LANGUAGES = st.sampled_from(("en", "fr"))


def _pages(expected: Reading) -> list[Document]:
    """Return every page of a guide."""
    refs = [
        f"{kind}:{name}" for kind in ("character", "person", "work", "theme") for name in expected.guide.table(kind)
    ]
    sources = ["film", *refs, *(f"source:{name}" for name in expected.guide.sources)]
    return [
        synopsis_document(expected),
        facts_document(expected),
        *(card(expected, ref) for ref in refs),
        *(sources_document(expected, ref) for ref in sources),
    ]


@examples(3, suppress_health_check=list(HealthCheck))
@given(film=films(), language=LANGUAGES, spoilers=st.booleans())
def test_every_width(film: Film, language: str, spoilers: bool) -> None:
    """At every width from 40 to 200 no line of any page is wider, no word is lost, and each link has its lines."""
    expected = Reading.of(Guide(film), "fr" if language == "fr" else "en", spoilers)
    for page in _pages(expected):
        words = _letters(span.text for block in page for span in block.spans)
        links = lay_out(page, 80).links
        for width in range(40, 201):
            laid = lay_out(page, width)
            assert all(cells(line.text) <= width for line in laid.lines)
            assert laid.links == links
            assert len(laid.link_lines) == len(links)
            assert [line.block for line in laid.lines] == sorted(line.block for line in laid.lines)
        assert len(_letters(line.text for line in laid.lines)) >= len(words)


def _letters(texts: object) -> str:
    return "".join("".join(map(str, texts)).split())  # type: ignore[call-overload]


@examples(20)
@given(film=films(), width=st.integers(20, 300), language=LANGUAGES, spoilers=st.booleans())
def test_plain_text(film: Film, width: int, language: str, spoilers: bool) -> None:
    """The plain text of any film has no line wider than was asked for."""
    expected = Reading.of(Guide(film), "fr" if language == "fr" else "en", spoilers, on_screen=False)
    assert all(cells(line) <= width for line in guide_lines(expected, width))


@examples(100)
@given(text=st.text(max_size=40), width=st.integers(0, 30))
def test_truncation(text: str, width: int) -> None:
    """A truncated text is never wider than allowed, and shows that it was truncated."""
    shown = truncate(text, width)
    assert cells(shown) <= width
    assert shown == text or shown.endswith("…") or width == 0


@examples(40)
@given(film=films(5), width=st.integers(10, 200))
def test_time_line(film: Film, width: int) -> None:
    """The lines of a time line are as wide as was asked for, and each dated work has a mark in its column."""
    if picture := timeline(film.works, width):
        assert cells(picture.marks) == cells(picture.axis) == cells(picture.years) == width
        for work in film.works:
            if work.year is not None:
                assert picture.marks[picture.columns[work.year]] != " "


@examples(3, suppress_health_check=list(HealthCheck))
@given(film=films(), columns=st.integers(40, 200), rows=st.integers(12, 60), language=LANGUAGES)
def test_in_the_app(film: Film, columns: int, rows: int, language: str) -> None:
    """In the app every tab of any film shows at any size: nothing fails, and no line is wider than the window."""
    asyncio.run(_walk(Guide(film), "fr" if language == "fr" else "en", (columns, rows)))


async def _walk(guide: Guide, language: str, size: tuple[int, int]) -> None:
    async with reading(guide, "fr" if language == "fr" else "en", size, spoilers=True) as reader:
        for key in (*TABS.values(), "5"):
            for pressed in (key, "down", "enter", "end", "i", "escape", "s"):
                await reader.press(pressed)
                lines = screen_text(reader.app)
                assert len(lines) == size[1]
                assert all(cells(line) <= size[0] for line in lines)
                assert any(lines)


@pytest.mark.parametrize("width", [-5, 0, 1, MIN_WIDTH])
def test_too_small_widths(burn_out: Guide, width: int) -> None:
    """A width that is too small for words counts as the smallest allowed width."""
    laid = lay_out(synopsis_document(Reading.of(burn_out, "en")), width)
    assert max(cells(line.text) for line in laid.lines) <= MIN_WIDTH
