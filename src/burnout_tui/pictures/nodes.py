"""The rows of a picture with the points where lines pass them, and the parts of lines between the rows."""

from dataclasses import dataclass, field

from burnout_tui.pictures.shapes import Pair


@dataclass(slots=True, eq=False)
class LayerNode:
    """A character in a row, or the point where a line passes through the row."""

    row: int
    width: int
    name: str = ""
    """The character's id; empty where a line passes."""
    middle: float = 0
    """The column of the middle."""
    above: list["EdgeSegment"] = field(default_factory=list)
    """Lines that enter from above."""
    below: list["EdgeSegment"] = field(default_factory=list)
    """Lines that leave downwards."""
    beside: list["LayerNode"] = field(default_factory=list)
    """Linked characters next to this one in the same row."""

    @property
    def left(self) -> int:
        """The first column."""
        return round(self.middle - (self.width - 1) / 2)


@dataclass(slots=True, eq=False)
class EdgeSegment:
    """The part of a line in the channel between two rows.

    A line between two characters of one row leaves both of them downwards (``turn`` 1) or upwards (``turn`` -1).
    """

    pair: Pair
    upper: LayerNode
    lower: LayerNode
    turn: int = 0
    start: int = 0
    """The column at the upper node; of a line that turns, at the first node."""
    end: int = 0
    """The column at the lower node; of a line that turns, at the second node."""

    def other(self, node: LayerNode) -> LayerNode:
        """Return the node at the other end."""
        return self.lower if node is self.upper else self.upper

    def column(self, node: LayerNode) -> int:
        """Return the column at one of the two nodes."""
        return self.start if node is self.upper else self.end

    def place(self, node: LayerNode, column: int) -> None:
        """Set the column at one of the two nodes."""
        if node is self.upper:
            self.start = column
        else:
            self.end = column


@dataclass(slots=True)
class Layers:
    """The rows of a picture, and the lines in the channels above, between and below them."""

    rows: list[list[LayerNode]]
    """From top to bottom, each from left to right."""
    channels: list[list[EdgeSegment]]
    """The channel above each row, then the one below the last row."""
    beside: list[tuple[Pair, LayerNode, LayerNode]]
    """The pairs that are neighbours in a row, the left one first."""
