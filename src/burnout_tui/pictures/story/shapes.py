"""The parts of a drawn chart."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Role = Literal["", "number", "title", "place", "name", "occupation", "line", "node", "bar"]
"""The kinds of pieces. A bar is the vertical that joins the lines of a scene."""
STORY_HUES = ("work", "money", "family", "chance", "love", "art")
"""The families of relations whose hues the storylines take in turn, the most different first."""


class ChartRun(NamedTuple):
    """A piece of a row."""

    text: str
    role: Role = ""
    ref: str = ""
    """The ref that it leads to: a scene, or for a name and a line the character."""
    character: str = ""
    """The id of the character whose name, occupation, line or node it is."""
    scene: str = ""
    """The id of the scene whose number, title, place, node or bar it is."""
    story: str = ""
    """The id of the storyline whose hue it takes: the scene's; of a name and a line the one of most of its scenes."""
    uncertain: bool = False
    """True if sources do not say where the scene stands."""


class Piece(NamedTuple):
    """A part of a character's line, or the name before it, that stays in one row."""

    row: int
    first: int
    """The first column."""
    last: int
    """The last column."""


class Chart(NamedTuple):
    """The storylines of a film, drawn."""

    rows: Sequence[tuple[ChartRun, ...]]
    """Rows of ``width`` columns; the first ones are the header."""
    width: int
    header: int
    """The number of rows with the numbers, titles and places of scenes."""
    gutter: int
    """The columns that names need at the left edge of a window."""
    scenes: tuple[str, ...]
    """The ids of the scenes, in the order of the film."""
    columns: Mapping[str, int]
    """The column of each scene's nodes."""
    nodes: Mapping[str, Mapping[str, int]]
    """The row of each character of a scene, by scene, from top to bottom."""
    pitch: int
    """The columns from one scene to the next; some are farther apart."""
    names: Mapping[str, str]
    """The name of each character, as it is written."""
    pieces: Mapping[str, tuple[Piece, ...]]
    """The pieces of each character's line that run along a row, from left to right."""

    def fits(self, size: tuple[int, int]) -> bool:
        """Return True if the whole chart fits ``size`` columns and rows."""
        return self.width <= size[0] and len(self.rows) <= size[1]
