"""Each way to match a name or a text has its rank, and marks the letters that match."""

import pytest

from burnout_tui.film.search.index import MAX_HITS, Index, IndexEntry, Quality

Q = Quality
Found = list[tuple[str, Quality, list[str]]]


def _entry(text: str) -> IndexEntry:
    """Return an entry of ``KIND REF name`` with signs before the name: ``~`` for another spelling, ``#`` for an id."""
    kind, ref, name = text.split(" ", 2)
    if name[0] in "~#":
        return IndexEntry(kind, f"{kind}:{ref}", name[1:], "other" if name[0] == "~" else "id")
    return IndexEntry(kind, f"{kind}:{ref}", name)


def _found(index: Index, typed: str) -> Found:
    return [
        (hit.entry.text, hit.quality, [hit.entry.text[start:end] for start, end in hit.marks])
        for group in index.find(typed)
        for hit in group.hits
    ]


ITALY = (
    "work 1 Aroma|work 2 Villa Roma|work 3 Romana|work 4 Roma|work 5 Rome|work 5 ~Roma Città|work 6 Rione|work 6 ~Roma"
)


@pytest.mark.parametrize(
    ("entries", "typed", "found"),
    [
        pytest.param(
            ITALY,
            "ROMÀ",
            [
                ("Roma", Q.WHOLE, ["Roma"]),
                ("Roma", Q.WHOLE_OTHER, ["Roma"]),
                ("Romana", Q.START, ["Roma"]),
                ("Villa Roma", Q.WORD, ["Roma"]),
                ("Roma Città", Q.OTHER, ["Roma"]),
                ("Aroma", Q.INSIDE, ["roma"]),
            ],
            id="the best way comes first",
        ),
        pytest.param("work 1 Roma|work 1 ~Roma", "roma", [("Roma", Q.WHOLE, ["Roma"])], id="a record is found once"),
        pytest.param(
            "work 1 Burn Out|work 1 ~Burnout|work 2 Fog|work 2 ~Burnout",
            "burnout",
            [("Burnout", Q.WHOLE_OTHER, ["Burnout"]), ("Burn Out", Q.JOINED, ["Burn Out"])],
            id="a name with other spaces is shown rather than another spelling",
        ),
        pytest.param(
            "work 1 A Roma ROMANA", "roma", [("A Roma ROMANA", Q.WORD, ["Roma"])], id="the first of two words"
        ),
        pytest.param("work 1 A Roma Rose", "roma rose", [("A Roma Rose", Q.WORD, ["Roma Rose"])], id="some words"),
        pytest.param(
            "person 1 Nabel Bazan El Bazar",
            "elbaz",
            [("Nabel Bazan El Bazar", Q.JOINED, ["El Baz"])],
            id="letters across spaces begin with a word",
        ),
        pytest.param("person 1 Elba Zorn", "el baz", [("Elba Zorn", Q.JOINED, ["Elba Z"])], id="spaces too many"),
        pytest.param("person 1 Nabel Bazan", "elbaz", [], id="letters across spaces within a word"),
        pytest.param("person 1 A Be", "ab", [], id="two letters across spaces"),
        pytest.param("person 1 A Bee", "abe", [("A Bee", Q.JOINED, ["A Be"])], id="three letters across spaces"),
        pytest.param(
            "person 1 Anas El Baz|person 2 Baz Luhr",
            "baz an",
            [("Anas El Baz", Q.WORDS, ["Baz", "An"])],
            id="words in any order",
        ),
        pytest.param(
            "person 1 X|person 1 ~Anas El Baz",
            "baz an",
            [("Anas El Baz", Q.OTHER, ["Baz", "An"])],
            id="words of another spelling in any order",
        ),
        pytest.param("person 1 X|person 1 ~Le Bel Air", "belair", [("Le Bel Air", Q.OTHER, ["Bel Air"])], id="joined"),
        pytest.param(
            "person 1 X|person 1 ~Le Bel Air|person 2 Abelard|person 2 ~Belle",
            "bel",
            [("Le Bel Air", Q.OTHER, ["Bel"]), ("Belle", Q.OTHER, ["Bel"])],
            id="another spelling comes before letters within a word",
        ),
        pytest.param(
            "person 1 X|person 1 ~Lebel", "bel", [("Lebel", Q.INSIDE, ["bel"])], id="letters within another spelling"
        ),
        pytest.param("person 1 Roma", "o", [], id="one letter within a word"),
        pytest.param("person 1 群像劇", "像", [("群像劇", Q.INSIDE, ["像"])], id="a script without spaces"),
        pytest.param("source 1 A long story", "tory", [], id="letters within a word of a sentence"),
        pytest.param("source 1 A long story", "long", [("A long story", Q.WORD, ["long"])], id="a word of a sentence"),
        pytest.param(
            "person 1 Le Vent|person 1 #wind-7|person 2 #wind-70",
            "wind 7",
            [("wind-7", Q.ID, []), ("wind-70", Q.ID, [])],
            id="ids if no name matches",
        ),
        pytest.param("person 1 #wind-7|person 2 Winds", "wind", [("Winds", Q.START, ["Wind"])], id="ids beside names"),
        pytest.param(
            "text 1 A hot city|text 2 Their city is hot|text 3 Shot",
            "hot city",
            [("A hot city", Q.TEXT, ["hot city"]), ("Their city is hot", Q.WORDS_OF_TEXT, ["hot", "city"])],
            id="texts",
        ),
        pytest.param("text 1 夏の街", "街", [("夏の街", Q.WORDS_OF_TEXT, ["街"])], id="a text without spaces"),
        pytest.param("work 1 Ha|text 2 Ha ho", "ha", [("Ha", Q.WHOLE, ["Ha"])], id="two letters in names"),
        pytest.param("work 1 X|text 2 Ha ho", "ha", [("Ha ho", Q.TEXT, ["Ha"])], id="two letters in a text"),
        pytest.param(
            "work 1 Hah|text 1 Hah ho|text 2 Hah ho",
            "hah",
            [("Hah", Q.WHOLE, ["Hah"]), ("Hah ho", Q.TEXT, ["Hah"]), ("Hah ho", Q.TEXT, ["Hah"])],
            id="three letters in names and texts",
        ),
    ],
)
def test_matches_and_their_marks(entries: str, typed: str, found: Found) -> None:
    """The matches of a query are these, in this order, with these letters marked."""
    assert _found(Index(map(_entry, entries.split("|"))), typed) == found


