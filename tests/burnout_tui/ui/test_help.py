"""The help: every key, from the table of keys."""

import pytest
from tests.support.reader import NARROW, NORMAL, SMALLEST, WIDE, flat, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.reading import Reading
from burnout_tui.view.key_names import key_names
from burnout_tui.view.keys import GROUPS, KEYS
from burnout_tui.view.widgets.page import Page

Size = tuple[int, int]


async def test_every_key(burn_out: Guide, language: Language, size: Size) -> None:
    """The help lists each key with what it does, under its heading, and the signs; whole in a large window."""
    expected = Reading.of(burn_out, language)
    async with reading(burn_out, language, size) as reader:
        await reader.press("question_mark")
        whole = await reader.read_through(reader.page)
        if size == WIDE:
            assert reader.page.text_layout.lines[-1].text in "\n".join(reader.shown(reader.page))
            whole += " " + flat(reader.shown(reader.app.screen.query_one("#signs")))
        for key in KEYS:
            if key.help:
                first = key_names(expected, key.shown.split(" ")[0])
                assert flat(first) in whole
                assert flat(expected._(key.help)) in whole
        for group in GROUPS:
            assert expected._(group) in whole
        for sign in ("›", "≠", "★", "◆", "†", "‡", "◌", "◉", "━━", "╌╌", "●", "○", "▬", "≡", "♥", "✗"):
            assert sign in whole
        assert f"· {expected._('kind not known')}" in whole
        assert expected._("the selection") in whole


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_two_columns(burn_out: Guide, language: Language) -> None:
    """In a window of 120 by 40 all of the help shows at once; in a smaller one it is one column, and in its place."""
    async with reading(burn_out, language, WIDE) as reader:
        await reader.press("question_mark")
        assert all(page.text_layout.lines[-1].text.strip() in reader.text for page in reader.app.screen.query(Page))
        lines = reader.lines
        await reader.resize(NORMAL)
        assert not reader.shown(reader.app.screen.query_one("#signs"))
        await reader.resize(WIDE)
        assert reader.lines == lines


def test_every_key_has_words() -> None:
    """The help explains each kind of action of the table, in the row of one of the scopes that have it."""
    explained = {key.action.partition("(")[0] for key in KEYS if key.help}
    assert explained == {key.action.partition("(")[0] for key in KEYS}
    assert {key.group for key in KEYS} == set(GROUPS)


async def test_help_in_the_smallest_window(burn_out: Guide) -> None:
    """In a window of 40 by 12 all of the help can be read."""
    async with reading(burn_out, "en", SMALLEST) as reader:
        await reader.press("question_mark")
        whole = await reader.read_through(reader.page)
        assert "find any command by typing" in whole
        assert whole.endswith("* art")


async def test_leaving(guide: Guide) -> None:
    """Escape, backspace and the help's own keys return from the help to the previous place."""
    async with reading(guide, "en", NORMAL) as reader:
        await reader.press("2", "down", "right")
        before = reader.lines
        for key in ("escape", "backspace", "alt+left", "question_mark", "f1"):
            await reader.press("question_mark")
            assert reader.lines != before
            assert "esc: back" in reader.lines[-1]
            await reader.press(key)
            assert reader.lines == before


async def test_keys_of_the_guide_are_inactive(burn_out: Guide) -> None:
    """While the help is open, the keys of the guide below it change nothing there."""
    async with reading(burn_out, "en", WIDE) as reader:
        before = reader.lines
        await reader.press("question_mark", "2", "y", "i", "right_square_bracket", "escape")
        assert reader.lines == before
        assert reader.app.clipboard == ""


async def test_theme_in_the_help(burn_out: Guide) -> None:
    """The key for colours works in the help."""
    async with reading(burn_out, "en", NARROW) as reader:
        await reader.press("question_mark", "t")
        assert reader.app.theme == "ville-blanche"
        assert reader.card.startswith("Move")


async def test_hints_are_keys(burn_out: Guide) -> None:
    """Each hint at the foot names a key of the table, and pressing what the hint says works."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("2")
        hints = dict(hint.split(" ", 1) for hint in reader.lines[-1].strip().split("  "))
        assert hints["s"] == "show spoilers"
        assert hints["L"] == "language"
        shown = {part for key in KEYS for part in key.shown.split(" ")} | {"↑↓"}
        assert set(hints) <= shown
