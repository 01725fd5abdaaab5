"""Spoilers stay hidden until the reader asks for them, and the title bar says that there are some."""

from collections.abc import Iterator

import pytest
from tests.support.ensemble_keys import picture, to_picture
from tests.support.reader import NARROW, TABS, WIDE, Reader, flat, reading
from tests.support.secret_film import HIDDEN, PLAIN, SECRET, guide_with_secrets

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language, is_spoiler, localized
from burnout_tui.film.load import load_bytes
from burnout_tui.film.traverse import records, texts
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.plain import entry_text, guide_lines, ref_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.view.screens.search import SearchScreen

KEYS_TO_ALL_SCREENS = "1 2 3 4 5 g g f i escape p down enter escape escape"
BROAD = (160, 45)
"""A window with the third pane."""
KINDS = ("character", "person", "work", "theme", "source")


def _visible(guide: Guide) -> list[str]:
    """Return the refs of all records that are shown without spoilers."""
    shown = Reading.of(guide, "en").guide
    return [f"{kind}:{name}" for kind in KINDS for name in shown.table(kind)]


async def _screens(reader: Reader) -> list[str]:
    """Return every tab, every card and every sources screen."""
    seen = await _tabs(reader)
    for ref in ("film", *_visible(reader.app.reading.guide)):
        if ref.partition(":")[0] in ("character", "person", "work"):
            await reader.open(ref)
            seen += [flat(reader.lines), await _whole(reader)]
            await reader.press("i")
        else:
            reader.guide_screen.open_sources(ref)
            await reader.settle()
        if ref.partition(":")[0] != "theme":
            seen += [await reader.read_through(reader.page)]
        await reader.press("escape")
    return seen


async def _search(reader: Reader, query: str) -> None:
    await reader.press("slash")
    await reader.write(query)
    screen = reader.app.screen
    assert isinstance(screen, SearchScreen)
    await reader.until(lambda: screen.results_current, "the results")


async def _tabs(reader: Reader) -> list[str]:
    """Return every tab, with the whole of its page."""
    seen = []
    for key in TABS.values():
        await reader.press(key)
        seen += [flat(reader.lines), await _whole(reader)]
        if key == "1":
            await reader.press("right")
            seen += [await _whole(reader)]
    await reader.press("5")
    if picture(reader).display:
        await to_picture(reader)
    for _ in range(3):
        seen += [flat(reader.lines)]
        await reader.press("v")
    return seen


async def _whole(reader: Reader) -> str:
    """Return the whole page beside or behind the list."""
    if not reader.page.has_focus:
        await reader.press("right")
    return await reader.read_through(reader.page)


async def _palette(reader: Reader, query: str) -> str:
    """Return the palette's entries before anything is typed, and for a query."""
    await reader.press("ctrl+p")
    await reader.until(lambda: "Français" in reader.text, "the palette's commands")
    first = flat(reader.lines)
    await reader.write(query)
    # The last command of the palette that has all the letters of its own name is always found.
    await reader.until(lambda: query in reader.text, "the query")
    listed = flat(reader.lines)
    await reader.press("escape")
    return f"{first} {listed}"


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_nothing_hidden_is_shown(size: tuple[int, int]) -> None:
    """No screen shows anything hidden while spoilers are hidden."""
    async with reading(guide_with_secrets(), "en", size) as reader:
        for screen in await _screens(reader):
            assert SECRET not in screen
            assert "1931" not in screen
            assert "Burn" not in screen


@pytest.mark.slow
async def test_everything_is_shown() -> None:
    """With spoilers shown, each hidden text is on some screen, so the other tests look in the right places."""
    guide = guide_with_secrets()
    async with reading(guide, "en", WIDE, spoilers=True) as reader:
        seen = " ".join(await _screens(reader))
    for kind in ("character", "person", "work", "story", "scene"):
        seen += " ".join(ref_lines(Reading.of(guide, "en", spoilers=True), f"{kind}:hidden", 200))
    expected = [word for text in _hidden_texts(guide) if (word := flat(text))]
    missing = [text for text in expected if text not in flat(seen)]
    assert missing == []


def _hidden_texts(guide: Guide) -> Iterator[str]:
    for place in records(guide.film):
        for located in texts(place):
            words = localized(located.text, "en").partition(",")[0]
            if located.hidden and "[[" not in words:
                yield words


async def test_the_palette_hides_spoilers() -> None:
    """The palette finds no hidden character, person, work or theme, and finds them once spoilers are shown."""
    async with reading(guide_with_secrets(), "en", WIDE) as reader:
        assert SECRET not in (await _palette(reader, "secret")).replace("qxsecret", "")
        await reader.press("s", "ctrl+p")
        await reader.write("secret")
        await reader.until(lambda: f"{SECRET} character" in reader.text, "the hidden character")
        for kind in ("person", "work", "theme"):
            assert f"{SECRET} {kind}" in reader.text


