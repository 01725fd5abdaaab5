"""The look-ups of a film: the works of people, and where records open."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from burnout_tui.film import bundled
from burnout_tui.film.citations import citations
from burnout_tui.film.filmography import cast_and_crew, collaborations, filmography, shared_works
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import RecordKinds, opens_in_window, record_kinds
from burnout_tui.film.links import Piece, pieces
from burnout_tui.film.load import load, load_bytes
from burnout_tui.film.model import Award, Credit, Cycle, Fact, Film, FilmHead, Quote, Work

HEAD = 'format = 1\n[film]\ntitle = "Dust"\nyear = 1999\ndirectors = ["pia", "ola"]\nsynopsis = "Rain."\n{head}\n'
PEOPLE = "".join(f'[[people]]\nid = "{name}"\nname = "{name}"\n' for name in ("ola", "pia", "rui", "sam", "tea"))
WORKS = "".join(
    f'[[works]]\nid = "{name}"\ntitle = "{name}"\n' + (f"year = {year}\n" if year else "")
    for name, year in (("lost", 0), ("late", 2010), ("dust", 1999), ("early", 1980), ("same", 1980))
)
PARTS = """
[[roles]]
person = "rui"
[[roles]]
person = "tea"
[[roles]]
person = "rui"
note = "also the guest"
[[credits]]
person = "rui"
work = "lost"
[[credits]]
person = "rui"
work = "early"
[[credits]]
person = "rui"
work = "early"
part = "music"
[[credits]]
person = "pia"
work = "early"
[[credits]]
person = "pia"
work = "lost"
part = "director"
[[credits]]
person = "pia"
work = "same"
[[credits]]
person = "sam"
work = "late"
[[credits]]
person = "sam"
work = "dust"
part = "editing"
[[credits]]
person = "sam"
work = "same"
[[credits]]
person = "tea"
work = "lost"
[[credits]]
person = "tea"
work = "early"
"""


def _guide(head: str = 'work = "dust"') -> Guide:
    return load_bytes((HEAD.format(head=head) + PEOPLE + WORKS + PARTS).encode(), "dust.toml")


def _parts(guide: Guide, person: str) -> dict[str, tuple[list[str], int]]:
    """Return the works of a person, with the parts, and the number of roles in the film itself."""
    return {
        entry.work.id: ([credit.parts[0] for credit in entry.credits], len(entry.roles))
        for entry in filmography(guide, person)
    }


@pytest.mark.parametrize(
    ("person", "works"),
    [
        ("rui", {"early": (["actor", "music"], 0), "dust": ([], 2), "lost": (["actor"], 0)}),
        (
            "pia",
            {"early": (["actor"], 0), "same": (["actor"], 0), "dust": (["director"], 0), "lost": (["director"], 0)},
        ),
        ("sam", {"same": (["actor"], 0), "dust": (["editing"], 0), "late": (["actor"], 0)}),
        ("ola", {"dust": (["director"], 0)}),
        ("nobody", {}),
    ],
)
def test_works_of_a_person(person: str, works: dict[str, tuple[list[str], int]]) -> None:
    """A filmography is by year, undated works last, with all parts in a work, and the roles in the film itself."""
    found = _parts(_guide(), person)
    assert found == works
    assert list(found) == list(works)
    assert [entry.work.id for entry in filmography(_guide(), person, 2)] == list(works)[:2]


def test_works_of_a_film_without_an_entry() -> None:
    """Roles and directors make no work of a film that is not among the works."""
    guide = _guide(head="")
    assert _parts(guide, "rui") == {"early": (["actor", "music"], 0), "lost": (["actor"], 0)}
    assert _parts(guide, "ola") == {}
    assert cast_and_crew(guide) == {"pia": 0, "ola": 1, "rui": 2, "tea": 3}
    uncredited = replace(guide.film, film=replace(guide.film.film, directors=(), work="dust"), credits=())
    assert cast_and_crew(Guide(uncredited)) == {"rui": 0, "tea": 1}


@pytest.mark.parametrize(
    ("first", "second", "works"),
    [
        ("rui", "pia", ["early", "dust", "lost"]),
        ("pia", "sam", ["same", "dust"]),
        ("rui", "ola", ["dust"]),
        ("rui", "nobody", []),
    ],
)
def test_works_of_two_people(first: str, second: str, works: list[str]) -> None:
    """The works of two people are those in which both had a part, by year, whoever is named first."""
    guide = _guide()
    assert [work.id for work in shared_works(guide, first, second)] == works
    assert [work.id for work in shared_works(guide, second, first)] == works


@pytest.mark.parametrize(
    ("person", "others"),
    [
        ("rui", [("pia", ["early", "lost"]), ("tea", ["early", "lost"])]),
        ("pia", [("rui", ["early", "lost"]), ("tea", ["early", "lost"]), ("sam", ["same"])]),
        ("sam", [("pia", ["same"])]),
        ("ola", []),
    ],
)
def test_people_who_worked_together(person: str, others: list[tuple[str, list[str]]]) -> None:
    """Cast and crew, in the order of the credits, with the other works that they made with a person."""
    guide = _guide()
    assert cast_and_crew(guide) == {"pia": 0, "ola": 1, "rui": 2, "tea": 3, "sam": 4}
    assert [(name, [work.id for work in works]) for name, works in collaborations(guide, person)] == others


CITED = """
sources = ["post"]
quotes = [{ by = "pia", text = "One." }, { by = "ola", text = "Two." }, { by = "pia", text = "Three." }]
facts = [{ id = "a", label = "A", value = "a", sources = ["blog"] }, { id = "b", label = "B", value = "b" }]
"""
OTHERS = """
[[works]]
id = "night"
title = "Night"
about = { en = "Dark.", sources = ["post", "post"] }
sources = ["blog"]
awards = [{ text = "A prize" }]
cycle = { name = { en = "Nights", sources = ["diary"] }, number = 1 }
[[sources]]
id = "post"
title = "Post"
[[sources]]
id = "blog"
title = "Blog"
[[sources]]
id = "diary"
title = "Diary"
[[sources]]
id = "letter"
title = "Letter"
"""


def test_records_that_cite_a_source() -> None:
    """Records cite the sources of the record around them if they have none; those about the same thing are neighbours.

    A record is named once for each source, even if its texts cite it too.
    """
    acts = [("pia", "actor"), ("rui", "actor"), ("pia", "music")]
    credit = '[[credits]]\nperson = "{}"\nwork = "lost"\npart = "{}"\nsources = ["post"]\n'
    credited = "".join(credit.format(*act) for act in acts)
    text = HEAD.format(head=CITED) + PEOPLE + WORKS + credited + OTHERS
    guide = load_bytes(text.encode(), "dust.toml")
    found = citations(guide)
    assert found is citations(guide)
    film, work = guide.film.film, guide.works["night"]
    one, two, three = film.quotes
    acting, other, music = guide.film.credits
    cited = {name: [(type(record), record, owner) for record, owner in each] for name, each in found.items()}
    assert cited == {
        "post": [
            (FilmHead, film, None),
            (Quote, one, film),
            (Quote, three, film),
            (Quote, two, film),
            (Fact, film.facts[1], film),
            (Work, work, None),
            (Credit, acting, None),
            (Credit, music, None),
            (Credit, other, None),
        ],
        "blog": [(Fact, film.facts[0], film), (Work, work, None), (Award, work.awards[0], work)],
        "diary": [(Cycle, work.cycle, work)],
    }


@pytest.mark.parametrize(
    ("ref", "in_window"),
    [("source:post", True), ("dispute:end", True), ("character:ada", False), ("theme:sea", False), ("film", False)],
)
def test_records_open_in_their_tab(ref: str, in_window: bool) -> None:
    """A record opens in the tab of its kind; over the guide if its kind has none."""
    assert opens_in_window(ref) is in_window


def test_a_table_of_kinds_keeps_its_rows() -> None:
    """A table made of rows has the same look-ups as the one that they come from."""
    rows = record_kinds().rows
    table = RecordKinds(Film, iter(rows))
    assert (table.film, table.rows, table.named) == (Film, rows, record_kinds().named)
    assert RecordKinds(Film, rows[:2]).entries == ()


def test_the_bundled_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in the package, or beside the source if the package has none; it has no name of its own."""
    package = tmp_path / "src" / "name"
    monkeypatch.setattr(bundled, "_PACKAGE", package)
    beside, packed = tmp_path / "data" / "film.toml", package / "data" / "film.toml"
    for path in (beside, packed):
        path.parent.mkdir(parents=True)
        path.write_text(HEAD.format(head="") + PEOPLE, encoding="utf-8")
        assert bundled.bundled_film() == path
        assert load(path).file == ""
    assert load(beside).file == str(beside)
    assert _guide().file == ""


def test_the_parts_of_a_text() -> None:
    """A text is words, links and values; no part is empty."""
    assert list(pieces("[[work:dust]][[character:ada|she]]")) == [Piece("", "work:dust"), Piece("she", "character:ada")]
    assert list(pieces("It is [[ date:2017 ]].")) == [Piece("It is "), Piece("", "date:2017"), Piece(".")]
