"""The third pane of a wide window: the surroundings of an entry."""

import pytest

from burnout_tui.film.guide import Guide
from burnout_tui.pictures.neighbours import neighbours_picture
from burnout_tui.pictures.surroundings import surroundings
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading

KINDS = ("character", "person", "work")


@pytest.mark.parametrize("width", [40, 47, 66])
def test_no_entry_is_alone(burn_out: Guide, razzia: Guide, width: int) -> None:
    """Every entry of both films has at least six lines of surroundings, in both languages, in the pane's width."""
    for guide in (burn_out, razzia):
        for reading in (Reading.of(guide, "en"), Reading.of(guide, "fr")):
            for ref in [f"{kind}:{name}" for kind in KINDS for name in reading.guide.table(kind)]:
                lines = [line.text for line in lay_out(surroundings(reading, ref, width), width).lines]
                assert sum(bool(line.strip()) for line in lines) >= 6, ref
                assert max(map(cells, lines)) <= width, ref


def test_what_only_spoilers_tell_surrounds_nobody(burn_out: Guide) -> None:
    """The surroundings of a reader without spoilers name no relation that is one."""
    for name in burn_out.characters:
        hidden = [one.about for one in burn_out.relations_of.get(name, ()) if one.spoiler and one.about]
        shown = Reading.of(burn_out, "en")
        if name in shown.guide.characters:
            lines = lay_out(surroundings(shown, f"character:{name}", 66), 66).lines
            text = " ".join(line.text.strip() for line in lines)
            assert not [about for about in hidden if shown.text(about) in text]


def test_occupations_are_whole_before_kinds_have_words(burn_out: Guide) -> None:
    """The lines to neighbours have signs only where the words would cut an occupation that then fits."""
    reading = Reading.of(burn_out, "fr")
    occupations = ["vendeuse de pain", "patron de cireurs", "cireur de chaussures"]
    for width, words, whole in ((66, True, True), (48, False, True), (40, True, False)):
        drawn = "".join(span.text for block in neighbours_picture(reading, "ayoub", width) for span in block.spans)
        assert ("≡ famille ─" in drawn, all(words in drawn for words in occupations)) == (words, whole), width