@pytest.mark.slow
@pytest.mark.parametrize("size", [BROAD, WIDE, NARROW])
async def test_screens_are_those_without_spoilers(size: tuple[int, int]) -> None:
    """All screens are those of the film without its hidden records, except for the title bar."""
    seen = []
    for text in (PLAIN + HIDDEN, PLAIN):
        screens = []
        async with reading(load_bytes(text.encode(), "film.toml"), "en", size) as reader:
            for key in KEYS_TO_ALL_SCREENS.split():
                await reader.press(key)
                screens.append(reader.lines[1:])
            await _search(reader, "e")
            screens.append(reader.lines[1:])
        seen.append(screens)
    assert seen[0] == seen[1]


async def test_the_title_bar_says_so() -> None:
    """The title bar says that spoilers are hidden or shown, and says nothing of them if the film has none."""
    async with reading(guide_with_secrets(), "en", WIDE) as reader:
        assert reader.lines[0].endswith("English   ◌ spoilers hidden")
        await reader.press("s")
        assert reader.lines[0].endswith("English   ◉ spoilers shown")
    async with reading(load_bytes(PLAIN.encode(), "plain.toml"), "en", WIDE) as reader:
        assert reader.lines[0].endswith("English")


@pytest.mark.slow
async def test_spoilers_can_be_hidden_again() -> None:
    """Hiding spoilers while a hidden record is open leaves nothing of it, on the screen or on the way back."""
    hidden = ("character:hidden", "person:hidden", "work:hidden", "filmography:hidden", "filmography:hidden+odile")
    async with reading(guide_with_secrets(), "en", WIDE, spoilers=True) as reader:
        for ref in hidden:
            await reader.open(ref)
            assert SECRET in reader.text
            await reader.press("s")
            assert SECRET not in reader.text, ref
            await reader.press("backspace", "alt+right")
            assert SECRET not in reader.text, ref
            await reader.press("y")
            assert SECRET not in reader.app.clipboard
            await reader.press("i")
            assert SECRET not in reader.text, ref
            await reader.press("escape", "s")


@pytest.mark.parametrize("ref", ["character:hidden", "person:hidden", "work:hidden", "dispute:hidden"])
async def test_hiding_on_the_sources(ref: str) -> None:
    """Hiding spoilers on the sources of a hidden record leaves nothing of it."""
    async with reading(guide_with_secrets(), "en", WIDE, spoilers=True) as reader:
        reader.guide_screen.open_sources(ref)
        await reader.settle()
        assert SECRET in reader.text
        await reader.press("s")
        assert SECRET not in reader.text
        await reader.press("s")
        assert SECRET in reader.text


def test_plain_text_hides_spoilers() -> None:
    """The plain text of the guide, of each entry and of each copy shows nothing hidden."""
    guide = guide_with_secrets()
    for language in ("en", "fr"):
        view = Reading.of(guide, language, on_screen=False)
        written = [*guide_lines(view, 80), *(entry_text(view, ref) for ref in ("film", *_visible(guide)))]
        assert SECRET not in "\n".join(written)
        for ref in ("character:hidden", "person:hidden", "work:hidden", "theme:hidden"):
            assert "".join(ref_lines(view, ref, 80)) == ""
            assert SECRET not in str(sources_document(view, ref))


@pytest.mark.slow
async def test_shipped_films(guide: Guide, language: Language) -> None:
    """No page shows a hidden text of the shipped films."""
    hidden = {
        flat(words)
        for place in records(guide.film)
        for text in texts(place)
        if text.hidden
        for words in _texts(text.text)
    }
    reading_of = Reading.of(guide, language, on_screen=False)
    plain = flat(list(guide_lines(reading_of, 1000)))
    async with reading(guide, language, WIDE) as reader:
        screens = await _tabs(reader)
    for ref in _visible(guide):
        screens.append(entry_text(reading_of, ref, 1000))
        screens.append(" ".join(span.text for block in sources_document(reading_of, ref) for span in block.spans))
    # A short label such as "family" may also belong to a visible relation.
    for text in hidden:
        if len(text) > 25:
            assert text not in plain
            assert not any(text in screen for screen in screens)


def _texts(text: object) -> list[str]:
    if isinstance(text, str):
        return [text]
    return [words for words in (getattr(text, "en", ""), getattr(text, "fr", "")) if words and "[[" not in words]


def test_the_shipped_film_has_hidden_texts(burn_out: Guide) -> None:
    """The shipped film has hidden relations and notes, so the tests above have something to look for."""
    assert sum(relation.spoiler is True for relation in burn_out.film.relations) >= 5
    assert sum(is_spoiler(note) for character in burn_out.film.characters for note in character.notes) >= 2
