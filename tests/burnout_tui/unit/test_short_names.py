"""Characters are recognised by a part of their name, where it tells them apart."""

import pytest

from burnout_tui.author.imports.short_names import likely_pairs

CAST = ("officer jim kurring", "jimmy gator", "rose gator", "frank t j mackey", "the narrator", "young pharmacy kid")


@pytest.mark.parametrize(
    ("cues", "found"),
    [
        (["jim"], {"jim": "officer jim kurring"}),
        (["officer kurring", "frank", "narrator"], {"officer kurring": CAST[0], "frank": CAST[3], "narrator": CAST[4]}),
        (["gator"], {}),
        (["officer", "young", "kid"], {}),
        (["jim", "kurring"], {}),
        (["mrs rose gator"], {"mrs rose gator": "rose gator"}),
        (["frank mackey jr"], {}),
        ([""], {}),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, list) else "",
)
def test_parts_of_names(cues: list[str], found: dict[str, str]) -> None:
    """A part of one name means its character; a title or a family's name means nobody, and so does a name for two."""
    ours = {place: {name} for place, name in enumerate(CAST)}
    theirs = {place: {name} for place, name in enumerate(cues)}
    assert {cues[place]: CAST[other] for other, place in likely_pairs(ours, theirs)} == found
