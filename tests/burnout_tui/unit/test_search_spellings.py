"""Search finds every record that has other spellings by them."""

import pytest

from burnout_tui.film.load import load_bytes
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder

FILM = b"""format = 1
[film]
title = "Dust"
year = 1999
directors = ["mona"]
synopsis = "A city in summer."
also = ["zfilm"]
sources = ["post"]
[[film.facts]]
id = "length"
label = "Length"
value = "Two hours"
also = ["zfact"]
[[film.quotes]]
by = "mona"
text = "The sea is a room."
also = ["zquote"]
[[film.reviews]]
publisher = "The Post"
text = "Dry."
also = ["zreview"]
[[characters]]
id = "ada"
name = "Ada"
also = ["zcharacter"]
[[characters]]
id = "ben"
name = "Ben"
[[people]]
id = "mona"
name = "Mona"
also = ["zperson"]
[[roles]]
person = "mona"
character = "ada"
also = ["zrole"]
[[relations]]
between = ["ada", "ben"]
kind = "love"
label = "loves"
also = ["zrelation"]
[[works]]
id = "sand"
title = "Sand"
also = ["zwork"]
awards = [{ text = "A prize", also = ["zaward"] }]
[[credits]]
person = "mona"
work = "sand"
part = "director"
also = ["zcredit"]
[[sources]]
id = "post"
title = "The Post"
also = ["zsource"]
[[themes]]
id = "heat"
name = "Heat"
also = ["ztheme"]
"""


@pytest.mark.parametrize(
    ("spelling", "ref"),
    [
        ("zfilm", "tab:synopsis"),
        ("zfact", "fact:length"),
        ("zquote", "text:words-1-1"),
        ("zreview", "text:review-1-1"),
        ("zcharacter", "character:ada"),
        ("zperson", "person:mona"),
        ("zrole", "person:mona"),
        ("zrelation", "character:ada"),
        ("zwork", "work:sand"),
        ("zaward", "work:sand"),
        ("zcredit", "person:mona"),
        ("zsource", "source:post"),
        ("ztheme", "theme:heat"),
    ],
)
def test_another_spelling_leads_to_its_record(spelling: str, ref: str) -> None:
    """A record with other spellings is found by them, in the entry that shows it."""
    groups = IndexBuilder.shared(Reading.of(load_bytes(FILM, "dust.toml"), "en")).index.find(spelling)
    assert [hit.entry.ref for group in groups for hit in group.hits] == [ref]
