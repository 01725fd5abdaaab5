"""The trail at the top: where the reader came from."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.reader import NARROW, NORMAL, SMALLEST, WIDE, reading

from burnout_tui.film.guide import Guide
from burnout_tui.prose.measure import cells
from burnout_tui.prose.trail import trail_text

NAMES = st.lists(
    st.text(st.characters(categories=["L", "Nd"], include_characters=" -’"), min_size=1, max_size=30).filter(str.strip)
)


JUMPS = ("character:jad", "person:anas-el-baz", "work:zero", "character:ghita", "person:sarah-perles")


async def test_the_trail_grows_and_shrinks(burn_out: Guide) -> None:
    """Every jump adds the place that was left; back takes it away again; at the beginning there is none."""
    async with reading(burn_out, "en", WIDE) as reader:
        assert set(reader.lines[2]) == {"─"}
        await reader.open("character:jad")
        await reader.open("person:anas-el-baz")
        assert reader.lines[2].startswith("── Synopsis › Jad › ──")
        await reader.press("backspace")
        assert reader.lines[2].startswith("── Synopsis › ──")
        await reader.press("backspace", "backspace")
        assert set(reader.lines[2]) == {"─"}


async def test_tabs_and_rows_are_no_jumps(burn_out: Guide) -> None:
    """The keys of the tabs, and enter on a row beside its card, add nothing; back returns to the exact place."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("pagedown", "down")
        before, lines = reader.whole_place, reader.lines
        await reader.open("character:jad")
        trail = reader.lines[2]
        assert "Synopsis" in trail
        await reader.press("3", "down", "enter", "right_square_bracket", "5", "2", "2", "down", "enter")
        assert reader.lines[2] == trail
        await reader.press("escape")
        assert (reader.whole_place, reader.lines) == (before, lines)


async def test_the_trail_is_cut_in_the_middle(burn_out: Guide) -> None:
    """The trail's rule is as wide as the window; the first and the last place remain if others are omitted."""
    async with reading(burn_out, "en", SMALLEST) as reader:
        for ref in JUMPS[:4]:
            await reader.open(ref)
        for size in (SMALLEST, NARROW, NORMAL, WIDE):
            await reader.resize(size)
            assert cells(reader.lines[2]) == size[0]
            assert reader.lines[2].startswith("── Synopsis › ")
            assert reader.lines[2].rstrip("─").endswith("Zéro › ")
            assert ("…" in reader.lines[2]) == (size == SMALLEST)


async def test_a_long_trail_names_the_last_places(burn_out: Guide) -> None:
    """The trail names the first place and the last four, however long it is and however wide the window."""
    async with reading(burn_out, "en", WIDE) as reader:
        for ref in (*JUMPS, "character:aida"):
            await reader.open(ref)
        assert reader.lines[2].startswith("── Synopsis › … › Anas El Baz › Zéro › Ghita › Sarah Perles › ──")


async def test_the_trail_is_in_the_reader_s_language(burn_out: Guide) -> None:
    """Places are named in the reader's language."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("2")
        await reader.open("person:anas-el-baz")
        assert "Characters ›" in reader.lines[2]
        await reader.press("L")
        assert "Personnages ›" in reader.lines[2]


async def test_a_list_moves_under_the_same_trail(burn_out: Guide) -> None:
    """Moving in a list leaves the trail as it is."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.open("character:jad")
        await reader.press("3")
        before = reader.lines[2]
        await reader.press("down", "down")
        assert reader.lines[2] == before


@given(NAMES, st.integers(8, 120))
def test_a_trail_fits(names: list[str], width: int) -> None:
    """The trail is never wider than its room, and keeps the last place, or the beginning of its name."""
    text = trail_text(names, width)
    assert cells(text) <= width
    if names:
        assert text.endswith((names[-1], "…"))
    else:
        assert text == ""
