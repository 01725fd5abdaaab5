"""Make long lists and texts before the first reader comes; all readers share them."""

from burnout_tui.film.citations import citations
from burnout_tui.film.language import localized
from burnout_tui.film.traverse import records, texts
from burnout_tui.pictures.drawing import can_be_drawn, draw
from burnout_tui.pictures.story.layouts import has_chart, layout_search
from burnout_tui.pictures.title_card import first_screen
from burnout_tui.prose.ensemble import ensemble_summary, kinds_present, rows_around, rows_by_kind, rows_by_theme
from burnout_tui.prose.entries.sources import sources_used
from burnout_tui.prose.entries.synopsis import shared_facts
from burnout_tui.prose.reading import LONG_TEXT, Reading
from burnout_tui.prose.rows import cast_rows, character_rows, filmography_rows, list_columns
from burnout_tui.prose.scene_rows import scene_rows
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.view.panels import import_panels

_SIZE = (120, 40)
"""The columns and rows of the picture that is drawn beforehand. What netext finds for it serves all sizes."""


def prepare(reading: Reading) -> None:
    """Make the search index, the longest lists and what is said about busy records: each would make others wait."""
    guide = reading.guide
    import_panels()
    IndexBuilder.shared(reading).complete()
    first_screen(reading, with_art=True), shared_facts(reading), ensemble_summary(reading)
    citations(guide), list_columns(reading)
    lists = [character_rows(reading), cast_rows(reading), filmography_rows(reading, ()), rows_by_theme(reading)]
    lists += [filmography_rows(reading, guide.film.film.directors[:1]), scene_rows(reading)]
    kinds = [(), *((kind,) for kind in kinds_present(reading))]
    lists += [rows_by_kind(reading, some) for some in kinds]
    for place in records(guide.film):
        for located in texts(place):
            if len(localized(located.text, reading.language)) > LONG_TEXT:
                reading.paragraphs(located.text)
    for ref in guide.busy:
        sources_used(reading, ref)
        kind, _, name = ref.partition(":")
        if kind == "person":
            lists.append(filmography_rows(reading, (name,)))
        elif kind == "character":
            lists += [rows_around(reading, name, some) for some in kinds]
    for rows in lists:
        _ = rows.widths, rows.group_widths, rows.numbers, rows.entries
    if can_be_drawn(reading):
        draw(reading, _SIZE)
    if has_chart(guide):
        layout_search(guide).finish()
