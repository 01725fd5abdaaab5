"""The command palette."""

from pathlib import Path

import pytest
from tests.support.paths import CORPUS
from tests.support.reader import NORMAL, WIDE, Reader, reading
from textual.command import CommandList, CommandPalette
from textual.events import Paste
from textual.geometry import Offset
from textual.theme import BUILTIN_THEMES

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.shelf import load_shelf
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TAB_TITLES, tabs_of
from burnout_tui.view.key_table import KeyTable
from burnout_tui.view.palette import GuideCommands
from burnout_tui.view.themes.own import THEMES
from burnout_tui.view.widgets.entry_list import POINTER

QUIT = "Quit"


async def _commands(reader: Reader, query: str = "") -> list[str]:
    """Return the texts of the palette's commands, for a query or without one."""
    provider = GuideCommands(reader.app.screen)
    hits = provider.search(query) if query else provider.discover()
    return [str(hit.text or getattr(hit, "display", "")) async for hit in hits]


def _files(folder: Path) -> list[Path]:
    return [*folder.rglob("*")]


async def _run(reader: Reader, query: str) -> None:
    """Type a query in the palette, and run the first command."""
    await _open(reader)
    await reader.write(query)
    await _run_first(reader)


async def _run_pasted(reader: Reader, query: str) -> None:
    """Paste a query in the palette, and run the first command."""
    await _open(reader)
    reader.app.post_message(Paste(query))
    await reader.settle()
    await _run_first(reader)


async def _open(reader: Reader) -> None:
    await reader.press("ctrl+p")
    await reader.until(lambda: isinstance(reader.app.screen, CommandPalette), "the palette")


async def _run_first(reader: Reader) -> None:
    await reader.press("enter")
    await reader.until(lambda: not isinstance(reader.app.screen, CommandPalette), "the end of the palette")


async def test_the_commands_without_a_query(guide: Guide, language: Language) -> None:
    """Without a query, it lists the tabs, languages, spoilers, sources, copy, help, colours and quit."""
    expected = Reading.of(guide, language)
    async with reading(guide, language, WIDE) as reader:
        listed = await _commands(reader)
        await reader.press("ctrl+p")
        await reader.until(lambda: expected._("Copy") in reader.text, "the commands")
        for title in (TAB_TITLES[tab] for tab in tabs_of(expected)):
            assert expected._(title) in listed
            assert expected._(title) in reader.text
    for words in ("Show spoilers", "Sources", "Copy", "Help", "Colours…", QUIT):
        assert expected._(words) in listed
    assert {"English", "Français"} <= set(listed)


async def test_the_themes_are_a_group(burn_out: Guide) -> None:
    """The palette lists no theme by itself; its command for colours lists all of them, and nothing else."""
    own = [theme.name for theme in THEMES]
    async with reading(burn_out, "en", WIDE) as reader:
        assert not [command for command in await _commands(reader) if command.startswith("Colours: ")]
        assert f"Colours: {own[0]}" in await _commands(reader, own[0])
        await _open(reader)
        await reader.write("colours…")
        await reader.press("enter")
        await reader.until(lambda: f"  {own[1]} " in reader.text, "the themes")
        listed = [str(option.prompt).strip() for option in reader.app.screen.query_one(CommandList).options]
        assert listed[: len(own)] == own
        assert sorted(listed) == sorted({*BUILTIN_THEMES, *own})
        await reader.write("dracula")
        await _run_first(reader)
        assert reader.app.theme == "dracula"


@pytest.mark.slow
async def test_nothing_writes_on_the_disk(burn_out: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no command for a screenshot, and running a command of every kind leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path))
    async with reading(burn_out, "en", NORMAL) as reader:
        assert not [command for command in await _commands(reader) if "screenshot" in command.lower()]
        assert list(reader.app.get_system_commands(reader.app.screen)) == []
        provider = GuideCommands(reader.app.screen)
        # All themes have the same action, and so have all tabs.
        commands = [command for command in provider._typed() if command.text != QUIT]
        kinds = {
            command.action.partition("('")[0 if "guide(" not in command.action else 2]: command.action
            for command in commands
        }
        assert len(kinds) > 8
        for action in kinds.values():
            assert await reader.app.run_action(action), action
            await reader.settle()
            while reader.app.screen is not reader.guide_screen:
                await reader.press("escape")
        await reader.press("ctrl+s")
    assert _files(tmp_path) == []


async def test_every_record_is_found(guide: Guide, language: Language) -> None:
    """Each character, person, work and theme is found by its name, and opens from there."""
    expected = Reading.of(guide, language, spoilers=True)
    async with reading(guide, language, NORMAL, spoilers=True) as reader:
        names = {
            opening_name(expected, f"{kind}:{name}")
            for kind in ("character", "person", "work", "theme")
            for name in guide.table(kind)
        }
        for name in sorted(names):
            assert name in await _commands(reader, name)


