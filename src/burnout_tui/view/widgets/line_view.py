"""Line widgets that scroll."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from burnout_tui.view.themes.roles import KIND_VARIABLES
from burnout_tui.view.widgets.frame import thumb_cells
from burnout_tui.view.widgets.line_widget import LineWidget

if TYPE_CHECKING:
    from textual.scrollbar import ScrollBar

KIND_PREFIX = "kind-"
"""The beginning of the component classes, and of the document styles, for the families of relations."""


class NoScrollBar:
    """Stands for a scroll bar without width, which would be another widget. It is shown nowhere."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        """Forget whatever a scroll bar shows."""

    def post_message(self, message: Message) -> bool:
        """Drop the message."""
        return False

    def refresh(self) -> None:
        """Paint nothing."""


_NO_SCROLL_BAR = NoScrollBar()


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

    @property
    def vertical_scrollbar(self) -> "ScrollBar":
        """The vertical scroll bar; nothing if it has no width, because the frame has a thumb in its place."""
        if self._vertical_scrollbar is None and not self.styles.scrollbar_size_vertical:
            return cast("ScrollBar", _NO_SCROLL_BAR)
        is_new, bar = self._vertical_scrollbar is None, super().vertical_scrollbar
        if is_new:
            bar.position = self.scroll_y
        return bar

    @property
    def horizontal_scrollbar(self) -> "ScrollBar":
        """The horizontal scroll bar; nothing if it has no height."""
        if self._horizontal_scrollbar is None and not self.styles.scrollbar_size_horizontal:
            return cast("ScrollBar", _NO_SCROLL_BAR)
        return super().horizontal_scrollbar

    def repaint(self, rows: Iterable[int]) -> None:
        """Paint rows of the content again; row 0 is at the top when nothing is scrolled."""
        top = self.scroll_offset.y
        if regions := [self._line(row - top) for row in rows]:
            self.refresh(*regions)

    def _line(self, y: int, count: int = 1) -> Region:
        """Return the region of lines in the window, frame included: a line that is not cut was rendered before."""
        return Region(-self.styles.gutter.left, y, self.outer_size.width, count)

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
        """Paint the lines that come into view, with the thumb on the frame."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(self._line(0, self.size.height))
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
            height = self.size.height
            before, self._thumbs = self._thumbs, (self.thumb, self.lower_thumb)
            rows = {*before[0]} ^ {*self._thumbs[0]}
            lower = [self._line(height)] if before[1] != self._thumbs[1] else []
            if regions := [*(self._line(row) for row in rows if row < height), *lower]:
                self.refresh(*regions)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Move a scroll bar that appears to the text's position; Textual only updates one that is visible."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y
