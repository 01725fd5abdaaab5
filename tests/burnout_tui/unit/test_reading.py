"""A reader gets the texts and names of a film in one language, on one line or in paragraphs, in the right style."""

import pytest
from tests.support.texts import in_languages

from burnout_tui.film.language import Language
from burnout_tui.film.load import load_bytes
from burnout_tui.film.record_base import Text
from burnout_tui.prose.document import Span, Style
from burnout_tui.prose.reading import LONG_TEXT, MAX_NAME, Reading, cut_name, one_line

FILM = r"""format = 1
[film]
title = "Dust"
year = 1999
directors = []
synopsis = "Rain."
[[film.facts]]
id = "length"
label = "Running\ttime"
value = "90 min"
[[characters]]
id = "ada"
name = { en = " Ada\n Holm ", fr = "Ada  de la Rue" }
short = { en = "\tAda", fr = "la Rue" }
[[characters]]
id = "ben"
name = "Ben\u00a0\tBo"
[[people]]
id = "pia"
name = " Pia "
[[works]]
id = "dust"
title = "  Dust\t (director’s  cut) "
[[sources]]
id = "post"
title = "A \n review"
publisher = "The Post"
[[sources]]
id = "letter"
title = { en = "A letter", fr = "Une  lettre" }
[[disputes]]
id = "end"
about = "film"
question = "Who\n[[character:ben|leaves]] at [[number:7]] the end?"
claims = [{ text = "Ben", sources = ["post"] }, { text = "Ada", sources = ["letter"] }]
""".encode()


def _reading(language: Language = "en", spoilers: bool = False, on_screen: bool = True) -> Reading:
    return Reading.of(load_bytes(FILM, "dust.toml"), language, spoilers, on_screen)


@pytest.mark.parametrize(
    ("language", "ref", "name"),
    [
        ("en", "character:ada", "Ada Holm"),
        ("fr", "character:ada", "Ada de la Rue"),
        ("fr", "character:ben", "Ben\u00a0 Bo"),
        ("en", "person:pia", "Pia"),
        ("en", "work:dust", "Dust (director’s cut)"),
        ("en", "fact:length", "Running time"),
        ("en", "source:post", "The Post, A review"),
        ("fr", "source:letter", "Une lettre"),
        ("en", "dispute:end", "Who leaves at the end?"),
        ("en", "character:nobody", ""),
        ("en", "dust", ""),
    ],
)
def test_names_are_on_one_line(language: Language, ref: str, name: str) -> None:
    """A name, title, label or question is on one line, with single spaces and plain words; no-break spaces stay."""
    assert _reading(language).name(ref) == name


@pytest.mark.parametrize(("language", "names"), [("en", ["Ada", "Ben\u00a0 Bo"]), ("fr", ["la Rue", "Ben\u00a0 Bo"])])
def test_short_names_are_on_one_line(language: Language, names: list[str]) -> None:
    """A character's short name is on one line; one without it has the full name."""
    reading = _reading(language)
    assert [reading.short_name(character) for character in reading.guide.characters.values()] == names


@pytest.mark.parametrize(
    ("text", "style", "shown"),
    [
        (None, "body", []),
        ("Rain.", "dim", [Span("Rain.", "dim", written=True)]),
        (in_languages(en="Rain.", spoiler=True), "body", [Span("Rain.", "spoiler", written=True, language="en")]),
        (in_languages(en="Rain.", spoiler=True), "dim", [Span("Rain.", "dim", written=True, language="en")]),
        (in_languages(en="Rain.", fr="Pluie."), "body", [Span("Pluie.", "body", written=True)]),
        (
            "In [[date:2017-10]], [[character:ada| she ]] and [[character:ben]] owe [[number:44571]]",
            "quote",
            [
                Span("In ", "quote", written=True),
                Span("octobre 2017", "quote", written=True),
                Span(", ", "quote", written=True),
                Span("she", "link", "character:ada", written=True),
                Span(" and ", "quote", written=True),
                Span("Ben\u00a0 Bo", "link", "character:ben", written=True),
                Span(" owe ", "quote", written=True),
                Span("44\u202f571", "quote", written=True),
            ],
        ),
    ],
)
def test_texts_are_spans(text: Text | None, style: Style, shown: list[Span]) -> None:
    """Words, dates and numbers are in the given style, spoilers in their own if none is given; links have names.

    Words in another language than the reader's name it.
    """
    reading = _reading("fr")
    assert reading.spans(text, style) == shown
    assert reading.text(text) == "".join(span.text for span in shown).strip()
    assert [block.spans for block in reading.paragraphs(text, style=style)] == ([tuple(shown)] if shown else [])


def test_texts_on_one_line_begin_and_end_with_words() -> None:
    """A short text has no space at its ends."""
    assert _reading().text(" Rain [[character:ben|falls ]]\n") == "Rain falls"


