"""The picture of the ensemble as a map: whole, still, and with a legend that says what is dimmed."""

import pytest
from tests.support.ensemble_keys import picture, to_picture
from tests.support.reader import WIDE, Reader, flat, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.pictures.shapes import Box
from burnout_tui.prose.ensemble import ensemble_summary, legend, rows_by_kind, rows_by_theme
from burnout_tui.prose.reading import Reading

SMALL = (80, 24)


def _is_whole(reader: Reader) -> bool:
    found = picture(reader)
    assert found._drawing
    width, height = found.scrollable_content_region.size
    return all(
        box.left + box.width <= width and box.top + box.height <= height and box.height >= 3
        for box in found._drawing.boxes.values()
    )


@pytest.mark.parametrize("spoilers", [False, True])
async def test_a_shipped_film_is_whole_at_80_by_24(guide: Guide, language: Language, spoilers: bool) -> None:
    """Every box has its frame and is in view at 80 × 24; so it is when spoilers are shown or hidden with s."""
    async with reading(guide, language, SMALL, spoilers=spoilers) as reader:
        await to_picture(reader)
        assert _is_whole(reader)
        await reader.press("s")
        assert _is_whole(reader)


def _boxes(reader: Reader) -> dict[str, Box]:
    drawing = picture(reader)._drawing
    assert drawing
    return dict(drawing.boxes)


async def test_filters_words_and_languages_move_nobody(guide: Guide, size: tuple[int, int]) -> None:
    """No key but s moves a box."""
    async with reading(guide, "en", size, spoilers=True) as reader:
        await reader.press("5")
        if not picture(reader).display:
            return
        before = _boxes(reader)
        for key in ("f", "L", "plus", "f", "minus", "f", "L"):
            await reader.press(key)
            assert _boxes(reader) == before


async def test_a_filter_dims_the_other_links(burn_out: Guide) -> None:
    """With a filter, the lines of other kinds are dimmed, and the legend marks the kind and counts its relations."""
    async with reading(burn_out, "en", WIDE, spoilers=True) as reader:
        found = await to_picture(reader)
        await reader.press("f", "f")
        assert "♥ love" in reader.text
        assert "≡ family" in reader.text
        assert "1 of 15" in reader.text
        assert found._drawing
        base = found.rich_style
        styles = {
            run.kind: found._style(run, base) for row in found._drawing.rows for run in row if run.pair and run.kind
        }
        dimmed = found.get_component_rich_style("picture--dimmed")
        assert {kind for kind, style in styles.items() if style != dimmed} == {"love"}


async def test_the_arrow_at_the_edge_stays(burn_out: Guide) -> None:
    """→ never leads to somebody who is not on the right, so in the end it leads nowhere."""
    async with reading(burn_out, "en", WIDE, spoilers=True) as reader:
        found = await to_picture(reader)
        for _ in burn_out.film.characters:
            before = _boxes(reader)[found.selected]
            await reader.press("right")
            after = _boxes(reader)[found.selected]
            assert after == before or after.left >= before.left + before.width
        last = found.selected
        await reader.press("right")
        assert found.selected == last


async def test_boxes_grow_with_the_window(burn_out: Guide) -> None:
    """From 140 × 40 boxes have the occupation and the actor, and lines say what the two are to each other."""
    async with reading(burn_out, "en", (160, 45)) as reader:
        await to_picture(reader)
        assert "┃  Gallery owner ┃" in reader.text or "Gallery owner" in flat(reader.text)
        assert "Morjana Alaoui" in reader.text
        assert "pays for her company" in reader.text


async def test_counts_cost_the_picture_no_row_in_a_low_window(burn_out: Guide) -> None:
    """The frame has the counts, in short where it is narrow; without frames, they go in a window of up to 30 rows."""
    words = ensemble_summary(Reading.of(burn_out, "en"))
    assert words == "13 people, 8 links; Ayoub holds them together"
    async with reading(burn_out, "en", WIDE) as reader:
        await to_picture(reader)
        assert words in reader.text
        await reader.resize((80, 24))
        assert "13 people, 8 links ─╮" in reader.text
        await reader.resize((60, 22))
        assert "13 people" not in reader.text


def test_each_part_of_a_double_relation_has_its_kind(burn_out: Guide) -> None:
    """The line and the label of two relations are half of one kind and half of the other."""
    from burnout_tui.pictures.drawing import draw

    drawing = draw(Reading.of(burn_out, "en", spoilers=True), (100, 40))
    kinds = {run.text: run.kind for row in drawing.rows for run in row if run.pair == ("jad", "jads-father")}
    assert {kind for text, kind in kinds.items() if "≡" in text} == {"family"}
    assert {kind for text, kind in kinds.items() if "$" in text} == {"money"}


def test_lists_by_theme_and_by_kind(burn_out: Guide) -> None:
    """Characters without a theme keep their occupations, and each relation has its own sentence."""
    english = Reading.of(burn_out, "en", spoilers=True)
    occupations = {row.ref: row.columns[1] for row in rows_by_theme(english) if row.ref}
    assert occupations["character:soumaya"] == "madam"
    sentences = [row.columns[1] for row in rows_by_kind(english, ()) if row.ref]
    assert "Ayoub and Aida cross paths by chance; how is not known." in sentences
    assert not any("→" in sentence for sentence in sentences)


async def test_no_legend_by_theme(burn_out: Guide) -> None:
    """There is no legend of relations where none is shown."""
    async with reading(burn_out, "en", WIDE) as reader:
        await to_picture(reader)
        first = legend(reader.app.reading)[1].text
        assert first in "".join(reader.lines[-6:])
        await reader.press("v")
        assert first not in "".join(reader.lines[-6:])
        assert "v: by kind" in reader.text
