"""A widget that keeps its place on the screen, because it is asked for it dozens of times for each key."""

from typing import Any, NamedTuple

from textual.geometry import Region, Size, Spacing
from textual.screen import Screen
from textual.widget import Widget


class _Place(NamedTuple):
    """A region of the screen, and what it contains."""

    depends_on: tuple[Region, int, bool, bool]
    """The widget's region, the version of its styles, and the scroll bars that are shown."""
    content: Region
    size: Size
    scrollable: Region


class PlacedWidget(Widget):
    """A widget whose regions are computed when they change. Textual computes them each time from the styles."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._own_screen: Screen[object] | None = None
        self._place: _Place | None = None

    @property
    def screen(self) -> Screen[object]:
        """The screen of the widget, which is not moved to another one."""
        if self._own_screen is None:
            self._own_screen = super().screen
        return self._own_screen

    @property
    def content_region(self) -> Region:
        """The region of the screen inside the border and the padding."""
        return self._placed.content

    @property
    def size(self) -> Size:
        """The columns and rows inside the border and the padding."""
        return self._placed.size

    @property
    def scrollable_content_region(self) -> Region:
        """The region of the screen inside the border, the padding and the scroll bars."""
        return self._placed.scrollable

    @property
    def _placed(self) -> _Place:
        styles = self.styles
        depends_on = self.region, styles._cache_key, self.show_vertical_scrollbar, self.show_horizontal_scrollbar
        place = self._place
        if place is None or place.depends_on != depends_on:
            content = self.region.shrink(styles.gutter)
            bars = Spacing(0, self.scrollbar_size_vertical, self.scrollbar_size_horizontal, 0)
            place = self._place = _Place(depends_on, content, content.size, content.shrink(bars))
        return place
