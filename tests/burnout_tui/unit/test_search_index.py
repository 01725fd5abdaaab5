"""Search finds everything that it may, in any spelling, the best first."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.paths import DATA
from tests.support.secret_film import HIDDEN, SECRET, guide_with_secrets

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.film.load import load
from burnout_tui.film.search.index import MAX_HITS, Group, Hit, Index, IndexEntry, Quality, searched_kinds
from burnout_tui.normalize import Normalizer
from burnout_tui.prose.document import Document
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder, index_entries, name_lookup
from burnout_tui.prose.search_results import results_document

FILMS = {name: DATA / f"{name}.toml" for name in ("film", "razzia")}
LETTERS = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Z")), max_size=30)
NAMES = st.lists(LETTERS, max_size=12)


@pytest.fixture(scope="module")
def guides() -> dict[str, Guide]:
    """Both films."""
    return {name: load(path) for name, path in FILMS.items()}


def _first(guide: Guide, typed: str, language: Language = "en") -> Hit:
    groups = IndexBuilder.shared(Reading.of(guide, language)).index.find(typed)
    assert groups, f"nothing is found for {typed!r}"
    return groups[0].hits[0]


def _texts(document: Document) -> list[str]:
    return [line.text for line in lay_out(document, 200).lines]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("film", "typed", "ref", "quality"),
    [
        ("film", "zero", "work:zero", Quality.WHOLE),
        ("film", "ZÉRO", "work:zero", Quality.WHOLE),
        ("film", "ze\u0301ro", "work:zero", Quality.WHOLE),
        ("film", "aida", "character:aida", Quality.WHOLE),
        ("film", "Aïda", "character:aida", Quality.WHOLE),
        ("film", "elbaz", "person:anas-el-baz", Quality.JOINED),
        ("film", "el-baz", "person:anas-el-baz", Quality.WORD),
        ("film", "baz anas", "person:anas-el-baz", Quality.WORDS),
        ("film", "lahkmari", "person:nour-eddine-lakhmari", Quality.OTHER),
        ("film", "lakmari", "person:nour-eddine-lakhmari", Quality.TYPO),
        ("film", "lakma", "person:nour-eddine-lakhmari", Quality.TYPO),
        ("film", "khiari", "person:mohamed-khyari", Quality.OTHER),
        ("film", "ines", "character:ghita", Quality.WHOLE_OTHER),
        ("film", "l'orchestre", "work:l-orchestre-des-aveugles", Quality.START),
        ("film", "l’orchestre", "work:l-orchestre-des-aveugles", Quality.START),
        ("film", "lorchestre", "work:l-orchestre-des-aveugles", Quality.JOINED),
        ("film", "بورن آوت", "work:burn-out", Quality.WHOLE_OTHER),
        ("film", "بورن اوت", "work:burn-out", Quality.WHOLE_OTHER),
        ("film", "negra", "work:casanegra", Quality.INSIDE),
        ("razzia", "el-jaouhari", "person:fatima-ezzahra-el-jaouhari", Quality.WORD),
        ("razzia", "eljaouhari", "person:fatima-ezzahra-el-jaouhari", Quality.JOINED),
        ("razzia", "burnout", "work:burn-out", Quality.JOINED),
    ],
)
def test_found_first(
    guides: dict[str, Guide], language: Language, film: str, typed: str, ref: str, quality: Quality
) -> None:
    """The first result is the intended one, for the right reason, in both languages."""
    hit = _first(guides[film], typed, language)
    assert (hit.entry.ref, hit.quality) == (ref, quality)


def test_another_spelling_is_shown(guides: dict[str, Guide]) -> None:
    """A hit of another name shows the name beside it; a hit with a typing error says so."""
    expected: tuple[tuple[Language, str, str], ...] = (
        ("en", "ines", "Ghita — Inès: another name"),
        ("fr", "ines", "Ghita — Inès\N{NO-BREAK SPACE}: autre nom"),
        ("en", "lakmari", "Nour-Eddine Lakhmari — similar spelling"),
    )
    for language, typed, words in expected:
        reading = Reading.of(guides["film"], language)
        document = results_document(reading, typed, IndexBuilder.shared(reading).index.find(typed))
        assert words in _texts(document)


def test_matches_are_marked(guides: dict[str, Guide]) -> None:
    """Matching letters are marked as they are written, and a hit is one link regardless of its marks."""
    reading = Reading.of(guides["film"], "en")
    document = results_document(reading, "elb", IndexBuilder.shared(reading).index.find("elb"))
    rows = [block for block in document if any(span.ref == "person:anas-el-baz" for span in block.spans)]
    assert [(span.text, span.style) for span in rows[0].spans][:3] == [
        ("Anas ", "link"),
        ("El B", "match"),
        ("az", "link"),
    ]
    assert lay_out(tuple(rows[:1]), 80).links == ["person:anas-el-baz"]


def test_a_text_is_shown_with_its_place(guides: dict[str, Guide]) -> None:
    """A word of a text is found, with the text's entry and place and the words around it."""
    reading = Reading.of(guides["film"], "en")
    groups = IndexBuilder.shared(reading).index.find("it stitches together")
    assert [group.kind for group in groups] == ["text"]
    name, around = _texts(results_document(reading, "it stitches together", groups))[1:3]
    assert name == "The film"
    assert around.strip().startswith("An ensemble film, and a patchwork, it stitches together")
    assert around.endswith("…")


