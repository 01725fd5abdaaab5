"""The trail at the top: where the reader came from."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.reader import WIDE, reading

from burnout_tui.film.guide import Guide
from burnout_tui.prose.measure import cells
from burnout_tui.prose.trail import latest_names, trail_text

NAMES = st.lists(
    st.text(st.characters(categories=["L", "Nd"], include_characters=" -’"), min_size=1, max_size=30).filter(str.strip)
)


JUMPS = ("character:jad", "person:anas-el-baz", "work:zero", "character:ghita", "person:sarah-perles")


async def test_the_trail_grows_and_shrinks(burn_out: Guide) -> None:
    """Every jump adds the place that was left; back takes it away again; at the beginning there is none."""
    async with reading(burn_out, "en", WIDE) as reader:
        assert "⌫" not in reader.lines[1]
        await reader.open("character:jad")
        await reader.open("person:anas-el-baz")
        assert reader.lines[1].endswith("  ⌫ Jad · Synopsis")
        await reader.press("backspace")
        assert reader.lines[1].endswith("  ⌫ Synopsis")
        await reader.press("backspace", "backspace")
        assert "⌫" not in reader.lines[1]


async def test_tabs_and_rows_are_no_jumps(burn_out: Guide) -> None:
    """The keys of the tabs, and enter on a row beside its card, add nothing; back returns to the exact place."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("pagedown", "down")
        before, lines = reader.whole_place, reader.lines
        await reader.open("character:jad")
        trail = reader.lines[1].partition("⌫")[2]
        assert trail == " Synopsis"
        await reader.press("3", "down", "enter", "right_square_bracket", "5", "2", "2", "down", "enter")
        assert reader.lines[1].partition("⌫")[2] == trail
        await reader.press("escape")
        assert (reader.whole_place, reader.lines) == (before, lines)


async def test_the_trail_names_as_many_places_as_fit(burn_out: Guide) -> None:
    """The latest three places are named; without room earlier ones are left out, then the trail as a whole."""
    async with reading(burn_out, "en", WIDE) as reader:
        for ref in (*JUMPS, "character:aida"):
            await reader.open(ref)
        assert reader.lines[1].endswith("  ⌫ Sarah Perles · Ghita · Zéro")
        await reader.resize((90, 24))
        assert reader.lines[1].endswith("  ⌫ Sarah Per…")
        for width in (80, 70, 50, 40):
            await reader.resize((width, 24))
            assert cells(reader.lines[1]) <= width
            assert "⌫" not in reader.lines[1]
            assert "5" in reader.lines[1]
            assert "  esc back" in reader.lines[-1]


async def test_the_trail_is_in_the_reader_s_language(burn_out: Guide) -> None:
    """Places are named in the reader's language."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("2")
        await reader.open("person:anas-el-baz")
        await reader.press("L")
        assert reader.lines[1].endswith("⌫ Personnages")


async def test_a_list_moves_under_the_same_trail(burn_out: Guide) -> None:
    """Moving in a list leaves the trail as it is."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.open("character:jad")
        await reader.press("left")
        before = reader.lines[1]
        await reader.press("down", "down")
        assert reader.lines[1] == before


@given(NAMES, st.integers(8, 120))
def test_a_trail_fits(names: list[str], width: int) -> None:
    """The trail is never wider than its room, and begins with the last place, or the beginning of its name.

    It needs only the latest names.
    """
    text = trail_text(names, width)
    assert trail_text(latest_names(reversed(names)), width) == text
    assert cells(text) <= width
    if names:
        assert text.startswith(names[-1]) or (text.endswith("…") and names[-1].startswith(text[:-1]))
    else:
        assert text == ""
