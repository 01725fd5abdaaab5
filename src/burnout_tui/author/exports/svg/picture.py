"""``export svg``: the map of the ensemble or the chart of the story, as a file of its own."""

from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.svg.frame import Setting
from burnout_tui.errors import GuideError
from burnout_tui.message import Message
from burnout_tui.prose.reading import Reading


def write(reading: Reading, options: Options) -> str:
    """Return a picture. Raises GuideError if there is nothing to draw, or too much for a picture."""
    if options.picture == "story":
        from burnout_tui.author.exports.svg.story import story_svg

        if not reading.guide.scenes:
            raise GuideError(Message("no scene of this film is shown, so there is no chart of its story"))
        if picture := story_svg(reading, Setting()):
            return picture
        raise GuideError(Message("the chart of this story would be too large, or nobody is in its scenes"))
    from burnout_tui.author.exports.svg.ensemble import map_svg

    if picture := map_svg(reading, Setting()):
        return picture
    raise GuideError(
        Message("the map of this ensemble would be too large, or nobody is shown; dot and graphml have no limit")
    )