def test_empty_lines_separate_paragraphs() -> None:
    """Empty lines, however many, separate paragraphs, and make none of their own."""
    for gap, style in ((1, "body"), (0, "quote")):
        blocks = _reading().paragraphs("One.\nStill one.\n\n\n\n \n\nTwo.\n\n", gap, style)  # type: ignore[arg-type]
        assert [("".join(span.text for span in block.spans).strip(), block.gap) for block in blocks] == [
            ("One.\nStill one.", gap),
            ("Two.", gap),
        ]
        assert {span.style for block in blocks for span in block.spans} == {style}
    assert [block.gap for block in _reading().paragraphs("One.")] == [1]


def test_readers_share_very_long_texts() -> None:
    """The paragraphs of a very long text are made once for each gap, style and language, and are like any others."""
    english = _reading()
    french = Reading.of(english.whole, "fr")
    shorter, longer = ("x" * (LONG_TEXT - 18 + more) + "\n\n[[date:2017-10]]" for more in range(2))
    assert [block.gap for block in english.paragraphs(shorter)] == [1, 1]
    assert english.paragraphs(shorter)[0] is not english.paragraphs(shorter)[0]
    kept = english.paragraphs(longer)
    assert english.paragraphs(longer)[0] is kept[0]
    kept.clear()
    for reading, gap, style, date in (
        (english, 1, "body", "October 2017"),
        (english, 0, "body", "October 2017"),
        (english, 0, "quote", "October 2017"),
        (french, 1, "body", "octobre 2017"),
    ):
        first, last = reading.paragraphs(longer, gap, style)  # type: ignore[arg-type]
        assert (len(first.spans[0].text), first.gap, last.spans) == (
            LONG_TEXT - 17,
            gap,
            (Span(date, style, written=True),),  # type: ignore[arg-type]
        )


@pytest.mark.parametrize(
    ("text", "line"), [(" X\t", "X"), ("\u00a0Ben \n Bo\u00a0", "\u00a0Ben Bo\u00a0"), ("[[person:pia| X ]]", "X")]
)
def test_a_name_on_one_line_keeps_its_letters(text: str, line: str) -> None:
    """Only spaces, tabs and line feeds are removed from the ends of a name."""
    assert one_line(text) == line


def test_texts_are_in_the_style_of_the_body() -> None:
    """A text is in the body's style if no other is given, and a link shows the name of its target."""
    reading = _reading()
    assert reading.spans("Rain.") == [Span("Rain.", "body", written=True)]
    assert [block.spans for block in reading.paragraphs("Rain.")] == [(Span("Rain.", "body", written=True),)]
    assert reading.link("character:ada") == Span("Ada Holm", "link", "character:ada")


def test_spoilers_are_hidden_until_they_are_asked_for() -> None:
    """A reading hides spoilers, and is for the screen, if nothing else is asked for."""
    guide = load_bytes(FILM + b'[[themes]]\nid = "end"\nname = "The end"\nspoiler = true\n', "dust.toml")
    hidden, shown = Reading.of(guide, "en"), Reading.of(guide, "en", spoilers=True)
    assert (hidden.on_screen, hidden.spoilers, hidden.hides, list(hidden.guide.themes)) == (True, False, True, [])
    assert (shown.spoilers, shown.hides, shown.guide) == (True, False, guide)


@pytest.mark.parametrize(
    ("language", "on_screen", "hidden", "spoiler"),
    [
        ("en", True, "Spoilers are hidden; press s to show them.", "This is a spoiler."),
        ("en", False, "Spoilers are hidden; --spoilers shows them.", "This is a spoiler."),
        ("fr", True, "Les révélations sont masquées\u202f; s les affiche.", "C’est une révélation."),
    ],
)
def test_what_is_said_of_spoilers(language: Language, on_screen: bool, hidden: str, spoiler: str) -> None:
    """The screen names the key that shows spoilers, plain text the option."""
    reading = _reading(language, on_screen=on_screen)
    assert (reading.hidden_message, reading.absence()) == (hidden, spoiler)


def test_very_long_names_are_cut() -> None:
    """A name of the greatest length is shown whole; a longer one ends with an ellipsis, without a space before it."""
    longest = "x" * MAX_NAME
    assert cut_name(longest) == longest
    assert cut_name(f"{longest}y") == f"{longest[1:]}…"
    assert cut_name(f"  {longest[4:]} end") == f"  {longest[4:]}…"
    told = f'[[disputes]]\nid = "long"\nabout = "film"\nquestion = "[[character:ben|{longest * 5}]] or not?"\n'
    told += 'claims = [{ text = "Ben", sources = ["post"] }, { text = "Ada", sources = ["post"] }]\n'
    told += f'[[works]]\nid = "long"\ntitle = "  {longest}x"\n'
    reading = Reading.of(load_bytes(FILM + told.encode(), "dust.toml"), "en")
    assert reading.name("dispute:long") == reading.name("work:long") == f"{longest[1:]}…"
