"""A film in languages that the interface does not speak, with kinds of relation of its own."""

from collections.abc import Mapping

from tests.support.lake_film import LAKE
from tests.support.reader import NORMAL, WIDE, Reader, reading

from burnout_tui.film.load import load_bytes
from burnout_tui.pictures.shapes import Box
from burnout_tui.view.widgets.picture import Picture


def _boxes(reader: Reader) -> Mapping[str, Box]:
    drawing = reader.app.screen.query_one(Picture).drawing
    assert drawing
    return drawing.boxes


async def test_a_walk_through_the_languages() -> None:
    """L goes on to Arabic and Spanish, which the title bar names; the interface stays English; the map stands still."""
    guide = load_bytes(LAKE.encode(), "lake.toml")
    async with reading(guide, "en", WIDE, start="tab:ensemble") as reader:
        boxes = _boxes(reader)
        for name, shown in (
            ("العربية", "عايدة"),
            ("Moroccan Arabic", "Ida Luz"),
            ("Español", "≈ eco"),
            ("English", "≈ echo"),
        ):
            await reader.press("L")
            assert name in reader.lines[0]
            assert shown in reader.text
            assert "spoilers hidden" in reader.lines[0]
            assert _boxes(reader) == boxes
        await reader.press("f", "f")
        assert "1 of 3" in reader.text
        await reader.press("ctrl+p")
        assert "Español" in reader.text
        await reader.press("escape", "question_mark")
        assert "P pact" in reader.text.replace("\N{NO-BREAK SPACE}", " ")
        assert "murder" not in reader.text


async def test_no_other_language() -> None:
    """L says so where the film has one language, which the reader already has."""
    data = b'format = 1\n[film]\ntitle.en = "Dust"\nyear = 1999\ndirectors = []\nsynopsis.en = "A city."\n'
    async with reading(load_bytes(data, "one.toml"), "en", NORMAL) as reader:
        await reader.press("L")
        await reader.until(lambda: "no other language" in reader.notice, "the notice")
