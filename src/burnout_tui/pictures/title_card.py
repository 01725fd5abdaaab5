"""The first screen of a film: its drawing, title and tagline, its leads, and the story."""

from functools import partial

from burnout_tui.film.art import art_lines
from burnout_tui.pictures.leads import Lines, draw_leads, leads
from burnout_tui.prose.document import Block, Document, Span, Style, join_groups
from burnout_tui.prose.entries.synopsis import shared_story
from burnout_tui.prose.reading import Reading

_FAR = frozenset("░▒ .,:;*+^~=_|/\\<>()[]#-")
_LIT = frozenset("▖▗▘▝")
_LINES = range(0x2500, 0x2580)


def first_screen(reading: Reading, with_art: bool) -> Document:
    """Return the story below the title card and the leads, made once for all readers with the same choices."""
    key = ("first screen", reading.translations, reading.language, with_art)
    return reading.guide.cached(key, lambda: (*_card_above(reading, with_art), *_story(reading)))


def title_card(reading: Reading, with_art: bool) -> list[Block]:
    """Return the drawing, the title with the directors and the year, and the tagline."""
    head = reading.guide.film.film
    makers = join_groups([[reading.link(f"person:{person}")] for person in head.directors], ", ")
    title = Span(reading.text(head.title), "title")
    blocks = [Block((title, Span(" · ", "dim"), *makers, Span(f", {head.year}" if makers else str(head.year), "dim")))]
    if with_art and head.art:
        blocks = [Block((), draw=partial(draw_art, head.art)), blocks[0]._replace(gap=1)]
    tagline = reading.paragraphs(head.tagline, 0, "quote")
    return blocks + [block._replace(anchor=f"text:tagline-{number}") for number, block in enumerate(tagline, 1)]


def leads_block(reading: Reading) -> list[Block]:
    """Return the leads as a drawing, which is made for each width; nothing if there are none."""
    links = tuple(reading.link(f"character:{lead.id}") for lead in leads(reading))
    # A space between the links keeps them apart: adjoining spans with one ref would be one link.
    spans = tuple(span for link in links for span in (link, Span(" ")))
    return [Block(spans, 1, draw=partial(draw_leads, reading))] if links else []


def draw_art(art: str, width: int) -> Lines:
    """Return a drawing in the styles of its characters; nothing if it is wider than ``width``."""
    lines = art_lines(art)
    if max(map(len, lines)) > width:
        return ()
    return tuple(_styled(line) for line in lines)


def _styled(line: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for character in line:
        style = _style_of(character)
        if spans and (spans[-1].style == style or character == " "):
            spans[-1] = spans[-1]._replace(text=spans[-1].text + character)
        else:
            spans.append(Span(character, style))
    return tuple(spans)


def _style_of(character: str) -> Style:
    if character in _LIT:
        return "title"
    return "dim" if character in _FAR or ord(character) in _LINES else "heading"


def _card_above(reading: Reading, with_art: bool) -> list[Block]:
    return [*title_card(reading, with_art), *leads_block(reading)]


def _story(reading: Reading) -> Document:
    """Return the story without its tagline, which the card has."""
    story = tuple(block for block in shared_story(reading) if not block.anchor.startswith("text:tagline-"))
    return (story[0]._replace(gap=1), *story[1:]) if story else ()
