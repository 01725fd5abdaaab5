"""Ensembles with no, one, two and many characters, and with characters without links."""

from threading import Event
from typing import Any

import pytest
from tests.support.ensemble_keys import picture, walk
from tests.support.reader import DEADLINE, NORMAL, WIDE, Reader, reading
from tests.support.small_films import film

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.load import load_bytes
from burnout_tui.pictures import levels
from burnout_tui.pictures.choice import Shown, choose

KEYS = ("up", "down", "left", "right", "tab", "tab", "plus", "minus", "f", "f", "v", "v", "up", "enter")
"""All the actions of the tab."""
KINDS = ("work", "love")


def _film(people: int, links: list[tuple[int, int]], more: str = "") -> Guide:
    characters = (f'[[characters]]\nid = "p-{number}"\nname = "Person {number}"\n' for number in range(people))
    relations = (
        f'[[relations]]\nbetween = ["p-{one}", "p-{other}"]\nkind = "{KINDS[one % 2]}"\nlabel = "knows"\n'
        for one, other in links
    )
    return load_bytes(film("".join([*characters, *relations, more])), "film.toml")


async def _try_every_key(reader: Reader) -> None:
    await reader.press("5")
    for key in KEYS:
        await reader.press(key)
    if reader.panel.tab == "characters":
        await reader.press("backspace")
    assert reader.panel.tab == "ensemble"


async def test_nobody(language: Language, size: tuple[int, int]) -> None:
    """A film without characters says so in its counts, and no key changes that."""
    async with reading(_film(0, []), language, size) as reader:
        await _try_every_key(reader)
        people = reader.app.reading.translations.ngettext("{count} person", "{count} people", 0).format(count=0)
        assert people in reader.text or size != WIDE
        assert reader.app.reading._("Nothing is listed here.") in reader.text


async def test_one(language: Language, size: tuple[int, int]) -> None:
    """A single character is shown without links, and can be opened."""
    async with reading(_film(1, []), language, size) as reader:
        await _try_every_key(reader)
        assert "▸" in reader.text
        assert "Person 0" in reader.text
        assert reader.app.reading._("No link shown.") in reader.card


async def test_two(language: Language, size: tuple[int, int]) -> None:
    """Both of two linked characters are visible, and the reader can go from one to the other and back."""
    async with reading(_film(2, [(0, 1)]), language, size) as reader:
        await _try_every_key(reader)
        for _ in range(2):
            before = reader.panel.ref
            await reader.press("down")
            if reader.panel.ref == before:
                await reader.press("up")
            assert reader.panel.ref != before
            assert "knows" in reader.card


@pytest.mark.parametrize("window", [WIDE, NORMAL])
async def test_people_without_relations(window: tuple[int, int]) -> None:
    """Characters without links are in the picture too, and the arrows reach them."""
    async with reading(_film(5, [(0, 1)]), "en", window) as reader:
        await reader.press("5")
        assert picture(reader).display
        assert await walk(reader) == {f"p-{number}" for number in range(5)}


async def test_more_than_sixty_are_a_list(language: Language, size: tuple[int, int]) -> None:
    """Sixty-one characters are a list around the present one; the arrows walk it and the right arrow centres it."""
    links = [(number, (number * 7 + 3) % 61) for number in range(61) if number != (number * 7 + 3) % 61]
    async with reading(_film(61, links), language, size) as reader:
        await reader.press("5")
        assert not picture(reader).display
        assert reader.pointed.startswith("Person 0")
        assert reader.rows[1].strip() == reader.app.reading._("Linked to")
        await reader.press("down", "right")
        assert reader.panel.ref == "character:p-3"
        assert reader.rows[0].strip().startswith("▸ Person 3")
        assert any(row.strip().startswith("Person 0") for row in reader.rows)
        await reader.press("end")
        assert reader.pointed.startswith("Person")
        await reader.press("tab", "enter")
        assert reader.panel.tab == "characters"
        await reader.press("backspace")
        assert reader.panel.tab == "ensemble"


async def test_more_than_150_links_are_a_list() -> None:
    """An ensemble with too many links is a list, even with few characters."""
    links = [(one, other) for one in range(19) for other in range(one)]
    async with reading(_film(19, links), "en", WIDE) as reader:
        await reader.press("5")
        assert not picture(reader).display
        assert "171 links" in reader.text
        assert "Linked to" in reader.text
        await reader.press("f")
        assert not picture(reader).display


async def test_a_list_in_ascii(burn_out: Guide) -> None:
    """On an ASCII terminal the ensemble is a list, even in a wide window."""
    async with reading(burn_out, "en", WIDE) as reader:
        setattr(reader.app, "ascii_only", True)  # noqa: B010 # the app learns it from the terminal
        await reader.press("5")
        assert not picture(reader).display
        assert reader.pointed.startswith("Ayoub")
        assert "Rabia" in reader.rows[2]
        await reader.press("down", "enter")
        assert reader.panel.tab == "characters"
        assert reader.card.startswith("Rabia")


async def test_others_have_their_turns_while_a_large_ensemble_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys work while a picture is drawn, a step waits for it, and what is hidden again goes at once."""
    may_draw = Event()

    def draw_later(*arguments: Any) -> Shown:
        assert may_draw.wait(DEADLINE)
        return choose(*arguments)

    monkeypatch.setattr(levels, "choose", draw_later)
    links = [*((one, one + 1) for one in range(11)), *((one, one + 3) for one in range(9))]
    secret = '[[characters]]\nid = "p-12"\nname = "Nobody knows"\nspoiler = true\n'
    secret += '[[relations]]\nbetween = ["p-12", "p-0"]\nkind = "love"\nlabel = "hides"\nspoiler = true\n'
    async with reading(_film(12, links, secret), "en", WIDE) as reader:
        await reader.press("5")
        first = reader.panel.ref
        assert picture(reader).drawing is None
        await reader.press("down", "right", "2")
        assert reader.panel.tab == "characters"
        await reader.press("5")
        may_draw.set()
        await reader.until(lambda: picture(reader).drawing, "a picture")
        assert reader.panel.ref != first
        await reader.press("s")
        await reader.until(lambda: "Nobody knows" in reader.text, "everybody")
        may_draw.clear()
        await reader.press("s")
        assert "Nobody knows" not in reader.text
        may_draw.set()
        await reader.until(lambda: picture(reader).drawing, "the picture without spoilers")
