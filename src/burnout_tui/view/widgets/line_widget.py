"""Widgets that paint line by line: only the lines that have changed, and what readers share only once."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.one_layout import OneLayout
from burnout_tui.view.widgets.frame import SIDE, THUMB, FrameTexts, frame_bottom, frame_top
from burnout_tui.view.widgets.own_keys import act_on_own_key
from burnout_tui.view.widgets.placed import PlacedWidget
from burnout_tui.view.widgets.shared_lines import MAX_CELLS, SharedLines, StyleSet


def _no_identity(_: Widget) -> None:
    """Return the identity of the styles of a widget that shares them with no other."""


class LineWidget(OneLayout, PlacedWidget):
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
        self._component_cache: StyleSet | None = None
        self._style_versions: list[int] = []
        """The number of changes of the styles of the widget and of its ancestors up to its last refresh."""
        self._line_cache: dict[int, Strip] = {}
        self._line_width = 0
        self._frame = FrameTexts()
        self._is_marking = False

    @property
    def frame(self) -> FrameTexts:
        """The texts in the frame, if the style sheet gives the widget one."""
        return self._frame

    @frame.setter
    def frame(self, texts: FrameTexts) -> None:
        before, self._frame = self._frame, texts
        width, height = self.size
        if not width:
            self._line_cache.clear()  # nobody sees it now, and all of it is painted when it is shown
        elif before != texts and self.styles.gutter.height:
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
        styles = self._styles
        if component not in styles:
            styles[component] = self.get_component_rich_style(component)
        return styles[component]

    @property
    def _styles(self) -> StyleSet:
        if self._component_cache is None:
            identity = getattr(self.app, "style_identity", _no_identity)(self)
            shared = self._shared
            if identity is None or shared is None:
                self._component_cache = StyleSet()
            else:
                key = (identity, self.background_colors, self.app.theme, getattr(self.app, "filtered_for", None))
                self._component_cache = shared.styles(key)
        return self._component_cache

    @property
    def _shared(self) -> SharedLines | None:
        """The lines that the readers of the film share; None for an app without readers."""
        return getattr(self.app, "shared_lines", None)

    @property
    def painted_state(self) -> Hashable | None:
        """Everything that the segments depend on, beside the styles, the size and the focus.

        None if no other reader's widget is likely to look the same.
        """
        return None

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
                self._component_cache = None
                self._style_versions = versions
        only_paints = what.get("repaint", True) and not (what.get("layout") or what.get("recompose"))
        if not (only_paints and self.is_mounted and isinstance(screen := self.screen, FrameScreen)):
            return super().refresh(*regions, **what)
        # Textual would send two messages for it: one to this widget, and then one to the screen.
        self._is_marking = True
        try:
            super().refresh(*regions)
        finally:
            self._is_marking = self._repaint_required = False
        screen.paint_soon(self)
        return self

    def check_idle(self) -> None:
        """Ask for a message that comes last, unless the screen knows already what there is to paint."""
        if not self._is_marking:
            super().check_idle()

    def notify_style_update(self) -> None:
        """Paint everything again in new styles."""
        self._component_cache = None
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
        width, height = self.outer_size
        lines: dict[int, Strip] | Sequence[Strip]
        state = self.painted_state if width * height <= MAX_CELLS else None
        if state is not None and self._styles.is_shared and (shared := self._shared):
            thumbs = self.thumb, self.lower_thumb
            key = (self._styles, width, height, self._line_width, self.has_focus, self._frame, thumbs, state)
            lines = shared.lines(key) or shared.keep_lines(key, [*self._paint(range(height))])
        else:
            lines = self._line_cache
            missing = [y for y in crop.line_range if y not in lines]
            lines.update(zip(missing, self._paint(missing), strict=True))
        strips = [lines[y] for y in crop.line_range]
        left, right = crop.column_span
        return strips if (left, right) == (0, width) else [strip.crop(left, right) for strip in strips]

    def _paint(self, rows: Sequence[int]) -> Iterator[Strip]:
        """Yield rows of the widget with its border."""
        if not rows:
            return
        width, height = self.outer_size
        filters, background = self.get_line_filters(), self.background_colors[1]
        gutter, thumb = self.styles.gutter, self.thumb
        bar = width - gutter.width - self._line_width
        gap = [Segment(" " * bar, Style(bgcolor=background.rich_color))] if bar else []
        left_side = [Segment(SIDE, self._edge)] if gutter.left else []
        right_side = left_side if gutter.right else []
        marked = [Segment(THUMB, segment.style) for segment in right_side]
        for y in rows:
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
            yield Strip(segments, width)

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
