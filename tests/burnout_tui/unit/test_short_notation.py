"""Values that authors may leave out, or write once: ids, sources, certainty, and the parts of a credit."""

import pytest
from tests.support.paths import CORPUS

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load
from burnout_tui.film.provenance import provenance
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading


@pytest.fixture(scope="module")
def dust() -> Guide:
    """Return a film without ids that its names give."""
    return load(CORPUS / "valid" / "short-notation.toml")


def test_a_name_gives_the_id(dust: Guide) -> None:
    """An id that is left out is the English name, or the one that is written first."""
    ids = {kind: (*dust.table(kind),) for kind in ("person", "character", "work", "fact", "dispute", "source")}
    assert ids == {
        "person": ("mona-lee",),
        "character": ("zoe", "ada"),
        "work": ("dust",),
        "fact": ("running-time",),
        "dispute": ("the-debt",),
        "source": ("the-paper", "radio"),
    }


def test_records_have_what_the_defaults_say(dust: Guide) -> None:
    """A record without sources or certainty has those of the defaults; others keep theirs."""
    work, film = dust.works["dust"], dust.film.film
    assert (work.sources, work.sure, film.sources, film.sure) == (("the-paper",), "B", ("the-paper",), "B")
    assert provenance(film.facts[0], film) == (("the-paper",), "B")
    assert provenance(work.awards[0], work) == (("radio",), "B")
    assert (dust.film.credits[0].sources, dust.film.credits[0].sure) == (("the-paper",), "A")


def test_each_part_of_a_credit_is_one(dust: Guide) -> None:
    """A credit with several parts counts as one for each; the note stands once, and the actor has the character."""
    found = [(credit.part, credit.character, credit.note) for credit in dust.credits_of_person["mona-lee"]]
    assert found == [("writer", None, "Her first."), ("director", None, None), ("actor", "herself", None)]
    lines = " ".join(part_lines(Reading.of(dust, "en"), "person:mona-lee", 80))
    assert "writer (Her first), director · as herself" in lines


def test_a_dispute_about_a_relation(dust: Guide) -> None:
    """A dispute about a relation is on its card and on those of both characters."""
    reading = Reading.of(dust, "en", on_screen=False)
    for ref in ("relation:debt", "character:zoe", "character:ada"):
        lines = " ".join(part_lines(reading, ref, 80))
        assert "The debt ≠\N{NO-BREAK SPACE}sources\N{NO-BREAK SPACE}disagree" in lines
    assert next(iter(part_lines(reading, "relation:debt", 80))) == "Zoë — owes her — عادة"
    assert "Zoë — owes her — عادة" in LinearMode(dust, "en", start="dispute:the-debt").begin()
