"""Reviews are shown on the synopsis with their reviewers, can be searched, and are hidden if they are spoilers."""

import pytest
from tests.support.secret_film import SECRET, guide_with_secrets

from burnout_tui.film.language import Language
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.film.load import load_bytes
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.entries.synopsis import synopsis_document
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder

HEADINGS = {"en": "Reviews", "fr": "Critiques"}
DATES = {"en": "March 2024", "fr": "mars 2024"}
UNSIGNED = b"""format = 1
film.title = "Dust"
film.year = 1999
film.directors = []
film.synopsis = "A city in summer."
film.reviews = [{ publisher = "The Post", text = "Dry." }]
"""


def lines_of(document: Document) -> list[str]:
    """Return the lines of a document without indents."""
    return [line.text.strip() for line in lay_out(document, 200).lines]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_review_stands_under_its_heading_with_who_wrote_it(language: Language) -> None:
    """The reviews follow the quotes; each names the reviewer, the publisher and the date."""
    lines = lines_of(synopsis_document(Reading.of(guide_with_secrets(), language)))
    heading = lines.index(HEADINGS[language])
    assert lines.index("The sea is a room.") < heading
    assert lines[heading + 1 :][:2] == ["A calm film.", f"— Ada Brook, The Harbour, {DATES[language]}"]


def test_a_review_can_be_unsigned_and_undated() -> None:
    """Without a reviewer and a date, the publisher alone is named."""
    lines = lines_of(synopsis_document(Reading.of(load_bytes(UNSIGNED, "dust.toml"), "en")))
    assert lines[-2:] == ["Dry.", "— The Post"]


def test_a_hidden_review_is_shown_only_on_request() -> None:
    """A review that is a spoiler appears with the spoilers only."""
    closed = "\n".join(lines_of(synopsis_document(Reading.of(guide_with_secrets(), "en"))))
    assert SECRET not in closed
    opened = lines_of(synopsis_document(Reading.of(guide_with_secrets(), "en", spoilers=True)))
    assert f"— {SECRET} reviewer, {SECRET} paper" in opened


@pytest.mark.parametrize("typed", ["calm film", "ada brook", "the harbour"])
def test_search_finds_a_review_by_its_words_and_its_reviewer(typed: str) -> None:
    """The words of a review, its reviewer and its publisher lead to the place on the synopsis."""
    groups = IndexBuilder.shared(Reading.of(guide_with_secrets(), "en")).index.find(typed)
    assert groups[0].hits[0].entry.ref.startswith("text:review-1-")
    assert groups[0].hits[0].entry.where == "Reviews"


def test_the_linear_mode_reads_a_review_and_its_name() -> None:
    """The synopsis of the linear mode has the review; a location within it is called by its heading."""
    linear = LinearMode(guide_with_secrets(), "en", start="text:review-1-1")
    assert "A calm film." in linear.begin()
    assert "calm film" in linear.answer("synopsis")


def test_the_sources_of_a_review_are_listed() -> None:
    """The sources of the film list each review with what supports it."""
    film = b"""format = 1
film.title = "Dust"
film.year = 1999
film.directors = []
film.synopsis = "A city in summer."
film.reviews = [{ by = "Mona Lee", publisher = "The Post", text = "Dry.", sources = ["post"], sure = "B" }]
sources = [{ id = "post", title = "Review of the first night" }]
"""
    lines = lines_of(sources_document(Reading.of(load_bytes(film, "dust.toml"), "en"), "film"))
    assert lines[lines.index("Review: Mona Lee, The Post") + 1] == "Review of the first night · ●●○ 1 source"
