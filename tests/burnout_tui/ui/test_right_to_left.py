"""Films in Arabic and Hebrew on terminals that reorder right-to-left text by UAX #9."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.support.command import FILM
from tests.support.direction import as_sent, moved_fields, right_to_left_films
from tests.support.reader import NORMAL, WIDE, Reader, reading
from textual.widgets import Input

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load, load_bytes
from burnout_tui.film.shelf import load_shelf
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.path import path_lines
from burnout_tui.prose.plain import entry_text, part_lines
from burnout_tui.prose.reading import Reading
from textual_wire.direction import MARK, is_right_to_left

pytestmark = pytest.mark.slow

ENTRIES = (
    "character:one",
    "character:two",
    "person:five",
    "person:six",
    "work:other",
    "source:source",
    "theme:theme",
    "scene:second",
)


def _film(name: str) -> tuple[Guide, list[str]]:
    """Return a film and its names."""
    data, names = right_to_left_films()[name]
    return load_bytes(data, f"{name}.toml"), names


def _check(lines: Iterable[str], names: list[str]) -> None:
    for line in lines:
        assert not moved_fields(line, names), line


@pytest.mark.parametrize(("name", "size"), [("arabic", WIDE), ("hebrew", NORMAL)])
async def test_fields_on_screens(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    """Each field of each screen is shown in its own columns."""
    films = right_to_left_films()
    for film, (data, _) in films.items():
        (tmp_path / f"{film}.toml").write_bytes(data)
    shelf = load_shelf([tmp_path / f"{film}.toml" for film in films])
    guide, names = shelf.guides[name], films[name][1]
    seen: dict[str, None] = {}

    def check(reader: Reader) -> None:
        seen.update(dict.fromkeys(filter(is_right_to_left, reader.lines)))

    async with reading(guide, "en", size, shelf=shelf) as reader:
        for key in "123456":
            await reader.press(key)
            for step in ("down", "enter", "i", "escape"):
                await reader.press(step)
                check(reader)
        for ref in ENTRIES:
            await reader.open(ref)
            check(reader)
        for keys in (("question_mark",), ("ctrl+p",), ("0", "down"), ("p", "enter", "down", "enter")):
            for key in keys:
                await reader.press(key)
                check(reader)
            await reader.press("escape", "escape")
        await reader.press("2", "slash")
        reader.app.screen.query_one(Input).value = names[2]
        await reader.settle()
        check(reader)
    _check(as_sent(list(seen), size[0]), names)


@pytest.mark.parametrize("name", ["arabic", "hebrew"])
def test_fields_in_plain_text(name: str) -> None:
    """Each field of ``show`` and ``path`` keeps its columns, and the linear mode keeps the order of its lists."""
    guide, names = _film(name)
    plain = Reading.of(guide, "en", on_screen=False)
    for part in ("", *ENTRIES):
        _check(part_lines(plain, part, 80), names)
    _check(path_lines(plain, "one", "four", 80), names)
    linear = LinearMode(guide, "en")
    for answer in ("1", "2", "3", "characters", "1", "path", "1", "2", "sources", f"/ {names[2]}", "filmography"):
        _check(linear.answer(answer).splitlines(), names)


def test_nothing_is_added_without_right_to_left_texts() -> None:
    """A film in Latin letters is printed without a mark, and copied text never has one."""
    latin = Reading.of(load(FILM), "fr", on_screen=False)
    assert MARK not in "".join(part_lines(latin, "", 80))
    guide, _ = _film("arabic")
    assert MARK not in entry_text(Reading.of(guide, "en"), "character:one")
