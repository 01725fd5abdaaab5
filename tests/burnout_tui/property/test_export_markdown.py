"""``export md`` writes CommonMark in which every text of a film is just itself."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.support.examples import examples
from tests.support.strategies import films, words

from burnout_tui.author.exports.contents.parts import Piece
from burnout_tui.author.exports.contents.sections import sections
from burnout_tui.author.exports.formats import Options, export
from burnout_tui.author.exports.markdown_text import heading, inline, plain, starting
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.model import Film
from burnout_tui.prose.document import Block
from burnout_tui.prose.reading import Reading

_ALLOWED = re.compile(r"inline|(heading|paragraph|list_item|bullet_list|ordered_list|blockquote)_(open|close)")
_WITHIN = re.compile(r"text|text_special|html_inline|hardbreak|(link|strong)_(open|close)")
_ANCHOR = re.compile(r'<a id="([a-z0-9-]+)">|</a>')

_MARKS = (
    *(
        "*a*",
        "**",
        "_a_",
        "`a`",
        "~~a~~",
        "<b>",
        "<http://a.b>",
        "&amp;",
        "&#35;",
        "[a](#a)",
        "[a]: #a",
        "![",
        "!",
        "\\",
    ),
    *(
        "- ",
        "+ ",
        "# ",
        "> ",
        "1. ",
        "12) ",
        "===",
        "---",
        "***",
        "#",
        "|a|",
        "$a$",
        "a",
        " ",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u3000",
        "\u2009",
    ),
)
"""Pieces of text that mean something to Markdown."""


def _inner(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        assert _ALLOWED.fullmatch(token.type), token.type
        yield from token.children or ()


def _flat(text: str) -> str:
    """Return a text without blanks, and without the bullets that are lists in Markdown."""
    return re.sub(r"[\s•·]+", "", text)


def _words(block: Block) -> Iterator[str]:
    """Yield the texts of a block, without the hints that lead to other parts of the program."""
    for span in (*block.label_spans, *block.spans, *((block.tail,) if block.tail else ())):
        if not span.text.endswith("›"):
            yield span.text


@examples(20)
@given(
    text=st.lists(st.sampled_from(_MARKS), min_size=1, max_size=5).map("".join) | words(),
    before=st.sampled_from(("", "- ", "> ", "1. ")),
    href=st.sampled_from(("", "#a", "https://a.example/(b)?c=<d>&e=_f_")),
)
@example(text="1. \u00a0#\u3000a", before="- ", href="")
def test_every_sign_is_itself(text: str, before: str, href: str) -> None:
    """No text makes a heading, a list, a link or emphasis, alone or in a link, in a paragraph, a list or a quote."""
    written = inline((Piece(text, href=href), Piece("!"), Piece("x", href="#x")))
    found = [*_inner(MarkdownIt("commonmark").parse(before + starting(written)))]
    linked = bool(href) and bool(text.strip(" \t\n"))
    kinds = [token.type for token in found if not token.type.startswith("text")]
    assert kinds == ["link_open", "link_close"] * (1 + linked)
    shown = "".join(token.content for token in found)
    assert shown.strip() == re.sub(r"[ \t\n]+", " ", f"{text}!x").strip()  # the parser drops no-break spaces at ends
    if linked:
        address = next(str(token.attrs["href"]) for token in found if token.type == "link_open")
        assert unquote(address) == href
    titled = MarkdownIt("commonmark").parse(heading(3, plain(text)))
    assert "".join(token.content for token in _inner(titled)) == re.sub(r"[ \t\n]+", " ", text).strip()


@examples(6, suppress_health_check=list(HealthCheck))
@given(film=films(), language=st.sampled_from(("en", "fr", "ar")))
def test_texts_are_themselves(film: Film, language: Language) -> None:
    """Each text is read as it was written, whatever signs are in it; each link leads to a place in the file."""
    reading = Reading.of(Guide(film), language, spoilers=True, on_screen=False)
    tokens = MarkdownIt("commonmark").parse(export(reading, "md", Options()).decode())
    inner = [*_inner(tokens)]
    places = []
    for token in inner:
        assert _WITHIN.fullmatch(token.type), token.type
        if token.type == "html_inline":
            found = _ANCHOR.fullmatch(token.content)
            assert found, token.content
            places += [found[1]] if found[1] else []
    assert len(places) == len(set(places))
    addresses = {str(token.attrs["href"]) for token in inner if token.type == "link_open"}
    assert {address[1:] for address in addresses if address.startswith("#")} <= set(places)
    written = _flat("".join(token.content for token in inner if token.type.startswith("text")))
    for section in sections(reading):
        for entry in section.entries:
            for block in entry.document:
                for text in _words(block):
                    assert _flat(text) in written
