"""Widgets that paint line by line, and only the lines that have changed."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.events import Key
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from burnout_tui.view.themes.roles import KIND_VARIABLES
from burnout_tui.view.widgets.frame import SIDE, THUMB, FrameTexts, frame_bottom, frame_top, thumb_cells
from burnout_tui.view.widgets.own_keys import act_on_own_key

KIND_PREFIX = "kind-"
"""The beginning of the component classes, and of the document styles, for the families of relations."""


class LineWidget(Widget):
    """A widget that builds its lines from segments and caches them until they must be painted again.

    Textual would look up every style for every line that changes, and copy each line several times.

    It has no padding and no opacity. Its border is on all sides, which is a frame with the texts of ``frame``; or a
    solid line on the left only; or above or below, and then Textual paints it. Its style sheet must not use ``:focus``,
    which Textual would evaluate for all its component classes whenever the focus moves; the widget itself paints what
    the focus changes.
    """

    BASE: ClassVar[str]
    """The component class of plain text."""
    EDGE: ClassVar[str] = ""
    """The component class of the border while the widget has the focus; empty if the focus changes nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._component_cache: dict[str, Style] = {}
        self._style_versions: list[int] = []
        """The number of changes of the styles of the widget and of its ancestors up to its last refresh."""
        self._line_cache: dict[int, Strip] = {}
        self._line_width = 0
        self._frame = FrameTexts()

    @property
    def frame(self) -> FrameTexts:
        """The texts in the frame, if the style sheet gives the widget one."""
        return self._frame

    @frame.setter
    def frame(self, texts: FrameTexts) -> None:
        before, self._frame = self._frame, texts
        if self.styles.gutter.height:
            width, height = self.size
            if before[:2] != texts[:2]:
                self.refresh(Region(-1, -1, width + 2, 1))
            if before.foot != texts.foot:
                self.refresh(Region(-1, height, width + 2, 1))

    async def on_key(self, event: Key) -> None:
        """Act on the widget's own keys."""
        await act_on_own_key(self, event)

    def segments(self, y: int) -> list[Segment]:
        """Return the segments of a line, at most ``_line_width`` columns wide; the rest of the line is plain."""
        raise NotImplementedError

    def component_style(self, component: str) -> Style:
        """Return the style of a component class."""
        if component not in self._component_cache:
            self._component_cache[component] = self.get_component_rich_style(component)
        return self._component_cache[component]

    @property
    def base(self) -> Style:
        """The style of plain text."""
        return self.component_style(self.BASE)

    def refresh(self, *regions: Region, **what: Any) -> Self:
        """Paint some regions, or all of the widget, again."""
        if not regions:
            # A component's colours depend on the backgrounds below it. Textual would mix them again each time.
            versions = [node.styles._cache_key for node in self.ancestors_with_self]
            if versions != self._style_versions:
                self._component_cache.clear()
                self._style_versions = versions
        return super().refresh(*regions, **what)

    def notify_style_update(self) -> None:
        """Paint everything again in new styles."""
        self._component_cache.clear()
        self._line_cache.clear()
        super().notify_style_update()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Paint the border, which shows the focus."""
        gutter = self.styles.gutter
        if gutter.height and not gutter.left:
            super().watch_has_focus(_has_focus)
        elif gutter.left and self.EDGE:
            self._line_cache.clear()
            width, height = self.size
            regions = [Region(-1, 0, 1, height)]
            if gutter.height:
                regions += [Region(width, 0, 1, height), *(Region(-1, y, width + 2, 1) for y in (-1, height))]
            self.refresh(*regions)

    def _set_dirty(self, *regions: Region) -> None:
        super()._set_dirty(*regions)
        top = self.styles.gutter.top
        for region in regions:
            for y in region.line_range:
                self._line_cache.pop(y + top, None)
        if not regions:
            self._line_cache.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget."""
        self._line_width = self.scrollable_content_region.width
        if self.styles.gutter.height and not self.styles.gutter.left:
            return super().render_lines(crop)
        lines = self._line_cache
        missing = [y for y in crop.line_range if y not in lines]
        width, height = self.outer_size
        if missing:
            filters, background = self.get_line_filters(), self.background_colors[1]
            gutter, thumb = self.styles.gutter, self.thumb
            bar = width - gutter.width - self._line_width
            gap = [Segment(" " * bar, Style(bgcolor=background.rich_color))] if bar else []
            left_side = [Segment(SIDE, self._edge)] if gutter.left else []
            right_side = left_side if gutter.right else []
            marked = [Segment(THUMB, segment.style) for segment in right_side]
            for y in missing:
                if gutter.top and y in (0, height - 1):
                    segments = self._frame_line(y == 0, width)
                else:
                    segments = self.segments(y - gutter.top)
                    if rest := self._line_width - sum(segment.cell_length for segment in segments):
                        segments.append(Segment(" " * rest, self.base))
                    edge = marked if y - gutter.top in thumb else right_side
                    segments = [*left_side, *segments, *gap, *edge]
                for line_filter in filters:
                    segments = line_filter.apply(segments, background)
                lines[y] = Strip(segments, width)
        strips = [lines[y] for y in crop.line_range]
        left, right = crop.column_span
        return strips if (left, right) == (0, width) else [strip.crop(left, right) for strip in strips]

    @property
    def thumb(self) -> range:
        """The rows of the frame's right side that show which part of the content is in view."""
        return range(0)

    @property
    def lower_thumb(self) -> range:
        """The columns of the frame's lower line that show which part of the content is in view."""
        return range(0)

    def _frame_line(self, upper: bool, width: int) -> list[Segment]:
        texts = self._frame
        if upper:
            pieces = frame_top(width, texts.title, texts.note)
        else:
            pieces = frame_bottom(width, texts.foot, self.lower_thumb)
        edge = self._edge
        title = (edge if self.EDGE and self.has_focus else edge + self.base) + Style(bold=True)
        styles = {"rule": edge, "title": title, "note": edge + self.base}
        return [Segment(piece.text, styles[piece.role]) for piece in pieces]

    @property
    def _edge(self) -> Style:
        """The style of the border."""
        color = self.styles.border_left[1]
        base, background = self.background_colors
        style = Style.from_color((base + color).rich_color, (base + background).rich_color)
        if self.EDGE and self.has_focus:
            style += Style(color=self.component_style(self.EDGE).color)
        return style

    def render_line(self, y: int) -> Strip:
        """Return a line without the border."""
        return Strip(self.segments(y)).adjust_cell_length(self._line_width, self.base)


