"""Cards beside a list: a row for each linked person, and a foot that fits its frame."""

import pytest

from burnout_tui.film.ensemble import other_end
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.document import FAMILY_STYLES
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.entries.foot import card_foot, foot_line
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading

LANGUAGES: tuple[Language, ...] = ("en", "fr")


@pytest.mark.parametrize("spoilers", [False, True])
def test_each_linked_person_is_named_once(burn_out: Guide, razzia: Guide, spoilers: bool) -> None:
    """On a brief card each linked person has one row, which begins with the sign of each of their relations."""
    for guide in (burn_out, razzia):
        reading = Reading.of(guide, "en", spoilers)
        for name in reading.guide.characters:
            relations = reading.guide.relations_of.get(name, ())
            rows = [block for block in card(reading, f"character:{name}", brief=True) if block.signs]
            named = [block.label.ref for block in rows if block.label]
            assert named == list(dict.fromkeys(f"character:{other_end(one, name)}" for one in relations))
            assert len(rows) == len(relations)
            assert all(block.signs[0].style in FAMILY_STYLES for block in rows)


@pytest.mark.parametrize("width", [10, 16, 40, 60])
def test_a_second_relation_has_its_sign_on_its_line(burn_out: Guide, width: int) -> None:
    """No sign of a relation stands on a line alone, however narrow the card is."""
    reading = Reading.of(burn_out, "fr", spoilers=True)
    for name in burn_out.characters:
        lines = lay_out(card(reading, f"character:{name}", brief=True), width).lines
        assert not [line.text for line in lines if len(line.text.strip()) == 1 and line.runs[0].style in FAMILY_STYLES]


def test_the_foot_fits_its_frame(burn_out: Guide, razzia: Guide) -> None:
    """The foot of every card is at most as wide as its frame, and opens as many disputes as fit, in their order."""
    for guide in (burn_out, razzia):
        for language in LANGUAGES:
            reading = Reading.of(guide, language, spoilers=True)
            for ref in [f"{kind}:{name}" for kind in ("character", "person", "work") for name in guide.table(kind)]:
                foot = card_foot(reading, ref)
                refs = [dispute.ref for dispute in foot.disputes]
                for width in (4, 20, 33, 56, 400):
                    line = foot_line(foot, width)
                    assert sum(cells(span.text) for span in line) <= width
                    found = [span.ref for span in line if span.ref]
                    assert found == refs[: len(found)]
                assert found == refs


def test_the_foot_says_how_well_an_entry_is_known(burn_out: Guide) -> None:
    """A foot has the grade, the number of sources and the subjects of disputes; it counts those that do not fit."""
    foot = card_foot(Reading.of(burn_out, "en"), "character:ghita")
    assert "".join(span.text for span in foot_line(foot, 80)).replace("\N{NO-BREAK SPACE}", " ") == (
        "●●● 12 sources · ≠ The wife’s name · ≠ What she wants to show"
    )
    assert "".join(span.text for span in foot_line(foot, 57)).endswith("≠\N{NO-BREAK SPACE}1 more")