def test_nothing_typed_and_nothing_found(guides: dict[str, Guide]) -> None:
    """An input without letters finds nothing; the document shows what can be searched, or the words not found."""
    reading = Reading.of(guides["film"], "en")
    index = IndexBuilder.shared(reading).index
    assert [index.find(typed) for typed in ("", "  ", "-", "'’")] == [[]] * 4
    assert "Type to search characters" in _texts(results_document(reading, " ", ()))[0]
    assert _texts(results_document(reading, " qxzv ", index.find("qxzv"))) == ["Nothing found for “qxzv”."]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_is_found_by_its_name(guides: dict[str, Guide], language: Language) -> None:
    """Every character, person, work and theme that may be shown is among the best hits for its whole name."""
    for guide in guides.values():
        reading = Reading.of(guide, language)
        index = IndexBuilder.shared(reading).index
        for kind in ("character", "person", "work", "theme"):
            for name, record in guide.table(kind).items():
                if not getattr(record, "spoiler", False):
                    found = [
                        hit.entry.ref for group in index.find(reading.name(f"{kind}:{name}")) for hit in group.hits
                    ]
                    assert f"{kind}:{name}" in found


def test_no_hidden_text_is_findable() -> None:
    """While spoilers are hidden, no entry contains or opens one; once shown, all are found."""
    guide = guide_with_secrets()
    for language in INTERFACE_LANGUAGES:
        hidden = list(index_entries(Reading.of(guide, language)))
        assert hidden
        assert [entry for entry in hidden if SECRET in entry.text or SECRET.lower() in entry.ref] == []
        index = Index(hidden)
        assert index.find(SECRET) == []
        for entry in hidden:
            record = guide.find(entry.ref)
            assert not getattr(record, "spoiler", False)
        shown = list(index_entries(Reading.of(guide, language, spoilers=True)))
        assert all(any(secret in entry.text for entry in shown) for secret in re.findall(f"{SECRET} [a-z ]+", HIDDEN))


def test_a_hidden_record_counts_for_nothing(guides: dict[str, Guide]) -> None:
    """The results are the same as in a guide without the hidden records."""
    names = [IndexEntry("work", f"work:{number}", f"Night {number}") for number in range(MAX_HITS)]
    full = Index([*names, IndexEntry("work", "work:hidden", "Night ferry")])
    assert full.find("night")[0].more
    assert not Index(names).find("night")[0].more


def test_the_index_is_shared(guides: dict[str, Guide]) -> None:
    """Readers in the same language and state of the spoilers share an index; others have their own."""
    guide = guides["film"]
    one = IndexBuilder.shared(Reading.of(guide, "en"))
    assert IndexBuilder.shared(Reading.of(guide, "en")) is one
    assert IndexBuilder.shared(Reading.of(guide, "fr")) is not one
    assert IndexBuilder.shared(Reading.of(guide, "en", spoilers=True)) is not one


@pytest.mark.parametrize("typed", ["AIDA", "ines", "githa", "le pere de jad", "jads-father", "monsieur f", "soumya"])
def test_one_ranking(guides: dict[str, Guide], typed: str) -> None:
    """A lookup of characters and the search find the same character first."""
    reading = Reading.of(guides["film"], "en")
    found = {group.kind: group.hits[0] for group in IndexBuilder.shared(reading).index.find(typed)}
    assert found["character"].entry.ref == name_lookup(reading, "character").matches(typed)[0].entry.ref


def test_ids_are_found_where_no_name_fits() -> None:
    """An id finds its record, but never comes before a name."""
    index = Index([IndexEntry("work", "work:wind-7", "Le Vent"), IndexEntry("work", "work:wind-7", "wind-7", "id")])
    assert [hit.quality for hit in index.find("wind")[0].hits] == [Quality.ID]
    index = Index([IndexEntry("work", "work:a", "wind", "id"), IndexEntry("work", "work:b", "Windows")])
    assert [hit.entry.ref for hit in index.find("wind")[0].hits] == ["work:b"]


