"""Keys act alike on every keyboard, and no key acts that the table of keys does not have."""

from collections.abc import AsyncIterator

import pytest
from tests.support.ferry import ferry
from tests.support.reader import NORMAL, Reader, reading
from textual.keys import key_to_character
from textual.widgets import Input

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.keys import DIALOG_KEYS, FIELD_KEYS, KEYS
from textual_wire.keyboard.parser import KeyParser

pytestmark = pytest.mark.slow

PLACES = {
    "2": ("app", "guide", "panel", "list"),
    "2 enter": ("app", "guide", "panel", "page"),
    "5": ("app", "guide", "panel", "ensemble", "picture"),
    "question_mark": ("dialog", "help", "page"),
    "i": ("dialog", "sources", "page"),
    "p": ("dialog", "path", "field"),
    "p enter enter": ("dialog", "path", "page"),
    "slash": ("search", "field"),
    "ctrl+p": ("palette", "field"),
    "0": ("app", "shelf", "list"),
}
"""Keys that lead to each kind of place, and the scopes of the keys there."""
TABS = {
    "cast": ('"', "٣"),
    "characters": ("é", "\x1b[233:50;2u"),
    "filmography": ("'", "\x1b[39::52;;39u"),
    "ensemble": ("(", "\x1bOu"),
    "synopsis": ("&", "１"),
}
"""The bytes that keyboards send for the digits of tabs."""
SPOILERS = ("س", "ы", "σ", "і", "S", "Ы", "ｓ", "\x1b[115;65;83u", "\x1b[1587::115;;1587u")
"""The bytes that keyboards send for the key s."""


BACK_AND_FORWARD = (
    ("\x1bb", "\x1bf"),
    ("\x1b\x1bOD", "\x1b\x1bOC"),
    ("\x1b\x1b[D", "\x1b\x1b[C"),
    ("\x1b[1;9D", "\x1b[1;9C"),
    ("\x1b[1;3D", "\x1b[1;3C"),
)
"""The bytes that keyboards send for alt with the left and the right arrow."""


@pytest.fixture
async def reader(burn_out: Guide, shelf: Shelf) -> AsyncIterator[Reader]:
    """A reader at the synopsis of the first of two films."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="tab:synopsis") as opened:
        yield opened


async def _send(reader: Reader, sent: str | bytes) -> None:
    """Send what a terminal would, in one read."""
    for message in KeyParser().feed(sent.encode() if isinstance(sent, str) else sent):
        assert message
        reader.app.post_message(message)
    await reader.settle()


def _of_the_table(scopes: tuple[str, ...]) -> set[str]:
    """Return the keys of some scopes; without those that type something, if one of them is a field."""
    rows = [row.keys.split(",") for row in (*KEYS, *DIALOG_KEYS) if row.scope in scopes]
    keys = {key for row in rows for key in row}
    return (
        keys
        if "field" not in scopes
        else {key for key in keys if not (key_to_character(key) or "\0").isprintable()} | {*FIELD_KEYS}
    )


async def test_every_active_binding_is_in_the_table(reader: Reader) -> None:
    """In each kind of place, the active keys are those of the table, and each key of the table is active somewhere."""
    found = set[str]()
    for keys, scopes in PLACES.items():
        await reader.press(*keys.split())
        active = set(reader.app.screen.active_bindings)
        assert active == _of_the_table(scopes), keys
        found |= active
        while len(reader.app.screen_stack) > 1:
            await reader.press("escape")
    assert found == {key for row in (*KEYS, *DIALOG_KEYS) for key in row.keys.split(",")} | {*FIELD_KEYS}


async def test_only_keys_of_the_table_quit(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """In each place ctrl+c quits, in the forms of other keyboards too, and ctrl+q does not."""
    quits: list[str] = []
    monkeypatch.setattr(reader.app, "exit", lambda *_: quits.append(type(reader.app.screen).__name__))
    for keys in ("2", "question_mark", "p", "slash j", "ctrl+p"):
        await reader.press(*keys.split())
        quits.clear()
        for sent in (b"\x11", b"\x1b[1590::113;5u", b"\x03", b"\x1b[1572;5u", b"\x1b[1089::99;5u"):
            await _send(reader, sent)
        assert len(quits) == 3, keys
        while len(reader.app.screen_stack) > 1:
            await reader.press("escape")


async def test_keys_act_alike_on_every_keyboard(reader: Reader) -> None:
    """Keys of other layouts and digits, alt+arrows in each spelling, and letters with caps lock have their effect."""
    for number in (0, 1):
        for tab, spellings in TABS.items():
            await _send(reader, spellings[number])
            assert reader.panel.tab == tab, ascii(spellings[number])
    await _send(reader, "éъ")
    assert reader.panel.tab == "cast"
    await reader.press("2")
    await reader.open("person:anas-el-baz")
    for back, forward in BACK_AND_FORWARD:
        await _send(reader, back)
        assert reader.panel.tab == "characters", back
        await _send(reader, forward)
        assert reader.panel.tab == "cast", forward
    for number, sent in enumerate(SPOILERS):
        await _send(reader, sent)
        assert reader.app.reading.spoilers is (number % 2 == 0), ascii(sent)
    await _send(reader, "2G")
    assert not reader.pointed.startswith("Ayoub")
    await _send(reader, "Д")
    assert reader.app.reading.language == "fr"


async def test_the_row_of_digits_of_a_french_keyboard_has_a_six() -> None:
    """The key of the sixth tab types § or - without shift; - keeps an effect of its own, unless its place is known."""
    async with reading(ferry(), "en", NORMAL) as reader:
        for sent, tab in (("§", "story"), ("(", "ensemble"), ("-", "ensemble"), ("&", "synopsis"), ("-", "story")):
            await _send(reader, sent)
            assert reader.panel.tab == tab, sent
        await _send(reader, "(")
        await _send(reader, "\x1b[45::54;;45u")
        assert reader.panel.tab == "story"
        assert {*reader.app.screen.active_bindings} == _of_the_table(("app", "guide", "panel", "story", "chart"))


async def test_fields_get_what_is_typed(reader: Reader) -> None:
    """In the search, the palette and the path, every character is typed as it is."""
    for opens in ("slash", "ctrl+p", "p"):
        await reader.press(opens)
        await _send(reader, "سéS٢ы&q")
        assert reader.app.screen.query_one(Input).value == "سéS٢ы&q"
        await reader.press("escape")
