"""The picture of an ensemble, in the style that fits a panel best."""

from functools import lru_cache

from burnout_tui.pictures.boxes import box_lines
from burnout_tui.pictures.geometry import Outline
from burnout_tui.pictures.labels import Wording, line_label
from burnout_tui.pictures.planning import PLAIN, Style, linked_pairs, make_plan, paint
from burnout_tui.pictures.shapes import Drawing, Rows
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading, in_every_language

MAX_CHARACTERS = 60
"""The largest number of characters in a picture. Larger ensembles are shown as a list."""
MAX_LINES = 150
"""The largest number of linked pairs in a picture. More would take too long to draw."""
MAX_CACHED = 100
"""Pictures in the cache. Every window size needs its own, and a server has many visitors."""


def can_be_drawn(reading: Reading) -> bool:
    """Return True if a picture can be drawn: there is somebody to show, and not too many characters or links."""
    shown = shown_ensemble(reading)
    if not 0 < len(shown.characters) <= MAX_CHARACTERS:
        return False
    return len({frozenset(relation.between) for relation in shown.relations}) <= MAX_LINES


def draw(
    reading: Reading, size: tuple[int, int], labelled: bool | None = None, base: Rows = (), style: Style = PLAIN
) -> Drawing:
    """Return the picture that fits a panel of ``size`` columns and rows best. All readers share a cache.

    ``labelled`` chooses words where they fit (True) or signs (False) for the relations; None chooses words if they fit
    on all lines. The characters of ``base`` keep their row and their order in it. Boxes are in the same places in every
    language and with any choice of ``labelled``.
    """
    drawing = _drawn(reading, size, labelled, base, style, False)
    assert drawing
    return drawing


def draw_whole(
    reading: Reading, size: tuple[int, int], labelled: bool | None, base: Rows, style: Style
) -> Drawing | None:
    """Return the same picture as ``draw``, or None if it would not fit: that takes less time to find.

    With ``labelled``, words may make it larger than ``size``.
    """
    return _drawn(reading, size, labelled, base, style, True)


def _drawn(
    reading: Reading, size: tuple[int, int], labelled: bool | None, base: Rows, style: Style, whole: bool
) -> Drawing | None:
    drawn = reading.whole.cached("drawings", lambda: lru_cache(MAX_CACHED)(_drawing))
    return drawn(reading.shared(), size, labelled, base, style, whole)


def _drawing(
    reading: Reading, size: tuple[int, int], labelled: bool | None, base: Rows, style: Style, whole: bool
) -> Drawing | None:
    planned = reading.whole.cached("plans", lambda: lru_cache(MAX_CACHED)(make_plan))
    plan = planned(in_every_language(reading)[0], size, base, style, whole)
    if plan is None:
        return None
    wording = plan.wording if labelled is None else Wording.LABELS if style.tall and labelled else Wording(labelled)
    labels = {pair: line_label(reading, found) for pair, found in linked_pairs(shown_ensemble(reading)).items()}
    lines = {name: box_lines(reading, name, *style) for name in plan.geometry.boxes}
    fits = labelled is None and plan.geometry.left + plan.geometry.width <= size[0]
    canvas, unlabelled = paint(reading, plan.geometry, labels, lines, wording, size[0] if fits else None)
    rows = tuple(map(tuple, canvas.runs()))
    return Drawing(rows, canvas.width, plan.geometry.boxes, wording > 0, plan.arrangement, canvas.crossings, unlabelled)


def outline(reading: Reading, size: tuple[int, int], style: Style = PLAIN) -> Outline:
    """Return the picture of ``draw`` with words where they fit, as boxes and lines; words may make it wider."""
    planned = reading.whole.cached("plans", lambda: lru_cache(MAX_CACHED)(make_plan))
    plan = planned(in_every_language(reading.shared())[0], size, (), style, False)
    assert plan, "only a picture that must be whole may lack"
    labels = {pair: line_label(reading, found) for pair, found in linked_pairs(shown_ensemble(reading)).items()}
    texts = {name: box_lines(reading, name, *style) for name in plan.geometry.boxes}
    canvas, _ = paint(reading, plan.geometry, labels, texts, Wording.LABELS, None)
    return Outline(plan.geometry, texts, tuple(canvas.words), canvas.width)
