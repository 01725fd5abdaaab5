"""The time line above a filmography."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region

from burnout_tui.film.model import Work
from burnout_tui.prose.entries.person import WORK_KINDS
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.numbers import years_text
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import CYCLE_MARK, WORK_MARKS, mark_of
from burnout_tui.prose.timeline import Timeline, timeline
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Open
from burnout_tui.view.widgets.entry_list import POINTER
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.line_widget import LineWidget

_MARKS = 1
"""The number of the line with the works' marks, below that with the people."""
_GAP = 2
"""The fewest columns between the people and the text beside them."""
UNDATED = "-undated"
"""The class of a time line without an axis: less than two years are known."""


class TimeLine(LineWidget):
    """The people, their works on an axis of years, and a legend. A frame names the people in its upper line.

    It can have the focus while there is a link beside the people.
    """

    BINDINGS: ClassVar[list[BindingType]] = [key for key in bindings("page") if key.action == "enter"]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "years--base",
        "years--people",
        "years--mark",
        "years--axis",
        "years--selected",
        "years--dim",
    }
    BASE = "years--base"
    EDGE = "years--people"
    DEFAULT_CSS = """
    TimeLine {
        height: 5;
        width: 1fr;
        &.-undated { height: 2; }
        .years--people { text-style: bold; color: $guide-title; }
        .years--axis { color: $guide-rule; }
        .years--selected { background: $guide-cursor; color: $guide-cursor-text; text-style: bold; }
        &:ansi .years--selected { text-style: reverse bold; }
        .years--dim { color: $guide-dim; text-style: $guide-dim-style; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._people = ""
        self._back = self._back_to = ""
        self._works: Sequence[Work] = ()
        self._legend = ""
        self._selected: Work | None = None
        self._picture: Timeline | None = None
        self._drawn = -1

    def show(self, reading: Reading, people: str, works: Sequence[Work], back: str = "", back_to: str = "") -> None:
        """Draw other works, or the same in another language.

        ``back`` is a text beside the people, the link to ``back_to``.
        """
        self._people, self._works, self._drawn = people, works, -1
        self._back, self._back_to = back, back_to
        kinds = dict.fromkeys(work.kind for work in works if work.kind and not work.cycle)
        marks = {WORK_MARKS[kind]: reading._(WORK_KINDS[kind]) for kind in kinds}
        cycles = dict.fromkeys(reading.text(work.cycle.name) for work in works if work.cycle)
        legend = [f"{mark} {word}" for mark, word in marks.items()] + [f"{CYCLE_MARK} {cycle}" for cycle in cycles]
        self._legend = "   ".join(legend)
        self.can_focus = bool(back_to)
        self._name_people()
        self.set_class(len({year for work in works for year in (work.year, work.until) if year}) < 2, UNDATED)
        self.refresh()

    def select(self, name: str) -> None:
        """Highlight a work, by its id."""
        if self._selected is None or name != self._selected.id:
            self._selected = next((work for work in self._works if work.id == name), None)
            self.refresh(Region(0, _MARKS - self._skipped, self.size.width, 1))

    def _name_people(self) -> None:
        self.frame = FrameTexts(self._people, f"{self._mark}{self._back}")

    @property
    def _mark(self) -> str:
        """The pointer while the link has the focus."""
        return POINTER if self._back and self.has_focus else ""

    @property
    def cursor_offset(self) -> Offset:
        """The pointer's offset in the content: in a frame, in the line above."""
        if not self._names_both:
            return Offset(0, 0)
        column = self.size.width - 2 - cells(self._back)
        return Offset(column - 1, -1) if self._skipped else Offset(column, 0)

    @property
    def _names_both(self) -> bool:
        """True if there is room for the people and for the text beside them."""
        return bool(self._back) and cells(self._people) + cells(self._back) + _GAP <= self.size.width - 2

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Show the pointer, or hide it."""
        super().watch_has_focus(_has_focus)
        self._name_people()
        if self._back:
            self.refresh()

    def action_enter(self) -> None:
        """Open what the text beside the people names."""
        self.post_message(Open(self._back_to))

    def on_click(self, event: events.Click) -> None:
        """Open what the text beside the people names."""
        if self._back_to and event.y == 0 and event.x >= self.outer_size.width - cells(self._back) - 4:
            self.action_enter()

    @property
    def _skipped(self) -> int:
        """The lines that the frame says already."""
        return 1 if self.styles.gutter.top else 0

    @property
    def _timeline(self) -> Timeline | None:
        if self._drawn != self.size.width:
            self._picture, self._drawn = timeline(self._works, self.size.width - 2), self.size.width
        return self._picture

    def segments(self, y: int) -> list[Segment]:
        """Return one of the five lines; in a frame, of those below the people."""
        y += self._skipped
        width = self.size.width
        space = Segment(" ", self.base)
        segments: list[Segment] = []
        picture = self._timeline
        if y == 0:
            segments = [Segment(truncate(self._people, width - 2), self.component_style("years--people"))]
            if self._names_both:
                back = f"{self._mark}{self._back}"
                gap = width - 2 - cells(self._people) - cells(back)
                segments += [Segment(" " * gap, self.base), Segment(back, self.component_style("years--dim"))]
            elif self._mark:
                space = space._replace(text=self._mark)
        elif picture is None:
            segments = [Segment(self._undated() if y == 1 else "", self.component_style("years--dim"))]
        elif y == _MARKS:
            segments = self._highlighted(picture, picture.marks, "years--mark")
        elif y == 2:
            segments = [Segment(picture.axis, self.component_style("years--axis"))]
        elif y == 3:
            segments = [Segment(picture.years, self.component_style("years--dim"))]
        elif y == 4:
            segments = [Segment(truncate(self._legend, width - 2), self.component_style("years--dim"))]
        return [space, *segments]

    def _highlighted(self, picture: Timeline, text: str, style: str) -> list[Segment]:
        marks = self.component_style(style)
        column = picture.columns.get(self._selected.year or 0) if self._selected else None
        if self._selected is None or column is None:
            return [Segment(text, marks)]
        here = self.component_style("years--selected")
        return [
            Segment(text[:column], marks),
            Segment(mark_of(self._selected), here),
            Segment(text[column + 1 :], marks),
        ]

    def _undated(self) -> str:
        years = [years_text(work.year, work.until) for work in self._works if work.year]
        return ", ".join(dict.fromkeys(years))
