"""A cut film keeps the sources that something cites, and says that something is hidden."""

import pytest

from burnout_tui.film.cut import cut_film, shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_bytes

HEAD = """format = 1
[[sources]]
id = "post"
title = "A review"
[[sources]]
id = "blog"
title = "Another review"
[[works]]
id = "dust"
title = "Dust"
{work}
[film]
title = "Dust"
year = 1999
directors = []
synopsis = "Rain."
"""


def _guide(rest: str, work: str = "") -> Guide:
    return load_bytes((HEAD.replace("{work}", work) + rest).encode(), "dust.toml")


@pytest.mark.parametrize(
    ("rest", "work"),
    [
        ('sources = ["post"]', ""),
        ('about = { en = "Hot.", sources = ["post"] }', ""),
        ('about = { fr = "Voir [[source:post]]." }', ""),
        ('notes = ["Hot.", "See [[number:1]] and [[ source:post | this ]]."]', ""),
        ('[[film.facts]]\nid = "end"\nlabel = "End"\nvalue = "See [[source:post]]"', ""),
        ("", 'awards = [{ text = "Oslo: a prize", sources = ["post"] }]'),
        ("", 'cycle = { name = { en = "Heat", sources = ["post"] }, number = 1 }'),
    ],
)
def test_a_source_that_is_cited_is_shown(rest: str, work: str) -> None:
    """A source stays if a record, a text, a link or a record within another cites it; one that nothing cites goes."""
    assert [source.id for source in cut_film(_guide(rest, work).film).sources] == ["post"]


def test_a_source_that_only_hidden_things_cite_is_hidden() -> None:
    """A source that only hidden texts and records cite is left out."""
    hidden = 'notes = [{ en = "He dies, says [[source:post]].", sources = ["blog"], spoiler = true }]'
    assert cut_film(_guide(hidden).film).sources == ()


@pytest.mark.parametrize(
    ("rest", "hides"),
    [
        ('about = "See [[source:post]] and [[source:blog]]."', False),
        ("", False),  # sources that nothing cites are no spoilers
        ('about = { en = "He dies.", spoiler = true }', True),
        ('[[themes]]\nid = "sea"\nname = "Sea"\nspoiler = true', True),
    ],
)
def test_hidden_things_are_announced(rest: str, hides: bool) -> None:
    """A guide says that it hides spoilers if there are some and they are not shown."""
    guide = _guide(rest)
    assert shown_guide(guide, spoilers=False).hides is hides
    assert shown_guide(guide, spoilers=True) == (guide, False)
    assert shown_guide(guide, spoilers=False) is shown_guide(guide, spoilers=False)
