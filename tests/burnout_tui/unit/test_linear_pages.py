"""Parts, numbers and lines of the linear mode."""

from burnout_tui.film.load import load_bytes
from burnout_tui.linear.numbered_text import MAX_CHOICES, MAX_LETTERS, MAX_LINKS, NumberedText
from burnout_tui.linear.passages import Passage, choice, from_document, from_rows, heading, plain
from burnout_tui.prose.document import Block, Document, Span
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row

CHARACTERS = "".join(f'[[characters]]\nid = "c{number}"\nname = "C{number}"\n' for number in range(1, 251))
FILM = 'format = 1\n[film]\ntitle = "T"\nyear = 2000\ndirectors = []\nsynopsis = "S."\n' + CHARACTERS
READING = Reading.of(load_bytes(FILM.encode(), "t.toml"), "en")


def _page(*passages: Passage) -> NumberedText:
    return NumberedText(READING, passages)


def _lines(document: Document, width: int = 80) -> list[str]:
    return NumberedText(READING, from_document(READING, document)).lines(0, width)


def _link(number: int, words: str = "") -> Span:
    return Span(words or f"C{number}", "link", f"character:c{number}")


def test_each_link_has_one_number() -> None:
    """A repeated link has one number, and is listed once among the choices, by its name."""
    document = (Block((Span("See "), _link(7, "her"), Span(", "), _link(2), Span(" and "), _link(7), Span("."))),)
    assert _lines(document) == ["See her [1], C2 [2] and C7 [1].", "", "Choices: 1. C7; 2. C2"]


def test_a_link_of_several_spans() -> None:
    """Adjoining spans of one link have one number, after the last."""
    spans = (Span("C", "match", "character:c1"), Span("1", "link", "character:c1"), Span(" — x"))
    assert _lines((Block(spans),))[0] == "C1 [1] — x"


def test_no_line_breaks_before_a_number() -> None:
    """The number stays with the last word of its link."""
    assert _lines((Block((Span("aaaa bbbb "), _link(1, "cccc dddd"))),), 21)[:2] == ["aaaa bbbb cccc", "dddd [1]"]


def test_labels_and_text_at_the_edge() -> None:
    """A label begins a sentence, and text at the right edge ends it; a link at the edge is a line of its own."""
    row = Block((Span("his mother"),), label=_link(1), label_width=9, tail=Span("family", "dim"))
    assert _lines((row,))[0] == "C1 [1]: his mother (family)"
    title = Block((Span("Ann", "title"),), tail=Span("Filmography ›", "link", "character:c2"))
    assert _lines((title,))[:2] == ["Ann", "Filmography [1]"]
    undated = Block((_link(1),), label=Span("—", "label"), label_width=4)
    assert _lines((undated,))[0] == "year not known: C1 [1]"


def test_signs_are_omitted() -> None:
    """Signs for the eye are left out, lines of a drawing are dashes, and points between are semicolons."""
    marked = Block((Span("★ ", "mark"), Span("a prize")), label=Span("≡", "mark"), label_width=1)
    assert _lines((marked,)) == ["a prize"]
    assert _lines((Block((Span("† dead · gone", "dim"),)),)) == ["dead; gone"]
    assert _lines((Block((Span("A"), Span(" ─\u00a0work\u00a0─ ", "dim"), Span("B"))),)) == ["A — work — B"]
    assert _lines((Block((Span("How ★ it · was"),)),)) == ["How ★ it · was"]
    disputed = Block((Span("112 min"), Span(" "), Span("≠\u00a0sources\u00a0disagree", "mark", "character:c3")))
    assert _lines((disputed,))[0] == "112 min — sources disagree [1]"


def test_columns_and_indents_are_omitted() -> None:
    """Columns and indented text are printed without empty cells."""
    assert _lines((Block((Span("a"),), indent=6), Block((Span("b"),), indent=2))) == ["a", "b"]


def test_rows() -> None:
    """A row is its columns with commas between, after its number; a row that selects nothing is a heading."""
    rows = [Row("", ("Cast",)), Row("person:a", ("Ann", "", "cook")), Row("person:b", ("Ben", "—"))]
    assert _page(*from_rows(rows)).lines(0, 80) == ["Cast", "1. Ann, cook", "2. Ben, —"]


def test_a_long_list() -> None:
    """Long lists of choices come in parts, numbered through; every part says which one it is."""
    page = _page(heading("All"), *(choice(f"character:c{number}", f"C{number}") for number in range(1, 101)))
    assert page.count == 3
    assert page.choices[99] == "character:c100"
    first, second, third = (page.lines(part, 80) for part in range(3))
    assert first[:2] == ["All", "1. C1"]
    assert first[-3:] == ["40. C40", "", "Part 1 of 3; n: next, -: previous."]
    assert (second[0], third[0], third[-3]) == ("41. C41", "81. C81", "100. C100")
    assert page.choice_lines(1, 80)[0] == "41. C41"


def test_a_list_that_fits() -> None:
    """A list that fits is one part without a part number."""
    page = _page(*(choice(f"character:c{number}", "C") for number in range(MAX_CHOICES)))
    assert page.count == 1
    assert page.lines(0, 80)[-1] == "40. C"


def test_a_heading_stays_with_what_follows() -> None:
    """No part ends with a heading."""
    rows = [choice(f"character:c{number}", "C") for number in range(1, 51)]
    page = _page(*rows[:MAX_CHOICES], heading("Others"), *rows[MAX_CHOICES:])
    assert page.lines(0, 80)[-3] == "40. C"
    assert page.lines(1, 80)[0] == "Others"


def test_a_text_is_not_split() -> None:
    """A text shorter than the limit is one part, even with many paragraphs."""
    page = _page(*plain(*["Words and words."] * (MAX_LETTERS // 16)))
    assert page.count == 1
    assert _page(*plain(*["Words and words."] * (MAX_LETTERS // 16 + 1))).count == 2


def test_an_endless_paragraph() -> None:
    """A paragraph above the limit comes in parts, and nothing of it is lost."""
    words = [f"w{number}" for number in range(5000)]
    page = _page(*plain(" ".join(words)))
    assert page.count > 2
    shown = [
        line for part in range(page.count) for line in page.lines(part, 80) if line and not line.startswith("Part")
    ]
    assert " ".join(shown).split() == words


def test_a_paragraph_of_very_many_links() -> None:
    """A paragraph with too many links comes in parts, each with the choices that are in it."""
    spans = [span for number in range(1, 251) for span in (_link(number), Span(", "))]
    page = NumberedText(READING, from_document(READING, (Block(tuple(spans)),)))
    assert page.count == 3
    assert page.lines(0, 80)[0].startswith("C1 [1], C2 [2]")
    for part in range(page.count):
        choices = " ".join(page.choice_lines(part, 10_000))
        assert f"{part * MAX_LINKS + 1}. C{part * MAX_LINKS + 1};" in choices
        assert choices.count("; ") <= MAX_LINKS


def test_nothing_at_all() -> None:
    """A place without text is one part without lines."""
    assert _page().count == 1
    assert _page().lines(0, 80) == []
