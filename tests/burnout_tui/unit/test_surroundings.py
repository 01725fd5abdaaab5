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


def test_occupations_beside_neighbours_are_whole(burn_out: Guide) -> None:
    """They stand in the lines of the boxes. Where they would not fit, lines have signs only, or they are left out."""
    reading = Reading.of(burn_out, "fr")
    for width, label, told in (
        (66, "≡ famille ─", ("│ Rabia │  vendeuse de pain", "│ Mous │  cireur de chaussures")),
        (47, "≡ famille ─", ("│ Rabia │  vendeuse", "╰───────╯  de pain", "╰──────╯  chaussures")),
        (42, "─ # ─", ("│ Ronda │  patron de", "╰───────╯  cireurs")),
        (33, "─ # ─", ("│ Ronda │",)),
    ):
        drawn = ["".join(span.text for span in block.spans) for block in neighbours_picture(reading, "ayoub", width)]
        assert max(map(cells, drawn)) <= width
        assert "…" not in "".join(drawn)
        assert any(label in line for line in drawn), width
        for words in told:
            assert any(line.rstrip().endswith(words) for line in drawn), (width, words)
