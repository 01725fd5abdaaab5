"""Seen up to here: a reader marks the last scene that they have seen, and gets the story as far as that."""

import re

from tests.support.leveled_film import LEVELED, leveled_film
from tests.support.reader import NORMAL, Reader, reading

from burnout_tui.film.load import load_bytes


def _title(reader: Reader) -> str:
    return reader.lines[0].split("   ")[-1].strip()


async def _revealed(reader: Reader) -> set[int]:
    """Return the numbers of the scenes that the tabs and the search give away."""
    words = ""
    for key in ("1", "2", "G", "5", "6", "G"):
        await reader.press(key)
        words += reader.text + reader.card
    await reader.press("slash")
    await reader.write("Revealed")
    words += reader.text
    await reader.press("escape")
    return {int(number) for number in re.findall(r"Revealed(\d)", words)}


async def test_a_mark_shows_the_story_as_far_as_its_scene() -> None:
    """m on a scene shows it in the title bar, the tabs and the search; back again hides it, also where one has been.

    The mark is this reader's; s shows all, and what was marked is still so afterwards.
    """
    async with reading(leveled_film(), "en", NORMAL) as reader:
        assert _title(reader) == "◌ spoilers hidden"
        await reader.press("m")
        assert "Only a scene can be marked as the last one you have seen." in reader.lines[-1]
        await reader.open("scene:deck")
        await reader.press("m")
        assert "Seen up to On deck." in reader.text
        await reader.press("escape")
        assert _title(reader) == "◐ seen up to 1"
        assert await _revealed(reader) == set()
        await reader.app.run_action("seen_more")
        await reader.settle()
        assert _title(reader) == "◐ seen up to 2"
        assert await _revealed(reader) == {2}
        await reader.press("s")
        assert _title(reader) == "◉ spoilers shown"
        await reader.press("s")
        assert _title(reader) == "◐ seen up to 2"
        await reader.open("character:anton")
        await reader.press("5")
        await reader.open("scene:deck")
        await reader.press("m")
        assert _title(reader) == "◐ seen up to 1"
        assert "Anton" not in reader.text
        await reader.press("escape")
        assert "Anton" not in reader.text
        assert await _revealed(reader) == set()
        await reader.open("scene:deck")
        await reader.press("m")
        assert "Nothing is marked as seen." in reader.text
        await reader.press("escape")
        assert _title(reader) == "◌ spoilers hidden"


async def test_the_last_scene_is_everything() -> None:
    """Seen to the last scene is the same as all shown; s then hides everything. Marks are kept, spoilers are not."""
    guide = leveled_film()
    async with reading(guide, "en", NORMAL, marks=((guide, 4),)) as reader:
        assert _title(reader) == "◐ seen up to 4"
        assert await _revealed(reader) == {2, 4}
        await reader.app.run_action("seen_more")
        await reader.settle()
        assert "Seen to the end: everything is shown." in reader.lines[-1]
        assert _title(reader) == "◉ spoilers shown"
        await reader.app.run_action("seen_more")
        await reader.settle()
        assert "All scenes are already shown." in reader.lines[-1]
        await reader.press("s")
        assert _title(reader) == "◌ spoilers hidden"
        assert reader.app.reading.marks == ()


async def test_a_film_without_spoilers_is_never_said_to_show_them() -> None:
    """Up to its last scene, too, the title bar says how far it was seen, and s says that nothing is marked."""
    guide = load_bytes(re.sub(r',? ?spoiler = ("\w+"|true)', "", LEVELED).encode(), "ferry.toml")
    async with reading(guide, "en", NORMAL, marks=((guide, 5),)) as reader:
        assert _title(reader) == "◐ seen up to 5"
        await reader.press("s")
        assert "This film marks no spoilers." in reader.lines[-1]
        assert _title(reader) == "◐ seen up to 5"


async def test_the_title_of_the_window_forgets_a_hidden_scene() -> None:
    """The window has the title of the film alone while the open entry is hidden."""
    async with reading(leveled_film(), "en", NORMAL, start="scene:shore", spoilers=True) as reader:
        assert reader.app._window_title.endswith("Revealed4")
        await reader.press("enter")
        await reader.press("s")
        assert reader.app._window_title == "Ferry"
