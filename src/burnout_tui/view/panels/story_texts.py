"""The texts around the chart of the story, and the room for its card."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burnout_tui.film.guide import Guide
from burnout_tui.prose.ensemble import LegendPiece
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import MAX_NAME, Reading
from burnout_tui.prose.tabs import STORY, TAB_TITLES
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.story_looks import story_looks

if TYPE_CHECKING:
    from burnout_tui.pictures.story.shapes import Chart

MARGIN = 1
"""Columns that are blank on the left of the chart."""
_LEAST_ROWS = 7
"""The fewest rows of a card below the chart, with its frame."""
_ROWS_OF_CARD, _ENOUGH_ROWS = 16, 10
"""The rows that a card below the chart keeps, with its frame, before lines of the chart are spread over more: over as
many as there are, or over every second row, where a scene has a bar between any two lines."""
_LEAST_COLUMNS, _MOST_COLUMNS = 28, 60
"""The fewest and the most columns of a card beside the chart."""
_MANY_SCENES = 100
"""The most scenes of a chart that the reader waits for."""
_CUT_NAMES = 18, 16, 14, 12, 10
"""The most columns of the names of storylines, where there is no room for whole ones."""
_FEW_ROWS = 30
"""The most rows of a window in which the legend has only one."""
_SHARE = 0.34
"""The part of the window that a card beside the chart takes, within these bounds."""


def has_many_scenes(guide: Guide) -> bool:
    """Return True if the list of scenes is shown while the layout of the chart is looked for."""
    return len(guide.film.scenes) > _MANY_SCENES


def story_frame(reading: Reading) -> FrameTexts:
    """Return the title of the panel, and the number of scenes."""
    count = len(reading.guide.film.scenes)
    words = reading.translations.ngettext("{count} scene", "{count} scenes", count).format(count=count)
    return FrameTexts(reading._(TAB_TITLES[STORY]), (words, str(count)))


def story_legend(reading: Reading, strokes: bool) -> list[list[LegendPiece]]:
    """Return the storylines that have a scene, each in its look, the other signs, and the keys, from long to short."""
    keys = [("f", reading._("follow")), ("+ -", reading._("stretch"))]
    short_keys = [LegendPiece(key) for key, _ in keys]
    long_keys = [LegendPiece(f"{key}: {words}") for key, words in keys]
    whole = _story_pieces(reading, strokes, MAX_NAME)
    cut = ([*short_keys, *_story_pieces(reading, strokes, columns)] for columns in _CUT_NAMES)
    return [[*long_keys, *whole], [*short_keys, *whole], *cut, [*short_keys, *whole]]


def _story_pieces(reading: Reading, strokes: bool, columns: int) -> list[LegendPiece]:
    """Return the storylines with names of at most some columns, and the sign of a scene whose place is not known."""
    pieces = [
        LegendPiece(
            f"{(look.stroke if strokes else '─') * 2} {truncate(reading.name(f'story:{name}'), columns)}",
            style=look.component,
        )
        for name, look in story_looks(reading.guide).items()
        if name in reading.guide.scenes_of_story
    ]
    if any(scene.order for scene in reading.guide.film.scenes):
        pieces.append(LegendPiece(f"○ {truncate(reading._('order not known'), columns)}"))
    return pieces


def legend_rows(pieces: Sequence[LegendPiece], window: tuple[int, int]) -> int:
    """Return the rows of a legend in a window of some columns and rows: two if it is high and one is too little."""
    width = sum(cells(piece.text) + len(piece.after) for piece in pieces)
    return 2 if window[1] > _FEW_ROWS and width > window[0] else 1


def rows_of_chart(chart: "Chart", rows: int) -> int:
    """Return the rows that a chart above its card may take, given one whose lines are in adjoining rows."""
    loose = len(chart.rows) + len(chart.rows) - chart.header - 1
    return max(rows - _ROWS_OF_CARD, loose if rows - loose >= _ENOUGH_ROWS else 0)


def card_beside(area: tuple[int, int], needed: int, wanted: bool) -> int:
    """Return the columns of a card beside the chart; 0 if it stands below it.

    It stands beside it if that is ``wanted``, or if a chart of ``needed`` rows leaves too few below.
    """
    columns, rows = area
    if not wanted and rows - needed >= _LEAST_ROWS:
        return 0
    return min(max(int(columns * _SHARE), _LEAST_COLUMNS), _MOST_COLUMNS)
