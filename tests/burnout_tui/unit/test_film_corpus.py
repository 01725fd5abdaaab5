"""The corpus of film files: valid ones open, and the others give every error and warning in exact words.

``tests/data/invalid/NAME.txt`` and ``tests/data/warnings/NAME.txt`` hold the lines expected of ``NAME.toml``.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from tests.support.paths import CORPUS, DATA
from tests.support.texts import in_languages

from burnout_tui.errors import DocumentError
from burnout_tui.film import model
from burnout_tui.film.art import MAX_COLUMNS, MAX_ROWS, art_lines, art_problems
from burnout_tui.film.load import load, load_bytes, warnings, warnings_of_bytes
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Localized, Record, Sourced
from burnout_tui.prose.i18n import translations_for

SHIPPED = sorted(DATA.glob("*.toml"))


def corpus(folder: str) -> list[str]:
    """Return the names of a folder's film files, without ``.toml``."""
    return sorted(path.stem for path in (CORPUS / folder).glob("*.toml"))


def problems_of(path: Path) -> list[str]:
    """Return the lines that are printed for a file."""
    try:
        load_bytes(path.read_bytes(), path.name)
    except DocumentError as error:
        return error.lines()
    return []


def expected_of(path: Path) -> list[str]:
    """Return the lines that should be printed for a file."""
    return path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", corpus("valid"))
def test_a_valid_file_opens(name: str) -> None:
    """A valid file opens without a problem."""
    assert problems_of(CORPUS / "valid" / f"{name}.toml") == []


@pytest.mark.parametrize("name", corpus("invalid"))
def test_an_invalid_file_gives_every_error(name: str) -> None:
    """An invalid file gives exactly the lines of its .txt file."""
    path = CORPUS / "invalid" / f"{name}.toml"
    assert problems_of(path) == expected_of(path)


@pytest.mark.parametrize("name", corpus("warnings"))
def test_a_file_gives_every_warning(name: str) -> None:
    """A file with warnings opens and gives exactly the lines of its .txt file."""
    path = CORPUS / "warnings" / f"{name}.toml"
    lines = [problem.format(path.name) for problem in warnings_of_bytes(path.read_bytes(), path.name)]
    assert lines == expected_of(path)


def test_kinds_of_record_have_words_in_french() -> None:
    """A message in French names the kinds of record in French."""
    path = CORPUS / "invalid" / "dangling-links.toml"
    with pytest.raises(DocumentError) as raised:
        warnings_of_bytes(path.read_bytes(), path.name)
    assert raised.value.lines() == expected_of(path)
    french = "\n".join(raised.value.lines(translations_for("fr").gettext))
    words = ("personnage", "personne", "œuvre", "thème", "source", "fait", "désaccord")
    assert [word for word in words if f" {word} «" not in french] == []


def test_the_corpus_is_complete() -> None:
    """There are at least 10 valid and 45 invalid files, and every .txt file belongs to a film file."""
    assert len(corpus("valid")) >= 10
    assert len(corpus("invalid")) >= 45
    for folder in ("invalid", "warnings"):
        assert corpus(folder) == sorted(path.stem for path in (CORPUS / folder).glob("*.txt"))


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_a_bundled_film_opens(path: Path) -> None:
    """A bundled film opens without warnings."""
    load(path)
    assert list(warnings(path)) == []


def test_the_full_file_has_every_key() -> None:
    """``full.toml`` has every key of every record with a value other than its default."""
    film = load(CORPUS / "valid" / "full.toml").film
    given = {
        (type(record), field)
        for record in structs(film)
        for field in record.__struct_fields__
        if getattr(record, field) not in (None, (), False)
    }
    records = [
        kind
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, Record) and kind not in (Record, Sourced)
    ]
    missing = {(kind, field) for kind in records for field in kind.__struct_fields__} - given
    # A film cannot be a spoiler as a whole.
    assert missing == {(model.FilmHead, "spoiler")}


