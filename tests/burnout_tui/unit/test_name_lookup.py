"""A typed name means one record of a kind, several that are equally near, or none."""

import pytest

from burnout_tui.film.search.index import IndexEntry
from burnout_tui.film.search.name_lookup import NameLookup

NAMES = (
    ("ada", "Ada Holm"),
    ("ben", "Ben Holm"),
    ("ben-2", "Ben Ruiz"),
    ("widow", "Eva"),
    ("eva", "The Neighbour"),
    ("guest-7", "Jonas"),
    ("hotel", "Guest 7 of the hotel"),
)
ENTRIES = [IndexEntry("character", f"character:{ref}", name) for ref, name in NAMES]
OTHERS = [
    IndexEntry("character", "character:ada", "The Widow", form="other"),
    IndexEntry("character", "character:guest-7", "guest-7", form="id"),
]


def _lookup() -> NameLookup:
    return NameLookup("character", [*ENTRIES, *OTHERS])


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("ada", ("ada",)),
        ("  ada\n", ("ada",)),
        ("character:ada", ("ada",)),
        ("ben", ("ben",)),  # an id is exact, though two names begin with it
        ("character:ben-2", ("ben-2",)),
        ("eva", ("eva",)),  # an id comes before a name
        ("ÁDA HOLM", ("ada",)),
        ("holm", ("ada", "ben")),
        ("be", ("ben", "ben-2")),
        ("the", ("eva",)),  # another spelling comes after a name
        ("the widow", ("ada",)),
        ("guest 7", ("guest-7",)),  # the whole of an id comes before the beginning of a name
        ("olm", ()),  # letters within a word
        ("jonsa", ()),  # a typing error
        ("person:ada", ()),
        ("zzz", ()),
        ("", ()),
    ],
)
def test_a_typed_name_means(typed: str, ids: tuple[str, ...]) -> None:
    """An id or a ref is exact; otherwise the best of the names count, but not letters in words and typing errors."""
    assert _lookup().resolve(typed) == ids


@pytest.mark.parametrize(
    ("typed", "ref"),
    [("jonsa", "character:guest-7"), ("olm", "character:ada"), ("holm", "character:ada"), ("zzz", None), ("", None)],
)
def test_the_nearest_name_is_suggested(typed: str, ref: str | None) -> None:
    """The suggestion is the best match, even one with a typing error; nothing is suggested if nothing is near."""
    hit = _lookup().suggestion(typed)
    assert (hit and hit.entry.ref) == ref


def test_all_near_names_match() -> None:
    """Every name that matches is a match, also with a typing error, and each record counts once."""
    lookup = NameLookup("work", [IndexEntry("work", f"work:{number}", f"Night {number}") for number in range(30)])
    assert [len(lookup.matches(typed)) for typed in ("night", "nihgt", "night 1", "day")] == [30, 30, 11, 0]
    lookup = NameLookup("work", [IndexEntry("work", f"work:{number}", f"night-{number}", "id") for number in range(30)])
    assert len(lookup.matches("nigh")) == 30


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Zoe", ("a",)),
        ("Zoé", ("b",)),
        (" Zoe\u0301 ", ("b",)),
        ("ZOE", ("c",)),
        ("zoe", ("a", "b", "c")),
        ("Zoë", ("a", "b", "c")),
        ("Zo", ("a", "b", "c")),
    ],
)
def test_a_name_as_it_is_written_is_exact(typed: str, ids: tuple[str, ...]) -> None:
    """Of names that differ in case or accents alone, the one typed as it is written is meant, and it is found first."""
    names = [
        IndexEntry("character", f"character:{ref}", name)
        for ref, name in zip("abc", ("Zoe", "Zoé", "ZOE"), strict=True)
    ]
    lookup = NameLookup("character", names)
    assert lookup.resolve(typed) == ids
    assert lookup.matches(typed)[0].entry.ref == f"character:{ids[0]}"