@pytest.mark.slow
async def test_running(burn_out: Guide) -> None:
    """Enter opens the entry whose name was typed, and back returns to the previous place."""
    async with reading(burn_out, "en", WIDE) as reader:
        await _run(reader, "filmography")
        assert reader.panel.tab == "filmography"
        await reader.press("1")
        before = reader.lines
        for query, tab, words in (
            ("aida", "characters", "Aida, 25"),
            ("morjana", "cast", "Morjana Alaoui"),
            ("casanegra", "filmography", "Casanegra"),
        ):
            await _run(reader, query)
            assert reader.panel.tab == tab
            assert words in reader.text
            await reader.press("backspace")
            assert reader.lines == before


@pytest.mark.slow
async def test_running_the_others(burn_out: Guide) -> None:
    """The commands for spoilers, languages, themes, sources, copy and help have the effect that they name."""
    async with reading(burn_out, "en", WIDE) as reader:
        await _run_pasted(reader, "show spoilers")
        assert reader.app.reading.spoilers
        await _run_pasted(reader, "hide spoilers")
        assert not reader.app.reading.spoilers
        await _run_pasted(reader, "ville-blanche")
        assert reader.app.theme == "ville-blanche"
        await _run_pasted(reader, "colours: nord")
        assert reader.app.theme == "nord"
        await _run_pasted(reader, "copy")
        assert "Casablanca" in reader.app.clipboard
        await _run_pasted(reader, "sources")
        assert "Sources: Burn Out" in reader.text
        await reader.press("escape")
        await _run_pasted(reader, "help")
        assert reader.card.startswith("Move")


async def test_accents_and_case_do_not_matter(burn_out: Guide) -> None:
    """A name without its accents, in any case, finds the name with them."""
    async with reading(burn_out, "en", NORMAL) as reader:
        for query, name in (("abbes saladi", "Abbès Saladi"), ("ZERO", "Zéro"), ("LAILA", "Laïla Marrakchi")):
            assert name in await _commands(reader, query)


async def test_leaving(burn_out: Guide) -> None:
    """Escape closes the palette and changes nothing."""
    async with reading(burn_out, "en", NORMAL) as reader:
        before = reader.lines
        await reader.press("ctrl+p")
        await reader.write("zero")
        await reader.press("escape")
        assert reader.lines == before


def _pointed(reader: Reader) -> list[int]:
    """Return the rows with the palette's pointer."""
    shown, lines = reader.app.screen.query_one(CommandList).region, reader.lines
    rows = range(shown.y, min(shown.bottom, len(lines)))
    return [row for row in rows if POINTER in lines[row][shown.x : shown.right]]


async def test_the_choice_is_marked(burn_out: Guide, language: Language, size: tuple[int, int]) -> None:
    """Only the command that enter runs has the pointer; after an arrow key, the terminal's cursor is there too."""
    async with reading(burn_out, language, size) as reader:
        await reader.press("ctrl+p")
        await reader.until(lambda: _pointed(reader), "the commands")
        in_box = reader.app.cursor_position
        for key in ("down", "down", "pagedown", "up", "ctrl+end"):
            await reader.press(key)
            (row,) = _pointed(reader)
            assert reader.app.cursor_position.y == row, key
            assert reader.lines[row][reader.app.cursor_position.x] == POINTER, key
            option = reader.app.screen.query_one(CommandList).highlighted_option
            assert option and str(option.prompt).partition("\n")[0].rstrip() in reader.lines[row]
        await reader.write("z")
        assert reader.app.cursor_position == in_box + Offset(1, 0)


async def test_keys_of_commands(burn_out: Guide) -> None:
    """A command with a key has it at the right end of its row, also one that the reader has bound; others have none."""
    async with reading(burn_out, "en", (80, 40), keys=KeyTable({"help": ("f3",)})) as reader:
        await _open(reader)
        rows = {words[1]: words[-2] for line in reader.lines if len(words := line.split()) > 3}
        assert (rows["Cast"], rows["Search"], rows["Help"]) == ("3", "/", "F3")
        assert not any("Français" in line and line.split()[1:-1] != ["Français"] for line in reader.lines)


@pytest.mark.parametrize("title", ["x[/]", "[bold]T[/bold]", "[@click=app.bell]y[/]", "[/"])
async def test_titles_with_brackets_are_no_markup(tmp_path: Path, title: str) -> None:
    """The title of a film on the shelf is listed as it is written, whatever brackets are in it."""
    text = (CORPUS / "valid" / "minimal.toml").read_text()
    files = [tmp_path / "dust.toml", tmp_path / "other.toml"]
    for file, name in zip(files, ("Dust", title), strict=True):
        file.write_text(text.replace("Dust", name))
    shelf = load_shelf(files)
    async with reading(shelf.guides["dust"], "en", (80, 40), shelf=shelf) as reader:
        await _open(reader)
        assert title in reader.text
