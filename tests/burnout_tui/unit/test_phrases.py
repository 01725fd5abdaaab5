"""Labels end in a colon before what they introduce, and names in lower case get a capital where a line begins."""

import pytest

from burnout_tui.film.load import load_bytes
from burnout_tui.prose.entries import entry_document
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.path import path_document
from burnout_tui.prose.reading import Reading

FILM = """format = 1
[film]
title = "Dust"
year = 1999
directors = ["pia"]
synopsis = "Rain."
sources = ["post"]
[[film.facts]]
id = "length"
label = "Length"
value = "90 min"
[[people]]
id = "pia"
name = "Pia"
[[characters]]
id = "guest"
name = "the guest"
[[characters]]
id = "ben"
name = "Ben"
[[roles]]
person = "pia"
character = "guest"
[[relations]]
between = ["guest", "ben"]
kind = "work"
label = "visits him"
[[disputes]]
id = "length"
about = "fact:length"
question = "The length"
claims = [{ text = "95 min", sources = ["post"] }, { text = "99 min", sources = [] }]
[[disputes]]
id = "title"
about = "film"
question = "Why dust?"
claims = [{ text = "The road", sources = ["post"] }, { text = "The mine", sources = [] }]
[[sources]]
id = "post"
title = "Review"
"""


@pytest.fixture
def dust() -> Reading:
    """Return the film as an English reader sees it in plain text."""
    return Reading.of(load_bytes(FILM.encode(), "dust.toml"), "en", on_screen=False)


def test_a_label_is_separated_from_its_value(dust: Reading) -> None:
    """A colon follows the label of a fact and the subject of a dispute, but not a question."""
    source = list(plain_lines(entry_document(dust, "source:post"), 80))
    assert {"· Length: 90 min", "· The length: 95 min", "· Why dust? The road"} <= set(source)
    assert "Length: 90 min" in plain_lines(sources_document(dust, "film"), 80)


def test_a_name_in_lower_case(dust: Reading) -> None:
    """A character such as "the guest" has a capital in titles and at the beginning of lines, and nowhere else."""
    guest = list(plain_lines(entry_document(dust, "character:guest"), 80))
    assert guest[0] == "The guest"
    ben = list(plain_lines(entry_document(dust, "character:ben"), 80))
    assert ben[ben.index("Linked to") + 1].startswith("The guest  visits him")
    pia = list(plain_lines(entry_document(dust, "person:pia"), 80))
    assert "Plays the guest" in pia
    path = list(plain_lines(path_document(dust, "guest", "ben"), 80))
    assert path[0] == "The guest and Ben"
    assert path[-1].endswith("The guest — visits him — Ben")
