"""Films that lack something, have too much of it, or are written in other scripts."""

import re

import pytest
from tests.support.reader import NARROW, NORMAL, SMALLEST, TABS, WIDE, Reader, flat, reading
from tests.support.small_films import film

from burnout_tui.film.load import load_bytes
from burnout_tui.prose.measure import cells
from burnout_tui.view.widgets.page import Page

LONG = "Anastasia Wilhelmina Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Langenburg the Younger"
WORD = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz"
NOTHING = "Nothing is listed here."

ARABIC = """
[[characters]]
id = "jad"
name = "جاد"
occupation = "رئيس شركة"
about = "[[character:ghita]] زوجته."
[[characters]]
id = "ghita"
name = "غيثة"
[[people]]
id = "nour"
name = "نور الدين لخماري"
[[relations]]
between = ["jad", "ghita"]
kind = "family"
label = "زوج"
"""
CHINESE = """
[[characters]]
id = "li"
name = "李小龍"
occupation = "武術家與演員"
about = "他是[[character:wang|王先生]]的朋友，住在香港。他是一位非常有名的武術家，也是一位演員，拍過許多電影。"
[[characters]]
id = "wang"
name = "王さん"
[[people]]
id = "nour"
name = "張藝謀"
[[works]]
id = "hero"
title = "英雄"
year = 2002
kind = "feature"
[[works]]
id = "early"
title = "紅高粱"
year = 1987
[[credits]]
person = "nour"
work = "hero"
part = "director"
[[credits]]
person = "nour"
work = "early"
part = "director"
[[relations]]
between = ["li", "wang"]
kind = "chance"
label = "朋友"
"""
LONG_NAMES = f"""
[[characters]]
id = "long"
name = "{LONG}"
occupation = "{WORD}"
about = "{WORD} {LONG} [[character:other|{LONG}]]"
[[characters]]
id = "other"
name = "{WORD}"
[[people]]
id = "nour"
name = "{LONG}"
[[works]]
id = "long"
title = "{LONG} {LONG}"
year = 2000
[[credits]]
person = "nour"
work = "long"
part = "director"
[[relations]]
between = ["long", "other"]
kind = "family"
label = "{LONG}"
"""
ONE = '[[characters]]\nid = "one"\nname = "Solo"\n'
MANY = "".join(f'[[characters]]\nid = "c{n}"\nname = "Name {n}"\nage = {n % 100}\n' for n in range(500))
PERSON = '[[people]]\nid = "nour"\nname = "Odile Varn"\n'
SPARSE = {
    "nothing": film(),
    "no characters": film(PERSON, directors=["nour"]),
    "one character": film(ONE),
    "no works": film(ONE + PERSON, directors=["nour"]),
    "no director": film(ONE + PERSON),
    "works without a director": film('[[works]]\nid = "w"\ntitle = "Lone work"\n'),
    "undated works": film(
        PERSON
        + '[[works]]\nid = "w"\ntitle = "Undated"\n[[credits]]\nperson = "nour"\nwork = "w"\npart = "director"\n',
        directors=["nour"],
    ),
    "arabic": film(ARABIC, directors=["nour"]),
    "chinese": film(CHINESE, directors=["nour"]),
    "long names": film(LONG_NAMES, directors=["nour"]),
    "many": film(MANY),
}


async def _every_screen(reader: Reader) -> None:
    """Use every key that opens something; each line fits in the window, and each tab says something."""
    for key in (*TABS.values(), "5"):
        await reader.press(key)
        assert re.search(r"\w", flat(_fitting(reader)[2:-2])), f"tab {key} is empty\n{reader.text}"
        for other in ("down", "enter", "end", "backspace", *(("s", "L") if key in "25" else ())):
            await reader.press(other)
            _fitting(reader)
    for key in ("i", "end", "escape", "question_mark", "escape", "y"):
        await reader.press(key)
        _fitting(reader)


def _fitting(reader: Reader) -> list[str]:
    """Return the lines of the screen, which must fit in the window."""
    columns, rows = reader.app.size
    lines = reader.lines
    assert len(lines) == rows
    assert all(cells(line) <= columns for line in lines), reader.text
    assert any(lines)
    return lines


SIZED = (*((name, NORMAL) for name in SPARSE), ("nothing", SMALLEST), ("long names", SMALLEST))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "size"), SIZED)
async def test_nothing_crashes(name: str, size: tuple[int, int]) -> None:
    """In a film that lacks something or has too much of it, every key of every tab works, and no tab is empty."""
    async with reading(load_bytes(SPARSE[name], f"{name}.toml"), "en", size) as reader:
        await _every_screen(reader)
        assert reader.app.crash is None


async def test_empty_lists_say_so() -> None:
    """A film without characters, people and works says in each list that it is empty."""
    async with reading(load_bytes(SPARSE["nothing"], "n.toml"), "en", NORMAL) as reader:
        for key, words in (("2", NOTHING), ("3", NOTHING), ("4", "No works are listed."), ("5", NOTHING)):
            await reader.press(key)
            assert words in flat(reader.lines)
        assert reader.lines[0].strip().startswith("ZZZ ZZ · 2001")


