"""A document's line as segments."""

from collections.abc import Callable, Mapping

from rich.segment import Segment
from rich.style import Style

from burnout_tui.prose.layout import Line
from burnout_tui.prose.measure import cells
from burnout_tui.view.widgets.entry_list import POINTER

UNDERLINED = Style(underline=True)
MARGIN = 2
"""Columns on the left, for the pointer beside a link that begins a line."""


def page_segments(
    line: Line, selected: int, style_of: Callable[[str], Style], addresses: Mapping[int, Style]
) -> list[Segment]:
    """Return the segments of a line with its margin; ``selected`` is the number of the selected link, or -1.

    ``addresses`` has a style with a terminal hyperlink (OSC 8) for each link to a web address.
    """
    body = style_of("body")
    segments = [Segment(" " * MARGIN, body)]
    has_pointer = False
    for run in line.runs:
        if 0 <= run.link == selected:
            if not has_pointer:
                if not point_at(segments):
                    segments[0] = Segment(" " * (MARGIN - 2) + POINTER + " ", segments[0].style)
                has_pointer = True
            style = style_of("selected")
            if run.style == "match":
                style += UNDERLINED
        else:
            style = style_of(run.style)
            if run.link >= 0:
                style += UNDERLINED
        if run.link in addresses:
            style += addresses[run.link]
        segments.append(Segment(run.text, style))
    return segments


def point_at(segments: list[Segment]) -> bool:
    """Put the pointer in the space before a link, so that the selection is visible without colours.

    Returns False if there is no space.
    """
    text, style, _ = segments[-1]
    if text.endswith(" "):
        segments[-1] = Segment(text[:-1] + POINTER, style)
    return text.endswith(" ")


def link_at(line: Line, column: int) -> int:
    """Return the number of the link at a column, without the margin; -1 if there is none."""
    for run in line.runs:
        column -= cells(run.text)
        if column < 0:
            return run.link
    return -1
