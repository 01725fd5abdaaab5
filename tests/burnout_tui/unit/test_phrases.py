"""Labels end in a colon before what they introduce, and names in lower case get a capital where a line begins."""

import pytest

from burnout_tui.film.load import load_bytes
from burnout_tui.prose.ensemble import rows_around
from burnout_tui.prose.entries.documents import entry_document
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.path import path_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import cast_rows, character_rows
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.prose.search_results import results_document

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
[[themes]]
id = "work"
name = "Work"
characters = ["guest", "ben"]
[[themes]]
id = "visits"
name = "Visits"
characters = ["ben", "guest"]
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
    assert ben[ben.index("Linked to") + 1].startswith("# The guest  visits him")
    pia = list(plain_lines(entry_document(dust, "person:pia"), 80))
    assert "Plays the guest" in pia
    path = list(plain_lines(path_document(dust, "guest", "ben"), 80))
    assert path[0] == "The guest and Ben"
    assert path[-1].endswith("The guest — visits him — Ben")
    assert path[2].startswith("The guest ─")
    assert "  The guest, Ben" in plain_lines(entry_document(dust, "theme:work"), 80)
    assert "  Ben, the guest" in plain_lines(entry_document(dust, "theme:visits"), 80)


def test_a_name_in_lower_case_in_lists(dust: Reading) -> None:
    """The rows of lists and the results of a search open with a capital, and the match is still marked."""
    assert character_rows(dust)[0].columns[0] == "The guest"
    assert cast_rows(dust)[1].columns == ("Pia", "The guest")
    assert [row.columns[0] for row in rows_around(dust, "ben", ())] == ["Ben", "Linked to", "The guest"]
    found = results_document(dust, "guest", IndexBuilder.shared(dust).index.find("guest"))
    name = next(block for block in found if any(span.ref == "character:guest" for span in block.spans))
    assert [(span.text, span.style) for span in name.spans[:2]] == [("The ", "link"), ("guest", "match")]
