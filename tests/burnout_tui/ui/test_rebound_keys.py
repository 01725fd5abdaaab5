"""Keys that ``config.toml`` rebinds: they work, the old ones do not, and the help and the hints show them."""

from collections.abc import Iterator

import pytest
from tests.support.reader import NORMAL, WIDE, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.settings.rebinding import rebind
from burnout_tui.view.actions import action_name, action_names
from burnout_tui.view.key_table import FIXED, KeyTable, contexts, types
from burnout_tui.view.keys import DIALOG_KEYS, KEYS, bindings


def _table(**keys: str | list[str]) -> KeyTable:
    """Return the table for ``[keys]`` with these values, without problems."""
    rebound, problems = rebind({name.replace("_", "-"): value for name, value in keys.items()})
    assert not problems
    return KeyTable(rebound)


async def test_rebound_keys_work(burn_out: Guide) -> None:
    """An action has its new keys and no longer its old one, in lists, cards, the picture and dialogs alike."""
    keys = _table(down=["n", "f9"], up="w", open="o", back="b", sources="f2", ensemble="ctrl+e", search="ctrl+f")
    async with reading(burn_out, "en", NORMAL, keys=keys) as reader:
        await reader.press("2", "down", "j")
        assert reader.pointed.startswith("Ayoub")
        await reader.press("n", "f9")
        assert reader.pointed.startswith("Ghita")
        await reader.press("w", "o", "f2")
        assert "Sources: Jad" in reader.text
        await reader.press("i")
        assert "Sources: Jad" in reader.text
        await reader.press("b")
        assert "Sources: Jad" not in reader.text
        await reader.press("b", "f2", "f2")
        assert reader.pointed.startswith("Jad")
        await reader.press("ctrl+e")
        here = reader.panel.ref
        await reader.press("down")
        assert reader.panel.ref == here
        await reader.press("n")
        assert reader.panel.ref != here
        await reader.press("slash")
        assert reader.app.screen is reader.guide_screen
        await reader.press("ctrl+f", "n", "e", "o")
        assert "neo" in reader.text


async def test_usual_keys_stay_where_one_types(burn_out: Guide) -> None:
    """In the search the arrows, enter and escape stay whatever is rebound; new keys that type nothing join them."""
    keys = _table(down=["n", "ctrl+n"], up=["ctrl+p"], palette="f6", back="b", open="f7")
    async with reading(burn_out, "en", NORMAL, keys=keys) as reader:
        await reader.press("slash", *"ana", "down", "ctrl+n")
        assert "ana" in reader.text
        third = reader.app.screen.query_one("Results").link  # type: ignore[attr-defined] # its class is Results
        await reader.press("up", "ctrl+p", "down", "down")
        assert third == reader.app.screen.query_one("Results").link  # type: ignore[attr-defined]
        await reader.press("escape")
        assert reader.app.screen is reader.guide_screen


async def test_help_and_hints_show_them(burn_out: Guide) -> None:
    """The help page and the hint bar show the new keys as they are written; an action without a key is not shown."""
    keys = _table(search="ctrl+/", up="w", down="s", spoilers="f2", quit="x", copy=[], help=["f1", "?"])
    async with reading(burn_out, "en", WIDE, keys=keys) as reader:
        hints = reader.lines[-1]
        assert all(hint in hints for hint in ("w s move", "ctrl+/ search", "F2 show spoilers", "F1 help", "x quit"))
        assert "copy" not in hints
        await reader.press("f1")
        text = await reader.read_through(reader.page)
        assert "ctrl+/" in text
        assert "x ctrl+c" in text
        assert "ask the terminal to copy" not in text
        await reader.press("x")
        assert reader.app.screen is reader.guide_screen


async def test_there_is_always_a_way_out(burn_out: Guide) -> None:
    """ctrl+c quits and escape closes dialogs, whatever is rebound; the key that opens the help closes it."""
    async with reading(burn_out, "en", NORMAL, keys=_table(quit="f9", back="f8", help="f7")) as reader:
        await reader.press("f7", "escape", "f7", "f7")
        assert reader.app.screen is reader.guide_screen
        reader.app.simulate_key("ctrl+c")
        await reader.until(lambda: reader.app._exit, "the end of the app", settle=False)


def test_every_row_can_be_rebound() -> None:
    """Every action of the table has a name of letters and hyphens, and each of its rows follows a new key."""
    for name in action_names():
        assert name.replace("-", "").isalpha()
        table = KeyTable({name: ("f12",)})
        rows = [row for row in (*table.rows, *table.dialog_rows) if action_name(row) == name]
        assert rows
        for row in rows:
            assert "f12" in row.keys.split(",") or set(row.keys.split(",")) <= FIXED.keys()


def test_a_default_table_changes_nothing() -> None:
    """The table of a reader who has rebound nothing has the rows of the code, so Textual gets no keymap."""
    assert (KeyTable().rows, KeyTable().dialog_rows, dict(KeyTable().keymap)) == (KEYS, DIALOG_KEYS, {})


def _scopes() -> Iterator[str]:
    yield from dict.fromkeys(row.scope for row in (*KEYS, *DIALOG_KEYS))


@pytest.mark.parametrize("scope", _scopes())
def test_every_scope_is_in_a_context(scope: str) -> None:
    """Conflicts are looked for in each scope, except where the reader types: there only what types nothing is bound."""
    rows = bindings(scope)  # type: ignore[arg-type] # mypy widens the names of the scopes
    of_input = not any(types(key) for row in rows for key in row.key.split(","))
    assert of_input or any(scope in context for context in contexts())


async def test_notices_name_the_new_keys(burn_out: Guide, shelf: Shelf) -> None:
    """A notice that says which key to press names the reader's own."""
    keys = _table(quit="x", open="o", copy="c", back="b")
    async with reading(burn_out, "en", NORMAL, keys=keys) as reader:
        await reader.press("b")
        assert reader.lines[-1].strip() == "There is nothing to go back to; x quits."
    async with reading(burn_out, "en", NORMAL, keys=keys, shelf=shelf, start="shelf") as reader:
        await reader.press("c")
        assert reader.lines[-1].strip() == "c works in a film; o opens one."
        await reader.press("i")
        assert reader.lines[-1].strip() == "i works in a film; o opens one."
