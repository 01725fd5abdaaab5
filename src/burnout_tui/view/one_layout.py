"""Widgets that ask for no further layout because of the size that a layout has given them."""

from textual.geometry import Size
from textual.widget import Widget


class OneLayout(Widget):
    """A widget whose content is as large as its place. Textual's would lay out the whole screen for it once more."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)
