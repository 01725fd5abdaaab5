"""Changing the language changes all texts at once and keeps the reader's position."""

import re
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.support.reader import NARROW, NORMAL, TABS, WIDE, Reader, flat, reading
from tests.support.small_films import EVERYTHING

import burnout_tui
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language, localized
from burnout_tui.film.languages import INTERFACE_LANGUAGES, own_name
from burnout_tui.film.load import load_bytes
from burnout_tui.film.traverse import records, texts
from burnout_tui.prose.i18n import translations_for
from burnout_tui.prose.reading import Reading
from burnout_tui.view.keys import KEYS

_FIELD = re.compile(r"\{\w+\}")


def _interface(language: Language) -> set[str]:
    """Return the interface's words and sentences in a language, cut at what is filled in."""
    catalogue = Path(burnout_tui.__file__).parent / "locale" / language / "LC_MESSAGES" / "burnout_tui.po"
    with catalogue.open("rb") as file:
        written = [str(message.string) for message in read_po(file) if message.id]
    pieces = (flat(piece).strip(" :,.") for text in written for piece in _FIELD.split(text))
    return {piece for piece in pieces if re.search(r"[^\W\d_]", piece)}


def _data(guide: Guide, language: Language) -> str:
    """Return all texts of the film in a language."""
    data = [localized(text.text, language) for place in records(guide.film) for text in texts(place)]
    data += [f"{source.publisher} {source.address}" for source in guide.film.sources]
    data += [name for place in records(guide.film) for name in getattr(place.record, "also", ())]
    return flat(data)


def _says(text: str, words: str) -> bool:
    """Return True if a text has these words, as whole words."""
    # Most words are nowhere in the text, which is soon known.
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


async def _everything(reader: Reader) -> list[str]:
    """Return screens of all kinds: each tab, cards, help, sources, the palette, and the notice of a copy."""
    screens = []
    for key in TABS.values():
        await reader.press(key, "end", "right", "end")
        screens += [reader.lines]
        await reader.press("i")
        screens += [reader.lines]
        await reader.press("end")
        screens += [reader.lines]
        await reader.press("escape")
    await reader.press("question_mark")
    screens += [reader.lines]
    await reader.press("end")
    screens += [reader.lines]
    await reader.press("escape", "y")
    await reader.until(lambda: "burnout-tui show" in reader.notice, "the notice of a copy")
    screens += [[reader.notice]]
    await reader.press("ctrl+p")
    await reader.until(lambda: own_name("en") in reader.text, "the palette")
    screens += [reader.lines]
    return [flat(lines) for lines in screens]


@pytest.mark.slow
@pytest.mark.varied(size=[WIDE, NARROW])
async def test_no_word_of_the_other_language(guide: Guide, language: Language, size: tuple[int, int]) -> None:
    """After the language key no interface word of the other language remains, on any screen."""
    other = next(known for known in INTERFACE_LANGUAGES if known != language)
    own = " | ".join([_data(guide, language), *_interface(language)])
    foreign = {words for words in _interface(other) if not _says(own, words)} - {*map(own_name, INTERFACE_LANGUAGES)}
    assert len(foreign) > 100
    async with reading(guide, other, size) as reader:
        await reader.press("L")
        assert reader.app.reading.language == language
        for screen in await _everything(reader):
            found = sorted(words for words in foreign if _says(screen, words))
            assert not found, screen


