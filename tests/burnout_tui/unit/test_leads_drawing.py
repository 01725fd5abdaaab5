"""The leads of a film as a drawing: in columns joined by relations, or a line for each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.secret_film import guide_with_secrets

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.relations import Relation
from burnout_tui.pictures.leads import draw_leads
from burnout_tui.pictures.title_card import draw_art, first_screen, leads_block
from burnout_tui.prose.document import Span
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading

NAMES = ("ana", "ben", "cy", "dee", "eve")


def film(count: int, *pairs: tuple[int, int, str]) -> Reading:
    """Return a film with some leads, and relations between them by their numbers."""
    relations = tuple(
        Relation(between=(NAMES[one], NAMES[other]), kind=kind, label="knows") for one, other, kind in pairs
    )
    characters = tuple(
        Character(id=name, name=name.title(), lead=True, age=20, occupation="sailor", wants="To go home.")
        for name in NAMES[:count]
    )
    head = FilmHead(title="Ferry", year=2000, directors=(), synopsis="Story.")
    return Reading.of(Guide(Film(format=1, film=head, characters=characters, relations=relations)), "en")


def text(lines: tuple[tuple[Span, ...], ...]) -> list[str]:
    """Return the lines as plain text."""
    return ["".join(span.text for span in line).rstrip() for line in lines]


def test_the_leads_stand_side_by_side_and_are_joined() -> None:
    """In a wide window each lead has a column; below, lines with signs join those who are linked."""
    reading = film(3, (0, 1, "love"), (2, 0, "money"))
    assert text(draw_leads(reading, 58)) == [
        "Ana, 20             Ben, 20             Cy, 20",
        "sailor              sailor              sailor",
        "Wish                Wish                Wish",
        "To go home.         To go home.         To go home.",
        "  ├───── ♥ love ──────╯                   │",
        "  ╰───── $ money ─────────────────────────╯",
    ]


def test_a_narrow_window_has_a_line_for_each_lead() -> None:
    """Without room for columns each lead has one line, cut at the edge."""
    assert text(draw_leads(film(2, (0, 1, "love")), 22)) == ["Ana · 20 · sailor · T…", "Ben · 20 · sailor · T…"]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 5),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(["love", "art", "work"])), max_size=12),
    st.integers(8, 200),
)
def test_every_lead_is_a_link_in_every_width(count: int, pairs: list[tuple[int, int, str]], width: int) -> None:
    """Any width has all leads as links, in the film's order, and no line is wider; so places in the page hold."""
    reading = film(count, *((a % count, b % count, kind) for a, b, kind in pairs if a % count != b % count))
    lines = draw_leads(reading, width)
    assert max(map(cells, text(lines))) <= width
    layout = lay_out(tuple(leads_block(reading)), width)
    expected = [f"character:{name}" for name in NAMES[:count]]
    assert layout.links == expected
    assert [span.ref for block in leads_block(reading) for span in block.spans if span.ref] == expected


def test_the_art_is_whole_or_absent() -> None:
    """A drawing has one style by the kind of character, and is left out where it does not fit."""
    lines = draw_art(" ░ ▘█\n+\n", 5)
    assert text(lines) == [" ░ ▘█", "+"]
    assert [span.style for span in lines[0]] == ["dim", "title", "heading"]
    assert draw_art(" ░ ▘█\n+\n", 4) == ()


@pytest.mark.parametrize("width", [40, 66, 120])
def test_nothing_hidden_is_on_the_first_screen(width: int) -> None:
    """With spoilers hidden the first screen is that of the film without what is hidden."""
    layout = lay_out(first_screen(Reading.of(guide_with_secrets(), "en"), with_art=True), width)
    assert "QXSECRET" not in "\n".join(line.text for line in layout.lines)