@pytest.mark.parametrize("size", [SMALLEST, NORMAL, WIDE, (160, 45)], ids=str)
@pytest.mark.parametrize("key", ["2", "3", "4", "5"])
async def test_an_empty_list_has_the_window_to_itself(size: tuple[int, int], key: str) -> None:
    """Nothing stands beside a list without entries, and the keys for the panes say that there is no other."""
    async with reading(load_bytes(SPARSE["nothing"], "n.toml"), "en", size) as reader:
        await reader.press(key)
        assert not any(page.region.area for page in reader.panel.query(Page) if page.display)
        assert reader.text.count("╭") <= 1
        for way in ("right", "left"):
            await reader.press(way)
            assert f"There is no pane on the {way}." in reader.text
            assert reader.panel.place.pane == 0
        await reader.press("enter")
        assert "There is nothing to choose here." in reader.text


@pytest.mark.parametrize("size", [SMALLEST, NORMAL, WIDE], ids=str)
async def test_a_film_without_facts_fills_the_window_with_its_synopsis(size: tuple[int, int]) -> None:
    """The page of the synopsis is as wide as the window, where there is no other."""
    async with reading(load_bytes(SPARSE["nothing"], "n.toml"), "en", size) as reader:
        assert [page.region.width for page in reader.panel.query(Page) if page.region.area] == [size[0]]


async def test_a_filmography_without_works_names_whose_it_is() -> None:
    """It is one sentence; the film-maker's name is in it, and there is no time line without a year."""
    body = '[[people]]\nid = "dora"\nname = "Dora Dear"\n'
    async with reading(load_bytes(film(body, ["dora"]), "n.toml"), "fr", NORMAL) as reader:
        await reader.press("4")
        assert "Aucune œuvre n’est répertoriée pour Dora Dear." in reader.text
        assert reader.text.count("╭") == 1


async def test_one_character() -> None:
    """A film with one character lists and shows that one; moving only says so."""
    async with reading(load_bytes(SPARSE["one character"], "o.toml"), "en", NORMAL) as reader:
        await reader.press("2")
        before = reader.lines
        assert reader.pointed == "Solo"
        assert "Played by: not known" in reader.card
        await reader.press("down", "up", "end", "home", "pagedown", "pageup")
        assert reader.lines[:-1] == before[:-1]
        assert reader.lines[-1].strip() == "This is the first entry."


async def test_five_hundred_characters() -> None:
    """In a film of five hundred characters the last is reached by one key, and its card is shown."""
    async with reading(load_bytes(SPARSE["many"], "m.toml"), "en", NORMAL) as reader:
        await reader.press("2", "end")
        assert reader.pointed.startswith("Name 499")
        assert reader.card.startswith("Name 499, 99")
        await reader.press("home")
        assert reader.pointed.startswith("Name 0")


async def test_other_scripts() -> None:
    """Arabic and Chinese names are shown in full in lists, cards and links, and their links open."""
    for name, first, second in (("arabic", "جاد", "غيثة"), ("chinese", "李小龍", "王さん")):
        async with reading(load_bytes(SPARSE[name], "s.toml"), "en", NORMAL) as reader:
            await reader.press("2")
            assert reader.pointed.startswith(first)
            assert any(second in row for row in reader.rows)
            await reader.press("right", "enter")
            assert reader.card.startswith(second)
            await reader.press("backspace")
            assert reader.card.startswith(first)


async def test_columns_of_wide_characters() -> None:
    """The rule beside a list is in one column, regardless of the widths of the characters in the list."""
    async with reading(load_bytes(SPARSE["chinese"], "c.toml"), "en", NORMAL) as reader:
        for key in ("2", "4"):
            await reader.press(key)
            rules = {cells(line.partition("│")[0]) for line in reader.lines if "│" in line}
            assert len(rules) == 1, reader.text


async def test_long_names() -> None:
    """A long name is truncated with a sign in lists and in the title, and complete in its card."""
    async with reading(load_bytes(SPARSE["long names"], "l.toml"), "en", NORMAL) as reader:
        await reader.press("2")
        assert "…" in reader.pointed
        assert flat(LONG) in reader.card
        whole = await reader.read_through(reader.page) if reader.page.has_focus else reader.card
        assert WORD[:20] in whole


async def test_long_title() -> None:
    """A long title is cut at the top, and the language stays in view."""
    document = film().replace(b"Zzz Zz", LONG.encode())
    for size in (WIDE, NORMAL, NARROW, SMALLEST):
        async with reading(load_bytes(document, "t.toml"), "en", size) as reader:
            assert reader.lines[0].startswith(f" {LONG[:20].upper()}")
            assert reader.lines[0].endswith((" English", " EN"))
            assert cells(reader.lines[0]) <= size[0]


async def test_a_film_without_facts() -> None:
    """Without facts, the story has the whole window and keeps the focus."""
    async with reading(load_bytes(SPARSE["nothing"], "n.toml"), "en", NORMAL) as reader:
        await reader.press("right")
        assert reader.app.focused
        assert reader.app.focused.id == "plot"
        assert reader.app.focused.region.width == NORMAL[0]


async def test_no_sources_anywhere() -> None:
    """The sources of an entry without any say that none are given."""
    async with reading(load_bytes(SPARSE["one character"], "o.toml"), "en", NORMAL) as reader:
        await reader.press("2", "i")
        assert "no source given" in reader.card or "No sources given." in reader.card