class LineView(ScrollView, LineWidget, inherit_bindings=False):
    """A line widget that scrolls. It has the styles of the families of relations."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*KIND_VARIABLES, "kind-plain"}
    DEFAULT_CSS = """
    LineView {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        .kind-family { color: $kind-family; }
        .kind-love { color: $kind-love; }
        .kind-work { color: $kind-work; }
        .kind-money { color: $kind-money; }
        .kind-chance { color: $kind-chance; }
        .kind-art { color: $kind-art; }
        .kind-plain { color: $guide-text; }
    }
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._thumbs = range(0), range(0)
        """The cells of the thumbs that are painted, on the right side of the frame and below."""

    def repaint(self, rows: Iterable[int]) -> None:
        """Paint rows of the content again; row 0 is at the top when nothing is scrolled."""
        top, width = self.scroll_offset.y, self.size.width
        if regions := [Region(0, row - top, width, 1) for row in rows]:
            self.refresh(*regions)

    @property
    def thumb(self) -> range:
        """The rows of the frame's right side that show which part of the content is in view."""
        if not self.styles.gutter.right:
            return range(0)
        return thumb_cells(self.size.height, self.virtual_size.height, self.scroll_offset.y)

    @property
    def lower_thumb(self) -> range:
        """The columns of the frame's lower line that show which part of the content is in view."""
        return thumb_cells(self.size.width, self.virtual_size.width, self.scroll_offset.x)

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Move the thumb on the frame with the content."""
        super().watch_scroll_x(old_value, new_value)
        self._paint_thumb()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Move the thumb on the frame with the text."""
        super().watch_scroll_y(old_value, new_value)
        self._paint_thumb()

    def set_length(self, lines: int) -> None:
        """Set the number of lines of the content."""
        self.set_extent(Size(self.size.width, lines))

    def set_extent(self, size: Size) -> None:
        """Set the columns and lines of the content."""
        if not self.styles.gutter.right:
            self.virtual_size = size
        elif size != self.virtual_size:
            # A frame shows the length with its thumb. Textual would lay out the screen again, for a scroll bar.
            self.set_reactive(LineView.virtual_size, size)
            self._paint_thumb()

    def _paint_thumb(self) -> None:
        """Paint the cells of the frame that the thumbs come to or leave."""
        if self.styles.gutter.right:
            width, height = self.size
            before, self._thumbs = self._thumbs, (self.thumb, self.lower_thumb)
            rows = {*before[0]} ^ {*self.thumb}
            lower = [Region(-1, height, width + 2, 1)] if before[1] != self.lower_thumb else []
            if regions := [*(Region(width, row, 1, 1) for row in rows if row < height), *lower]:
                self.refresh(*regions)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Move a scroll bar that appears to the text's position; Textual only updates one that is visible."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y