class _Masked(NullTranslations):
    """A language in which every letter is q."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{\w+\})", message)
        return "".join(part if part.startswith("{") else re.sub(r"[^\W\d_]", "q", part) for part in parts)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


@pytest.mark.slow
async def test_all_words_come_from_the_catalogues() -> None:
    """In a film whose every word is z, read in a language whose every word is q, no other letter is on any screen."""
    guide = load_bytes(EVERYTHING.encode(), "z.toml")
    names = [*map(own_name, INTERFACE_LANGUAGES), "burnout-tui", "show", "--spoilers"]
    names += [part for key in KEYS for part in key.shown.split(" ")]
    for size in (WIDE, NARROW):
        async with reading(guide, "en", size, spoilers=True) as reader:
            reader.app.reading = replace(reader.app.reading, translations=_Masked())
            await reader.settle()
            for screen in await _everything(reader):
                left = re.sub("(character|person|work):", "", screen)
                for name in sorted([*names, *reader.app.available_themes], key=len, reverse=True):
                    left = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", left)
                letters = set(re.findall(r"[^\W\d_]+", left))
                others = {word for word in letters if not set(word.lower()) <= {"q", "z"}} - {"EN", "A", "B", "C"}
                assert not others, screen


@pytest.mark.slow
@pytest.mark.varied(size=[NORMAL, NARROW])
async def test_the_position_is_kept(guide: Guide, size: tuple[int, int]) -> None:
    """The same entry stays in view with the same block at the top and the same link selected, there and back."""
    refs = [f"{kind}:{name}" for kind in ("character", "person", "work") for name in list(guide.table(kind))[:2]]
    async with reading(guide, "en", size) as reader:
        for ref in ("tab:synopsis", *refs):
            await reader.open(ref)
            for keys in (("home", "down"), ("pagedown", "down", "down"), ("end",)):
                await reader.press(*keys)
                before, selected = reader.page.place, reader.panel.ref
                top = _top_block(reader)
                await reader.press("L")
                assert reader.panel.ref == selected
                assert reader.page.link == reader.page.text_layout.links[before.link] if before.link >= 0 else True
                assert reader.page.place.link == before.link
                if reader.page.scroll_offset.y == reader.page.max_scroll_y:
                    continue  # at the end of a shorter text there is less below the block
                assert _top_block(reader) == top
                await reader.press("L")
                assert reader.panel.ref == selected
                assert reader.page.place.link == before.link
                assert _top_block(reader) == top or reader.page.scroll_offset.y == reader.page.max_scroll_y


def _top_block(reader: Reader) -> int:
    """Return the number of the block whose line is at the top of the page."""
    return reader.page.text_layout.lines[round(reader.page.scroll_offset.y)].block


async def test_the_list_keeps_its_position(guide: Guide, size: tuple[int, int]) -> None:
    """A list keeps its selected row and its scroll when the language changes."""
    async with reading(guide, "en", size) as reader:
        for key in ("2", "3", "4"):
            await reader.press(key, *["down"] * 7)
            before, top = reader.entries.selected, reader.entries.top
            await reader.press("L")
            assert (reader.entries.selected, reader.entries.top) == (before, top)
            assert reader.pointed


async def test_sources_and_help_switch(burn_out: Guide) -> None:
    """The language key works on the sources and in the help, which stay open, and on the guide below them."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("2", "i")
        assert "Sources: Ayoub" in reader.text
        await reader.press("L")
        assert flat("Sources : Ayoub") in flat(reader.lines)
        await reader.press("escape")
        assert "2 Personnages" in reader.lines[1]
        await reader.press("question_mark", "L")
        assert reader.card.startswith("Move ")
        await reader.press("escape")
        assert "2 Characters" in reader.lines[1]


async def test_dates_and_numbers(burn_out: Guide) -> None:
    """Dates and numbers are written as each language writes them."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("right")
        english = await reader.read_through(reader.page)
        await reader.press("L")
        french = await reader.read_through(reader.page)
        narrow_space = "\N{NARROW NO-BREAK SPACE}"
        assert any("44,571" in line for line in await _scrolled(reader, "L"))
        assert any(f"44{narrow_space}571" in line for line in await _scrolled(reader, "L"))
    assert "11 October 2017" in english
    assert "February 2016" in english
    assert "11 octobre 2017" in french
    assert "février 2016" in french
    assert "October" not in french
    assert "octobre" not in english


async def _scrolled(reader: Reader, key: str) -> list[str]:
    """Return the lines of the facts, their no-break spaces as they are, after a key."""
    await reader.press(key, "home")
    lines = []
    for _ in range(10):
        lines += reader.shown(reader.page)
        await reader.press("pagedown")
    return lines


async def test_palette_switches(burn_out: Guide) -> None:
    """The palette switches to a language that is chosen in it."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("ctrl+p")
        await reader.write("francais")
        await reader.until(lambda: "Français" in reader.text, "Français among the commands")
        await reader.press("enter")
        await reader.until(lambda: "2 Personnages" in reader.lines[1], "French")
        assert reader.app.reading.translations.gettext("Characters") == translations_for("fr").gettext("Characters")


async def test_missing_language_falls_back() -> None:
    """A text that has only one language is shown in that one, with the rest of the screen in the other."""
    guide = load_bytes(
        b'format = 1\n[film]\ntitle = "T"\nyear = 2000\ndirectors = []\nsynopsis = { fr = "Une histoire." }\n', "f.toml"
    )
    async with reading(guide, "en", NORMAL) as reader:
        assert "Une histoire." in reader.card
        assert "1 Synopsis   2 Characters" in reader.lines[1]
        assert Reading.of(guide, "en").text(guide.film.film.synopsis) == "Une histoire."
