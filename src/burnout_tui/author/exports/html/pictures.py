"""The pictures of a page: the map of the ensemble, and the chart of the storylines."""

from burnout_tui.author.exports.contents.anchors import Anchors
from burnout_tui.author.exports.svg.ensemble import map_svg
from burnout_tui.author.exports.svg.frame import Setting
from burnout_tui.author.exports.svg.story import story_svg
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import STORY

_PICTURES = {"ensemble": map_svg, STORY: story_svg}


def picture(section: str, reading: Reading, anchors: Anchors) -> str:
    """Return the SVG of a section; empty for one without a picture, or with too much for one."""
    draw = _PICTURES.get(section)
    if draw is None:
        return ""
    return draw(reading, Setting(anchors.picture(section), alone=False, link=anchors.href)) or ""
