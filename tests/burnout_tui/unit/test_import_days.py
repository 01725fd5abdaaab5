"""Days in sources are taken if they exist."""

import json

import pytest

from burnout_tui.author.imports.formats import reader
from burnout_tui.author.imports.screenplay.title_page import draft_date


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2024-02-29", "[[date:2024-02-29]]"),
        ("2023-02-29", ""),
        ("2024-13-01", ""),
        ("20240301", ""),
        ("２０２４-03-01", ""),
    ],
)
def test_the_release_of_a_film(day: str, value: str) -> None:
    """A release becomes a fact only if its day exists: links to other days are errors."""
    film = json.dumps({"id": 1, "title": "A", "release_date": day, "credits": {"cast": [], "crew": []}}).encode()
    facts = reader("tmdb")(film, "a").values["film"].get("facts", [])
    assert [fact["value"] for fact in facts] == [value] * bool(value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2012-01-31", "2012-01-31"),
        ("Draft 3, 1/31/2012", "2012-01-31"),
        ("31.1.2012", "2012-01-31"),
        ("5/5/2012", "2012-05-05"),
        ("3/4/2012", "2012"),
        ("31/31/2012", "2012"),
        ("2012-02-30", "2012"),
        ("March 2012", "2012"),
        ("third draft", ""),
        ("٢٠٢٤-٠١-٠١", ""),
        ("0000-13-45", ""),
        ("99/99/0000", ""),
    ],
)
def test_the_date_of_a_draft(text: str, day: str) -> None:
    """The title page of a screenplay gives a day, or only a year if day and month can be confused."""
    assert draft_date(text) == day
