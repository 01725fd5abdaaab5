"""The texts around the ensemble: its views and their names, the line below it, and the frames."""

from collections.abc import Collection, Sequence

from burnout_tui.prose.document import Block, Document, Span
from burnout_tui.prose.ensemble import (
    LegendPiece,
    ensemble_counts,
    ensemble_summary,
    kinds_present,
    legend,
    rows_around,
    rows_by_kind,
    rows_by_theme,
)
from burnout_tui.prose.entries.common import capitalized
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row
from burnout_tui.prose.tabs import TAB_TITLES
from burnout_tui.view.widgets.frame import FrameTexts

VIEWS = {"picture": N_("as a picture"), "theme": N_("by theme"), "kind": N_("by kind")}
"""The views and their names."""

_FEW_ROWS = 30
"""The most rows of a window in which the counts have no line of their own, and the legend has one."""
LARGE = (140, 40)
"""The fewest columns and rows of a window in which boxes are large."""


def caption_rows(window: tuple[int, int], short: bool, framed: bool) -> tuple[int, int]:
    """Return the rows of the counts and of the legend in a window of some columns and rows.

    Frames have the counts; in a ``short`` window, the card has the legend.
    """
    counts = int(window[1] > _FEW_ROWS and not framed)
    if short:
        return counts, 0
    return counts, 2 if window[1] > _FEW_ROWS and window[0] < LARGE[0] else 1


def available_views(reading: Reading, view: str) -> list[str]:
    """Return the views that are not empty, with the present one."""
    themes = any(theme.characters for theme in reading.guide.film.themes)
    available = {"picture": True, "theme": themes, "kind": bool(kinds_present(reading))}
    return [one for one in VIEWS if available[one] or one == view]


def list_rows(reading: Reading, view: str, centre: str, kinds: Collection[str]) -> Sequence[Row]:
    """Return the ensemble as a list: by theme, by kind, or around a character."""
    if view == "theme":
        return rows_by_theme(reading)
    if view == "kind":
        return rows_by_kind(reading, kinds)
    return rows_around(reading, centre, kinds) if centre else (Row("", (reading._("Nothing is listed here."),)),)


def legend_ways(reading: Reading, view: str, kind: str, drawn: bool) -> list[list[LegendPiece]]:
    """Return the kinds of relation, where some are shown, and the keys of the panel, from long to short."""
    views = available_views(reading, view)
    following = views[(views.index(view) + 1) % len(views)]
    keys = [("v", reading._(VIEWS[following]))] if len(views) > 1 else []
    if drawn and kinds_present(reading):
        keys.append(("+ -", reading._("words")))
    ways = []
    for long_keys, words in ((True, True), (False, True), (False, False)):
        pieces = legend(reading, kind, words) if view != "theme" else []
        if pieces:
            pieces.insert(0, LegendPiece("f:", after=" "))
        pieces += [LegendPiece(f"{key}: {text}" if long_keys else key) for key, text in keys]
        ways.append(pieces)
    return ways


def legend_block(reading: Reading, kind: str) -> Document:
    """Return the kinds of relation as a block at the end of a card; nothing if there are none."""
    words = "  ".join(piece.text for piece in legend(reading, kind))
    return (Block((Span(words, "dim"),), 1),) if words else ()


def ensemble_frame(reading: Reading, view: str) -> FrameTexts:
    """Return the name of the ensemble, of its view if that is a list, and the counts."""
    name = TAB_TITLES["ensemble"]
    title = reading._(name)
    if view != "picture":
        title = f"{title}, {reading._(VIEWS[view])}"
    return FrameTexts(title, (ensemble_summary(reading), ensemble_counts(reading)))


def relations_frame(reading: Reading, name: str, marked: int, count: int) -> FrameTexts:
    """Return the name of a character, and the marked one of their relations or the number of all."""
    if not name:
        return FrameTexts()
    if 0 <= marked < count:
        note = reading._("{number} of {count}").format(number=marked + 1, count=count)
    else:
        note = reading.translations.ngettext("{count} link", "{count} links", count).format(count=count)
    return FrameTexts(capitalized(reading.short_name(reading.guide.characters[name])), note)
