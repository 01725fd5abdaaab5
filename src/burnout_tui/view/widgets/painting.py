"""A line of a document in the colours of the screen."""

from collections.abc import Callable, Mapping

from rich.segment import Segment
from rich.style import Style

from burnout_tui.prose.layout import Line, cells
from burnout_tui.view.widgets.entry_list import POINTER

MARGIN = 2
"""Columns on the left, where the pointer stands beside a link that begins a line."""


def painted(
    line: Line, selected: int, style_of: Callable[[str], Style], addresses: Mapping[int, Style]
) -> list[Segment]:
    """The line with its margin; ``selected`` is the number of the link that is pointed at, or -1.

    ``addresses`` has a style for each link that leads out of the guide: the terminal's own link (OSC 8).
    """
    body = style_of("body")
    segments = [Segment(" " * MARGIN, body)]
    pointed = False
    for run in line.runs:
        if 0 <= run.link == selected:
            if not pointed:
                _point(segments)
                pointed = True
            style = style_of("selected")
            if run.style == "match":
                style += Style(reverse=not style.reverse)
        else:
            style = style_of(run.style)
        if run.link in addresses:
            style += addresses[run.link]
        segments.append(Segment(run.text, style))
    return segments


def _point(segments: list[Segment]) -> None:
    """Put the pointer in the space before a link, so that no colour is needed to see which one is selected."""
    text, style, _ = segments[-1]
    if text.endswith(" "):
        segments[-1] = Segment(text[:-1] + POINTER, style)
    else:
        segments[0] = Segment(" " * (MARGIN - 2) + POINTER + " ", segments[0].style)


def link_at(line: Line, column: int) -> int:
    """The number of the link at a column of a line without its margin; -1 where there is none."""
    for run in line.runs:
        column -= cells(run.text)
        if column < 0:
            return run.link
    return -1
