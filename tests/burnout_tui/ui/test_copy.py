"""Copying an entry: the terminal gets a request, and the notice claims no more."""

import pytest
from tests.support.reader import NARROW, NORMAL, WIDE, flat, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.plain import entry_text
from burnout_tui.prose.reading import Reading
from textual_wire.detection.detect import detect


@pytest.mark.varied(tab=["1", "2", "3", "4"])
async def test_the_entry_is_copied(guide: Guide, language: Language, tab: str) -> None:
    """The clipboard gets the entry's plain text, whole, in the reader's language."""
    async with reading(guide, language, NORMAL) as reader:
        await reader.press(tab, "y")
        ref = reader.guide_screen.ref
        copied = reader.app.clipboard
        assert copied == entry_text(Reading.of(guide, language), ref)
        assert opening_name(reader.app.reading, ref).split("\n")[0] in copied
        assert copied.endswith("\n")
        assert "▸" not in copied
        assert max(map(len, copied.splitlines())) <= 80


async def test_the_terminal_gets_the_request(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal gets OSC 52 with the text in base 64."""
    from base64 import b64decode

    async with reading(burn_out, "en", NORMAL, start="character:aida") as reader:
        written: list[str] = []
        driver = reader.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        await reader.press("y")
        sent = next(text for text in written if "\x1b]52;" in text)
        _, _, rest = sent.partition("\x1b]52;c;")
        assert b64decode(rest.partition("\a")[0]).decode() == reader.app.clipboard


async def test_the_notice(burn_out: Guide, language: Language) -> None:
    """The notice says that the terminal was asked, not that it obeyed, and how to print the entry in any case."""
    view = Reading.of(burn_out, language)
    async with reading(burn_out, language, NARROW) as reader:
        for ref, target in (("tab:synopsis", "synopsis"), ("character:aida", "character:aida")):
            await reader.open(ref)
            await reader.press("y")
            words = view._("Asked the terminal to copy this entry.\n{command} prints it.")
            expected = flat(words.format(command=f"burnout-tui show {target}"))
            await reader.until(lambda expected=expected: expected in reader.notice, "the notice")  # type: ignore[misc]
            assert "copied" not in reader.notice


async def test_the_sources_are_copied(burn_out: Guide, language: Language) -> None:
    """The copy ends with the sources of the entry, each with its date and address."""
    async with reading(burn_out, language, NORMAL, start="character:aida") as reader:
        await reader.press("y")
        copied, view = reader.app.clipboard, reader.app.reading
    heading, _, sources = copied.rpartition(view._("Sources"))
    assert heading
    for source in burn_out.characters["aida"].sources:
        record = burn_out.sources[source]
        assert flat(view.name(f"source:{source}")) in flat(sources)
        assert (record.address or "") in sources


async def test_another_film_is_named(razzia: Guide) -> None:
    """The command in the notice prints the entry of the open film, not of the bundled one."""
    async with reading(razzia, "en", WIDE, start="character:ines") as reader:
        await reader.press("y")
        await reader.until(lambda: "razzia.toml prints it" in reader.notice, "the command with the file")


async def test_a_terminal_that_cannot_copy(burn_out: Guide) -> None:
    """If the terminal cannot be asked, nothing is sent; the notification names the command that prints the entry."""
    terminal = detect({"TERM": "vt100"}, "utf-8", 80, 24)
    async with reading(burn_out, "en", NORMAL, start="character:aida", terminal=terminal) as reader:
        await reader.press("y")
        await reader.until(lambda: "cannot copy" in reader.notice, "the notice")
        assert "burnout-tui show character:aida" in reader.notice
        assert reader.app.clipboard == ""


async def test_through_tmux(burn_out: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside tmux the request goes to tmux, and through it to the terminal outside."""
    terminal = detect({"TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"}, "utf-8", 80, 24)
    async with reading(burn_out, "en", NORMAL, start="character:aida", terminal=terminal) as reader:
        written: list[str] = []
        monkeypatch.setattr(reader.app._driver, "write", written.append)
        await reader.press("y")
        sent = "".join(text for text in written if "]52;" in text)
        assert sent.startswith("\x1b]52;c;")
        assert "\x1bPtmux;\x1b\x1b]52;c;" in sent


async def test_copying_keeps_the_position(burn_out: Guide) -> None:
    """Copying does not change the reader's position."""
    async with reading(burn_out, "en", NORMAL, start="person:anas-el-baz") as reader:
        await reader.press("down", "down")
        before = reader.whole_place
        await reader.press("y")
        assert reader.whole_place == before


async def test_spoilers_are_copied_when_shown(burn_out: Guide) -> None:
    """The copy has spoilers only while they are shown, and names the option instead of the key."""
    async with reading(burn_out, "en", NORMAL, start="character:jad") as reader:
        await reader.press("y")
        assert "becomes a friend" not in reader.app.clipboard
        assert "--spoilers shows them" in flat(reader.app.clipboard)
        await reader.press("s", "y")
        assert "becomes a friend" in flat(reader.app.clipboard)
        assert "--spoilers" not in reader.app.clipboard