def test_best_first() -> None:
    """A whole name comes before its beginning, a word in it, another name, and letters within a word."""
    texts = ("Romana", "Villa Roma", "Aroma", "Roma", "Viaro Ma")
    index = Index(
        [IndexEntry("work", f"work:{number}", text) for number, text in enumerate(texts)]
        + [IndexEntry("work", "work:other", "Rome"), IndexEntry("work", "work:other", "Roma Città", form="other")]
    )
    found = [hit.entry.text for hit in index.find("roma")[0].hits]
    assert found == ["Roma", "Romana", "Villa Roma", "Roma Città", "Aroma"]


def test_the_kind_with_the_best_hit_is_first() -> None:
    """The kinds are in the order of their best hits, so that enter opens the best match."""
    index = Index([IndexEntry("character", "character:a", "Casablanca"), IndexEntry("theme", "theme:b", "Casa")])
    assert [group.kind for group in index.find("casa")] == ["theme", "character"]
    assert [group.kind for group in index.find("cas")] == ["character", "theme"]


@pytest.mark.parametrize("typed", ["harbor", "habour", "harboour", "hrabour", "harbuo"])
def test_typing_errors(typed: str) -> None:
    """A name is found with a wrong, missing, extra or swapped letter, and while the word is still being typed."""
    index = Index([IndexEntry("work", "work:a", "The Harbour"), IndexEntry("work", "work:b", "Garden")])
    (group,) = index.find(typed)
    assert [(hit.entry.ref, hit.quality) for hit in group.hits] == [("work:a", Quality.TYPO)]
    start, end = group.hits[0].marks[0]
    assert group.hits[0].entry.text[start:end] == "Harbour"


@pytest.mark.slow
@given(LETTERS)
def test_places_of_letters(text: str) -> None:
    """Each letter of a key maps to the position in the text that it comes from."""
    normalizer = Normalizer()
    key = normalizer.key(text)
    places = normalizer.positions(text)
    assert len(places) >= len(key)
    assert places == sorted(places)
    for letter, place in zip(key, places, strict=False):
        assert letter == " " or letter in text[place].translate(normalizer)


@pytest.mark.slow
@given(LETTERS)
def test_keys_do_not_depend_on_composition(text: str) -> None:
    """A text has the same key composed and decomposed, and in capitals where those can be taken back."""
    normalizer = Normalizer()
    assert normalizer.key(unicodedata.normalize("NFD", text)) == normalizer.key(unicodedata.normalize("NFC", text))


@given(NAMES, st.integers(0, 11), st.data())
def test_names_are_found_by_any_beginning(names: list[str], number: int, data: st.DataObject) -> None:
    """Any beginning of a name finds it, or enough other names that match as well; marks lie within the text."""
    normalizer = Normalizer()
    index = Index(IndexEntry("person", f"person:{count}", name) for count, name in enumerate(names))
    if number < len(names) and (key := normalizer.key(names[number])):
        typed = key[: data.draw(st.integers(1, len(key)))]
        if typed.strip():
            (group,) = index.find(typed)
            assert f"person:{number}" in [hit.entry.ref for hit in group.hits] or group.more
    for typed in names:
        for group in index.find(typed):
            refs = [hit.entry.ref for hit in group.hits]
            assert len(refs) == len(set(refs)) <= MAX_HITS
            assert [hit.quality for hit in group.hits] == sorted(hit.quality for hit in group.hits)
            for hit in group.hits:
                assert hit.marks
                assert all(0 <= start < end <= len(hit.entry.text) for start, end in hit.marks)


@given(st.text(max_size=60), st.text(max_size=40))
def test_documents_of_anything(text: str, typed: str) -> None:
    """For any query and any texts, the document shows every letter of a short name."""
    guide = guide_with_secrets()
    reading = Reading.of(guide, "en")
    index = Index([IndexEntry("text", "character:ana", text), IndexEntry("work", "work:quay", text)])
    for group in index.find(typed):
        document = results_document(reading, typed, [group])
        if group.kind == "work":
            assert "".join(span.text for span in document[1].spans).startswith(text)


def test_every_kind_has_a_heading(guides: dict[str, Guide]) -> None:
    """The results of each kind are under their own heading."""
    reading = Reading.of(guides["film"], "en")
    headings = set()
    for kind in searched_kinds():
        hit = Hit(IndexEntry(kind, "character:ghita", "Ghita"), Quality.WHOLE, ((0, 5),))
        headings.add(_texts(results_document(reading, "ghita", [Group(kind, (hit,), False)]))[0])
    assert len(headings) == len(searched_kinds())