@pytest.mark.parametrize(
    ("name", "typed", "marked"),
    [
        ("Rima", "rama", ["Rima"]),  # four letters: one error
        ("Rima", "rame", None),
        ("Rim", "ram", None),  # too short
        ("Rim", "rimx", ["Rim"]),
        ("Harbo", "harbx", ["Harbo"]),
        ("Harbour", "hxrbxur", ["Harbour"]),  # from five letters: two errors
        ("Harbour", "hxrbxux", None),
        ("Harbour", "xarbour", None),  # the first letter of a short word must be right
        ("Lighthouse", "xighthouse", ["Lighthouse"]),
        ("Lighthouse", "xighthxuse", ["Lighthouse"]),
        ("Lighthouse", "xixhthxuse", None),
        ("Midnight", "xidnight", ["Midnight"]),
        ("Rimaxyz", "rama", ["Rimaxyz"]),
        ("Lighthouse", "lighouse", ["Lighthouse"]),  # two letters missing in a long word
        ("Harbour", "hrbur", None),  # two letters missing in a short one
        ("Harbormaster", "haxrbxo", None),  # two letters too many in the beginning of a word
        ("The Harbour Lights", "harbuor", ["Harbour"]),  # a word of a name
        ("Harbour Lights", "harbuor", ["Harbour"]),  # the first word
        ("Harbour HARBOUR", "harbuor", ["Harbour"]),  # a word that is there twice
        ("#harbour", "harbuor", []),  # an id, which readers do not see
        ("Har Bour", "harboru", ["Har Bour"]),  # a name as one word
        ("The Harbourmaster", "harbuor", ["Harbourmaster"]),  # the beginning of a word
        ("Wind 1234", "1235", None),  # a number is no typing error of another
        ("R2D2", "r2d3", None),
        ("Rima7", "rimas", None),
    ],
)
def test_typing_errors_and_their_marks(name: str, typed: str, marked: list[str] | None) -> None:
    """A name with few errors for the query's length is found, with the word that was meant marked."""
    expected = [] if marked is None else [(name.removeprefix("#"), Q.TYPO, marked)]
    assert _found(Index([_entry(f"work 1 {name}")]), typed) == expected


