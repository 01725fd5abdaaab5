"""Widgets that show nothing of their own but their background."""

from textual.geometry import Region
from textual.strip import Strip

from burnout_tui.view.one_layout import OneLayout


class PlainBackground(OneLayout):
    """A widget without content of its own, mixed in after the class whose styles it inherits.

    Children cover most of it, yet Textual would style, filter and cut every line of it. One line stands for all here.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the same empty line for every row; with a border, what Textual paints."""
        if self.gutter:
            return super().render_lines(crop)
        strip = Strip.blank(crop.width, self.visual_style.rich_style)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return [strip] * crop.height


class PlainContainer(PlainBackground):
    """A container of widgets that cover most of it.

    Textual's own comes in a module with a dozen others, which would delay the first frame.
    """

    DEFAULT_CSS = """
    PlainContainer {
        width: 1fr;
        height: 1fr;
        layout: vertical;
        overflow: hidden hidden;
    }
    """
