"""The guide on terminals that show few characters or few colours."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest
from rich.color import Color, ColorType
from rich.style import Style
from tests.support.reader import NORMAL, TABS, WIDE, Reader, reading, screen_strips

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.view.terminal_filter import TerminalFilter
from burnout_tui.view.widgets.entry_list import EntryList
from textual_wire.detection.detect import detect

pytestmark = pytest.mark.slow

EVERY_TAB = (*TABS.values(), "5")


@asynccontextmanager
async def _on(
    guide: Guide, environ: Mapping[str, str], size: tuple[int, int] = NORMAL, language: Language = "en", theme: str = ""
) -> AsyncIterator[Reader]:
    """Return a reader at the terminal that an environment describes."""
    terminal = detect({"TERM": "xterm-kitty", "LANG": "C.UTF-8", **environ})
    async with reading(guide, language, size, terminal=terminal, theme=theme) as reader:
        yield reader


def _styles(reader: Reader) -> list[Style]:
    return [segment.style for strip in screen_strips(reader.app) for segment in strip if segment.style]


def _colours(reader: Reader) -> list[Color]:
    found = [colour for style in _styles(reader) for colour in (style.color, style.bgcolor)]
    return [colour for colour in found if colour and not colour.is_default]


@pytest.mark.slow
@pytest.mark.varied(theme=["noir", "ansi", "textual-light"])
async def test_nothing_but_ascii(guide: Guide, language: Language, size: tuple[int, int], theme: str) -> None:
    """An ASCII terminal gets only ASCII, in every tab, dialog and theme."""
    async with _on(guide, {"LC_ALL": "C"}, size, language, theme) as reader:
        for key in (
            *EVERY_TAB,
            "question_mark",
            "escape",
            "2",
            "i",
            "escape",
            "slash",
            "a",
            "escape",
            "ctrl+p",
            "escape",
        ):
            await reader.press(key)
            assert reader.text.isascii(), key
            assert all(strip.cell_length == size[0] for strip in screen_strips(reader.app))
        await reader.press("y")
        assert reader.notice
        assert reader.text.isascii()


@pytest.mark.slow
async def test_the_layout_is_the_same(guide: Guide, language: Language) -> None:
    """The layout is the same as elsewhere: frames are in the same columns, and ASCII text is unchanged."""
    screens: list[list[str]] = []
    for locale in ("C", "C.UTF-8"):
        async with _on(guide, {"LC_ALL": locale}, (120, 30), language) as reader:  # too low for the drawing
            for key in TABS.values():
                await reader.press(key)
                screens.append(reader.lines[2:-1])
    half = len(TABS)
    for poor, rich in zip(screens[:half], screens[half:], strict=True):
        for line, full in zip(poor, rich, strict=True):
            frames = [column for column, sign in enumerate(full) if sign == "│"]
            assert all(line[column] == "|" for column in frames), (line, full)
            if full.isascii():
                assert line == full


async def test_letters_that_the_terminal_has(burn_out: Guide) -> None:
    """A Latin-1 terminal shows accents, and ASCII for the rest; the old PC's shows frames too."""
    async with _on(burn_out, {"LC_ALL": "fr_FR.ISO-8859-1"}, WIDE, "fr") as reader:
        await reader.press("2")
        assert "révélations masquées" in reader.lines[0]
        reader.text.encode("iso8859-1")
        assert "> Ayoub" in reader.text
        assert "|" in reader.text
    async with _on(burn_out, {"LC_ALL": "fr_FR.CP437"}, WIDE, "fr") as reader:
        await reader.press("2")
        reader.text.encode("cp437")
        assert "révélations masquées" in reader.lines[0]
        assert "│" in reader.text