@pytest.mark.parametrize(
    ("entry", "typed", "marks"),
    [
        ("work 1 Banana", "an", (1, 3)),
        ("work 1 Xanab Anab Anab", "an ab", (6, 10)),
        ("work 1 Ba aaa", "a aa", (3, 6)),
        ("text 1 大日本と日本", "日本", (1, 3)),
    ],
)
def test_the_first_of_equal_parts_is_marked(entry: str, typed: str, marks: tuple[int, int]) -> None:
    """If letters of a query are in a name several times, the first ones that match are marked."""
    ((hit,),) = (group.hits for group in Index([_entry(entry)]).find(typed))
    assert hit.marks == (marks,)


def test_a_record_that_is_named_is_not_found_by_its_texts() -> None:
    """A record whose name matches is one hit, even if its texts match too; an id typed in full is not marked."""
    name, text = IndexEntry("work", "work:1", "Hah"), IndexEntry("text", "work:1", "Hah ho")
    assert [group.kind for group in Index([name, text]).find("hah")] == ["work"]
    (hit,) = Index([name, IndexEntry("work", "work:1", "sea-7", "id")]).find_names("work", "sea 7")
    assert (hit.quality, hit.marks) == (Q.WHOLE_OTHER, ())


def test_fewer_errors_hide_more() -> None:
    """In a short query, a name with two errors is found only if none has one; the nearest name comes first."""
    index = Index(
        map(_entry, ("work 1 Harbxxr", "work 2 Harbouq", "person 3 Harxxur", "work 4 Garden", "work 5 Harbour X"))
    )
    assert [text for text, _, _ in _found(index, "harbouz")] == ["Harbouq", "Harbour X"]
    index = Index(map(_entry, ("work 1 Harbourmaster", "work 2 Harbuox", "work 3 Harbxxr")))
    assert {text for text, _, _ in _found(index, "harbuor")} == {"Harbourmaster", "Harbuox"}
    index = Index(map(_entry, ("work 1 Mxdnxght", "work 2 Midnighz")))
    assert [text for text, _, _ in _found(index, "midnight")] == ["Midnighz", "Mxdnxght"]
    index = Index(map(_entry, ("work 1 Harbourmaster", "work 2 Harbours", "work 3 Harbour")))
    assert [text for text, _, _ in _found(index, "harbouz")] == ["Harbour", "Harbours", "Harbourmaster"]
    index = Index(map(_entry, ("work 1 Harbxxr", "person 3 Harxxur", "work 4 Garden")))
    assert [text for text, _, _ in _found(index, "harbour")] == ["Harxxur", "Harbxxr"]


@pytest.mark.parametrize(("count", "more"), [(MAX_HITS, False), (MAX_HITS + 1, True), (MAX_HITS + 2, True)])
def test_more_than_are_returned(count: int, more: bool) -> None:
    """A group of names, typing errors or texts has at most MAX_HITS hits, and says if there are more."""
    for kind, typed, name in (("work", "night", "Night"), ("work", "nihgt", "Night"), ("text", "night", "Night")):
        (group,) = Index(IndexEntry(kind, f"{kind}:{number}", name) for number in range(count)).find(typed)
        assert (len(group.hits), group.more) == (MAX_HITS, more)


def test_some_kinds() -> None:
    """A search in some kinds finds nothing of the others."""
    index = Index(map(_entry, ("work 1 Sea", "person 2 Sea", "text 3 Sea", "theme 4 Seat")))
    assert [group.kind for group in index.find("sea", ("person", "text", "theme"))] == ["person", "theme", "text"]
    assert [group.kind for group in index.find("sea", ("work",))] == ["work"]
    assert index.find("-", ("work",)) == []
