"""A page with a text of any length answers keys at once: it is laid out in slices, from its beginning."""

import pytest
from tests.support.reader import NORMAL, reading
from tests.support.star_film import star_film

from burnout_tui.prose.layout import Layout

MOST = 400
"""The most lines that are laid out in one go."""
PARAGRAPHS = 400


@pytest.mark.parametrize("keys", [("end",), ("s",), ("L",), ("end", "s", "L", "home")])
async def test_a_long_text_is_laid_out_in_slices(keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """No step lays out more than some hundreds of lines, and in the end the whole text can be read."""
    extend = Layout.extend
    made: list[int] = []

    def counted(layout: Layout, count: int | None = None) -> None:
        before = len(layout.lines)
        extend(layout, count)
        made.append(len(layout.lines) - before)

    monkeypatch.setattr(Layout, "extend", counted)
    said = f"of [[character:c1]], who presses {' '.join(keys)}."  # another text each time: layouts are shared
    text = "\\n\\n".join(f"Paragraph {number} {said}" for number in range(PARAGRAPHS))
    guide = star_film(2, text)
    async with reading(guide, size=NORMAL, start="character:hub") as reader:
        await reader.press(*keys, "end")
        assert f"Paragraph {PARAGRAPHS - 1}" in reader.text
        assert sum(made) > PARAGRAPHS
        assert max(made) <= MOST
