"""The lines that the readers of a film share."""

import pytest
from tests.support.leveled_film import leveled_film
from tests.support.reader import WIDE, reading

from burnout_tui.film.guide import Guide

pytestmark = pytest.mark.slow

WALK = ("2", "down", "down", "enter", "backspace", "1", "3", "4", "5", "right", "6", "right", "down")


async def test_readers_share_the_lines_of_a_page(burn_out: Guide) -> None:
    """Two readers at the same place have the very same lines; one with another language has others."""
    lines = []
    for language in ("en", "en", "fr"):
        async with reading(burn_out, language) as reader:
            await reader.press("2", "down")
            lines.append(
                [
                    strip
                    for pane in (reader.page, reader.entries)
                    for strip in pane.render_lines(pane.region.size.region)
                ]
            )
    assert all(one is other for one, other in zip(lines[0], lines[1], strict=True))
    assert not any(one is other for one, other in zip(lines[0], lines[2], strict=True))


async def test_no_line_of_a_reader_who_sees_more() -> None:
    """A reader who has seen less of a film sees none of the lines that others saw at the same places before."""
    guide = leveled_film()
    for spoilers in (True, False):
        async with reading(guide, "en", WIDE, spoilers=spoilers) as reader:
            told = "Revealed" in reader.text
            for key in WALK:
                await reader.press(key)
                told = told or "Revealed" in reader.text
            assert told == spoilers
