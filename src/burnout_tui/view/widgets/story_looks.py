"""The looks of the storylines in the chart: a hue for each, and a stroke that tells them apart without colours."""

from collections.abc import Mapping
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.pictures.story.shapes import STORY_HUES
from burnout_tui.view.widgets.line_view import KIND_PREFIX

_STROKES = ("─", "╌", "═", "━", "╍")


class Look(NamedTuple):
    """The look of the lines of a storyline."""

    component: str
    """The component class, or the style of a document, with its hue."""
    stroke: str
    """The line character of its horizontal lines where colours are not shown."""


def story_looks(guide: Guide) -> Mapping[str, Look]:
    """Return a look for each storyline, by its id. Thirty storylines have looks that all differ."""
    return {
        story.id: Look(f"{KIND_PREFIX}{STORY_HUES[number % len(STORY_HUES)]}", _STROKES[number % len(_STROKES)])
        for number, story in enumerate(guide.film.stories)
    }
