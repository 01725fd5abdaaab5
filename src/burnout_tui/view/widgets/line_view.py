"""What is painted line by line, and only those lines that have changed."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual._border import BORDER_CHARS
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class Lines(Widget):
    """A widget that makes its lines of segments, and keeps them until it asks for them to be painted again.

    It has no padding and no opacity, and no border but one on all sides, which Textual paints, or one on the left.
    Textual would look up every style for every line that changes, and copy each line several times.

    Its style sheet may not ask whether it has the focus: that would be looked up for all its component classes
    whenever the focus moves. It paints what the focus changes by itself.
    """

    BASE: ClassVar[str]
    """The component class of what is plain."""
    EDGE: ClassVar[str] = ""
    """The component class of the border on the left while it has the focus; empty where that changes nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._looks: dict[str, Style] = {}
        self._lines: dict[int, Strip] = {}
        self._room = 0

    def segments(self, y: int) -> list[Segment]:
        """What stands on a line, ``_room`` columns wide at the most; the rest of the line is plain."""
        raise NotImplementedError

    def look(self, component: str) -> Style:
        """The style of a component class."""
        if component not in self._looks:
            self._looks[component] = self.get_component_rich_style(component)
        return self._looks[component]

    @property
    def base(self) -> Style:
        """The style of what is plain."""
        return self.look(self.BASE)

    def refresh(self, *regions: Region, **what: Any) -> Self:
        """Ask for some regions, or all of the widget, to be painted again."""
        if not regions:
            self._looks.clear()
        return super().refresh(*regions, **what)

    def notify_style_update(self) -> None:
        """Paint everything in the new styles."""
        self._looks.clear()
        self._lines.clear()
        super().notify_style_update()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The border shows where the focus is."""
        gutter = self.styles.gutter
        if gutter.height or gutter.right:
            super().watch_has_focus(_has_focus)
        elif self.EDGE and gutter.left:
            self._lines.clear()
            self.refresh(Region(-1, 0, 1, self.size.height))

    def _set_dirty(self, *regions: Region) -> None:
        super()._set_dirty(*regions)
        for region in regions:
            for y in region.line_range:
                self._lines.pop(y, None)
        if not regions:
            self._lines.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        self._room = self.scrollable_content_region.width
        gutter = self.styles.gutter
        if gutter.height or gutter.right:
            return super().render_lines(crop)
        width = self.outer_size.width
        lines = self._lines
        missing = [y for y in crop.line_range if y not in lines]
        if missing:
            filters, background = self.get_line_filters(), self.background_colors[1]
            edge = [self._edge()] if gutter.left else []
            bar = width - gutter.left - self._room
            gap = [Segment(" " * bar, Style(bgcolor=background.rich_color))] if bar else []
            for y in missing:
                segments = self.segments(y)
                if rest := self._room - sum(segment.cell_length for segment in segments):
                    segments.append(Segment(" " * rest, self.base))
                segments = edge + segments + gap
                for line_filter in filters:
                    segments = line_filter.apply(segments, background)
                lines[y] = Strip(segments, width)
        strips = [lines[y] for y in crop.line_range]
        left, right = crop.column_span
        return strips if (left, right) == (0, width) else [strip.crop(left, right) for strip in strips]

    def _edge(self) -> Segment:
        kind, color = self.styles.border_left
        base, background = self.background_colors
        style = Style.from_color((base + color).rich_color, (base + background).rich_color)
        if self.EDGE and self.has_focus:
            style += Style(color=self.look(self.EDGE).color)
        return Segment(BORDER_CHARS[kind][1][0], style)

    def render_line(self, y: int) -> Strip:
        """A line of what is within the border."""
        return Strip(self.segments(y)).adjust_cell_length(self._room, self.base)


class LineView(ScrollView, Lines):
    """Lines that can be scrolled."""

    DEFAULT_CSS = """
    LineView {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
    }
    """

    def repaint(self, rows: Iterable[int]) -> None:
        """Ask for lines to be painted again; they are counted from the first that can be scrolled to."""
        top, width = self.scroll_offset.y, self.size.width
        if regions := [Region(0, row - top, width, 1) for row in rows]:
            self.refresh(*regions)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """A scroll bar that comes into view stands where the text does; Textual tells only one that is in view."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y