def structs(value: object) -> Iterator[Struct]:
    """Yield every record in a value, at every depth."""
    if isinstance(value, tuple):
        for item in value:
            yield from structs(item)
    elif isinstance(value, Struct):
        yield value
        for field in value.__struct_fields__:
            yield from structs(getattr(value, field))


def test_a_text_in_one_language() -> None:
    """A text in one language has no value for the other."""
    title = load(CORPUS / "valid" / "french-only.toml").film.film.title
    assert isinstance(title, Localized)
    assert title.words == (("fr", "Poussière"),)


def test_unusual_notation() -> None:
    """Dotted and quoted keys, inline tables, other number bases and every kind of string are read."""
    film = load(CORPUS / "valid" / "odd-spellings.toml").film
    assert film.format == 1
    assert film.film.title == "C:\\dust"
    assert film.film.year == 1999
    assert film.film.directors == ("mona",)
    assert film.film.synopsis == in_languages(en="A city in summer.", fr='Une "ville" en été.')
    assert [character.name for character in film.characters] == [in_languages(en="Ada"), in_languages(en="Ben")]
    assert film.people[0].about == in_languages(en='"Quoted" text.')
    assert film.people[0].notes == (in_languages(en="One."), in_languages(en="Two.", spoiler=True))


def test_line_ends() -> None:
    """A file with CRLF line ends gives the same texts as one with LF."""
    path = CORPUS / "valid" / "crlf.toml"
    assert b"\r\n" in path.read_bytes()
    assert load(path).film == load_bytes(path.read_bytes().replace(b"\r\n", b"\n"), "").film


def test_a_byte_order_mark_is_ignored() -> None:
    """A file with a byte-order mark gives the same film as one without."""
    data = (CORPUS / "valid" / "byte-order-mark.toml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert load_bytes(data, "").film == load_bytes(data[3:], "").film


def test_texts_have_no_control_characters() -> None:
    """No text of a film has a control character, regardless of the notation in the file."""
    film = load(CORPUS / "valid" / "control-characters.toml").film
    assert film.film.title == "␛[31mRed␛[0m"
    assert film.film.synopsis == (
        "A bell␇, a C1 \ufffd0m, a null ␀, a return␍, a reversal \ufffd, a line separator, raw \ufffd and \ufffd."
    )
    assert film.people[0].name == "Mona␛]0;owned␇"
    assert film.people[0].also == ("a\tb", "c\nd", "␈␌␡")


def test_an_empty_list_is_an_empty_tuple() -> None:
    """Empty lists in the file are the same as missing lists."""
    film = load(CORPUS / "valid" / "empty-lists.toml").film
    assert film == Film(
        format=1, film=model.FilmHead(title="Nothing", year=1999, directors=(), synopsis="Nobody comes.")
    )


@pytest.mark.parametrize("extra", ["", "\n", "   \n\n", "\n" * 30])
def test_blanks_around_a_drawing_do_not_count(extra: str) -> None:
    """Blanks at the ends of lines and below do not make a drawing too large."""
    row = "█" * MAX_COLUMNS
    art = "\n".join([row + " " * 20] * MAX_ROWS) + extra
    assert list(art_problems(art, ("film", "art"))) == []
    assert art_lines(art) == [row] * MAX_ROWS


def test_a_text_of_brackets_has_few_problems() -> None:
    """The wrong links of a text are listed up to fifty, then that there may be more; other texts have theirs."""
    text = (CORPUS / "valid" / "minimal.toml").read_text()
    for brackets in ("[[ ", "]] "):
        film = text.replace("A city in summer.", brackets * 1000) + 'tagline = "]]"\n'
        with pytest.raises(DocumentError) as raised:
            load_bytes(film.encode(), "dust.toml")
        *wrong, last, other = raised.value.lines()
        assert len(wrong) == 50
        assert last.endswith("there may be more errors below; fix these first")
        assert "film.tagline: ]] closes a link" in other