@pytest.mark.parametrize(("locale", "listed"), [("C", True), ("fr_FR.ISO-8859-1", True), ("C.UTF-8", False)])
async def test_the_ensemble_as_a_list(burn_out: Guide, locale: str, listed: bool) -> None:
    """On a terminal without line characters the ensemble is a list."""
    async with _on(burn_out, {"LC_ALL": locale}, WIDE) as reader:
        await reader.press("5")
        assert isinstance(reader.app.screen.focused, EntryList) is listed


async def test_keys_by_name(burn_out: Guide) -> None:
    """The enter key is named if its sign cannot be shown, so it is not confused with another sign."""
    async with _on(burn_out, {"LC_ALL": "C"}) as reader:
        assert "Enter open" in reader.lines[-1]
    async with _on(burn_out, {}) as reader:
        assert "⏎ open" in reader.lines[-1]


@pytest.mark.slow
@pytest.mark.varied(term=["xterm-256color", "xterm", "linux"], theme=["noir", "ville-blanche", "ansi", "nord"])
async def test_few_colours(burn_out: Guide, term: str, theme: str) -> None:
    """Only colours that the terminal has are sent, in every theme."""
    allowed = {ColorType.EIGHT_BIT, ColorType.STANDARD} if term == "xterm-256color" else {ColorType.STANDARD}
    async with _on(burn_out, {"TERM": term}, theme=theme) as reader:
        for key in (*EVERY_TAB, "ctrl+p"):
            await reader.press(key)
            assert {colour.type for colour in _colours(reader)} <= allowed
            if term == "linux":
                assert all((colour.number or 0) < 8 for colour in _colours(reader))


@pytest.mark.parametrize("environ", [{"TERM": "xterm"}, {"TERM": "linux"}, {"NO_COLOR": "1"}], ids=str)
async def test_the_theme_of_the_terminal_s_own_colours(burn_out: Guide, environ: dict[str, str]) -> None:
    """With sixteen colours or fewer the guide opens in the ansi theme, and the key switches to others."""
    async with _on(burn_out, environ) as reader:
        assert reader.app.theme == "ansi"
        await reader.press("t")
        assert reader.app.theme == "noir"


@pytest.mark.parametrize("theme", ["", "nord"])
async def test_no_colour(burn_out: Guide, theme: str) -> None:
    """With NO_COLOR no style has a colour; the selection is reversed and has its sign, also in dialogs."""
    async with _on(burn_out, {"NO_COLOR": "1"}, theme=theme) as reader:
        for key in ("2", "down", "ctrl+p", "down"):
            await reader.press(key)
            assert not any(style.color or style.bgcolor for style in _styles(reader))
            assert any(style.reverse and style.bold for style in _styles(reader))
        await reader.press("escape")
        (line,) = (strip for strip in screen_strips(reader.app) if "▸" in strip.text)
        selected = next(segment for segment in line if "▸" in segment.text)
        assert selected.style and selected.style.reverse and selected.style.bold


async def test_this_process_s_environment_has_no_effect(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the guide's process does not change what a visitor's terminal gets."""
    async with _on(burn_out, {}) as reader:
        before = screen_strips(reader.app)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "LC_ALL": "C", "COLORTERM": ""}.items():
        monkeypatch.setenv(name, value)
    async with _on(burn_out, {}) as reader:
        assert screen_strips(reader.app) == before
        assert not reader.app.no_color


async def test_italic_text(burn_out: Guide) -> None:
    """Italic text is sent upright to GNU screen, which would show it reversed, like a selection."""
    for term, slanted in (("xterm-256color", True), ("screen-256color", False)):
        async with _on(burn_out, {"TERM": term}, WIDE) as reader:
            await reader.press("5")
            assert any(style.italic for style in _styles(reader)) is slanted


async def test_a_capable_terminal_has_no_filter(burn_out: Guide) -> None:
    """On a terminal that shows everything, nothing is filtered."""
    async with _on(burn_out, {}) as reader:
        assert not any(isinstance(part, TerminalFilter) for part in reader.app.get_line_filters())
