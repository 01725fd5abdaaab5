"""The terminal's cursor in dialogs with an input and a list; braille displays follow it."""

from tests.support.reader import NORMAL, Reader, reading
from textual.geometry import Offset

from burnout_tui.film.guide import Guide
from burnout_tui.view.screens.search import SearchScreen
from burnout_tui.view.widgets.entry_list import POINTER


async def _answered(reader: Reader) -> None:
    screen = reader.app.screen
    assert isinstance(screen, SearchScreen)
    await reader.until(lambda: screen.results_current, "an answer to what is typed")


async def test_search(burn_out: Guide) -> None:
    """The terminal's cursor is on the selected hit after an arrow, and in the input after a letter or a move there."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash", "a", "y")
        await _answered(reader)
        in_box = reader.app.cursor_position
        assert reader.lines[in_box.y][: in_box.x].endswith("ay")
        for key in ("down", "down", "up", "pagedown", "pageup"):
            await reader.press(key)
            row = next(row for row, line in enumerate(reader.lines) if POINTER in line)
            place = reader.app.cursor_position
            assert (place.y, reader.lines[row][place.x - 1]) == (row, POINTER), key
        await reader.press("o")
        assert reader.app.cursor_position == in_box + Offset(1, 0)
        await reader.press("down", "left")
        assert reader.app.cursor_position == in_box
        await reader.press("down", "escape", "slash", "backspace")
        assert reader.app.cursor_position == in_box - Offset(2, 0)


async def test_search_without_a_choice(burn_out: Guide) -> None:
    """An arrow leaves the cursor in the input if nothing is found, and moves it to a hit otherwise."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash")
        await reader.write("xyzzy")
        await _answered(reader)
        place = reader.app.cursor_position
        await reader.press("down", "pagedown")
        assert reader.app.cursor_position == place
        await reader.press("ctrl+u")
        await reader.write("zero")
        await _answered(reader)
        await reader.press("up")
        place = reader.app.cursor_position
        assert POINTER in reader.lines[place.y]


async def test_path(burn_out: Guide) -> None:
    """After an arrow the cursor is on the pointer; after a letter, and at the next question, in the input."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("p")
        in_box = reader.app.cursor_position
        for key in ("down", "down", "pagedown", "up"):
            await reader.press(key)
            place = reader.app.cursor_position
            assert reader.lines[place.y][place.x] == POINTER, key
        await reader.press("a")
        assert reader.app.cursor_position == in_box + Offset(1, 0)
        await reader.press("down", "enter")
        assert reader.app.cursor_position == in_box
        await reader.press("down", "enter")
        assert reader.app.screen.focused is reader.page
        assert reader.app.cursor_position != in_box
        await reader.press("escape")
        assert reader.app.cursor_position == in_box
