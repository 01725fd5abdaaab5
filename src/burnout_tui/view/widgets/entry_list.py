"""A list of rows in columns. Moving the selection repaints two lines, however long the list is."""

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset

from burnout_tui.prose.column_widths import COLUMN_GAP
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.rows import Row, Rows
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Entered, Selected, Unavailable
from burnout_tui.view.too_small import TOO_SMALL
from burnout_tui.view.unavailable import IN_LIST, NO_ENTRY
from burnout_tui.view.widgets.columns import fit_columns, shown_columns, total_width
from burnout_tui.view.widgets.line_view import KIND_PREFIX, LineView
from burnout_tui.view.widgets.shared_lines import Same

POINTER = "▸"
MARGIN = 3
"""The width before the first column: a space, the pointer, a space."""


class EntryList(LineView, can_focus=True):
    """Rows with one selected entry. Headings and notes cannot be selected."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--name",
        "list--more",
        "list--heading",
        "list--selected",
        "list--unfocused",
        "list--edge",
        "list--dispute",
    }
    BASE = "list--name"
    EDGE = "list--edge"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("list"))
    DEFAULT_CSS = """
    EntryList {
        .list--more { color: $guide-dim; text-style: $guide-dim-style; }
        .list--heading { color: $guide-heading; text-style: bold; }
        .list--unfocused { text-style: bold; }
        .list--dispute { color: $guide-dispute; text-style: bold; }
        .list--edge { color: $guide-rule-lit; }
        .list--selected { background: $guide-cursor; color: $guide-cursor-text; text-style: bold; }
        &:ansi .list--selected { text-style: reverse bold; }
    }
    """

    def __init__(
        self, rows: Sequence[Row], wide_column: int = 0, id: str | None = None, last_is_spare: bool = False
    ) -> None:
        """Show rows. ``last_is_spare`` is True if what the last column says can also be seen elsewhere."""
        super().__init__(id=id)
        self._wide_column, self._last_is_spare = wide_column, last_is_spare
        self._rows = Rows()
        self._index: Mapping[str, int] = {}
        self._selected = -1
        self._fitted_width = -1
        self._alike = True
        self._columns: dict[int, Sequence[int]] = {}
        self.set_rows(rows)

    @property
    def selected(self) -> str:
        """The ref of the selected row; empty in a list without entries."""
        return self._rows[self._selected].ref if self._selected >= 0 else ""

    @property
    def count(self) -> int:
        """The number of entries."""
        return len(self._rows.entries)

    @property
    def position(self) -> int:
        """The number of the selected entry, from 1; 0 in a list without entries."""
        return bisect_right(self._rows.entries, self._selected)

    @property
    def cursor_offset(self) -> Offset | None:
        """The pointer's offset in the list; None if the selected row is out of view."""
        row = self._selected - self.scroll_offset.y
        return Offset(1, row) if self._selected >= 0 and 0 <= row < self.size.height else None

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why movements lead nowhere, by their actions."""
        return IN_LIST if self._selected >= 0 else dict.fromkeys(IN_LIST, NO_ENTRY)

    @property
    def whereabouts(self) -> object:
        """The state that a movement changes."""
        return self._selected

    @property
    def top(self) -> int:
        """The topmost row in view."""
        return self.scroll_offset.y

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows. The same entry stays selected; if it is gone, one at its position."""
        before, position = self.selected, self._selected
        self._shares_rows = isinstance(rows, Rows)
        shared = rows if isinstance(rows, Rows) else Rows(rows)
        self._rows, self._index = shared, shared.numbers
        self._fitted_width = -1
        self._selected = self._index.get(before, self._nearest(position))
        self.set_length(len(rows))
        self.refresh()

    def _nearest(self, position: int) -> int:
        """Return the entry at a position, or the nearest one before it, or the first."""
        numbers = self._rows.entries
        return max((number for number in numbers if number <= position), default=min(numbers, default=-1))

    def select(self, ref: str, top: int | None = None) -> None:
        """Select an entry and scroll to it, with the row ``top`` topmost if that shows the entry."""
        if ref in self._index:
            self._select_row(self._index[ref], notify=False)
        if top is not None:
            self.scroll_to(y=top, animate=False, force=True)
            self.call_after_refresh(self._reveal)
        self.refresh()  # a hidden list has no size, so scrolling repaints none of its lines

    def _select_row(self, number: int, notify: bool = True) -> None:
        if number == self._selected or not 0 <= number < len(self._rows):
            return
        before, self._selected = self._selected, number
        self.repaint((before, number))
        self._reveal()
        if notify:
            self.post_message(Selected(self.selected))

    def _reveal(self) -> None:
        """Reveal the selected row and a heading above it. A row out of view moves to the middle, to repaint rarely."""
        first = self._selected
        while first > 0 and not self._rows[first - 1].ref:
            first -= 1
        top, height = self.scroll_offset.y, self.size.height
        if self._selected >= 0 and height and not (top <= first and self._selected < top + height):
            self.scroll_to(y=max(min(self._selected - height // 2, first), 0), animate=False, force=True)

    def _reveal_unless_covered(self) -> None:
        """Scroll to the selected row, unless the window is too small: the list returns as it was."""
        if not self.screen.has_class(TOO_SMALL):
            self._reveal()

    def _next_entry(self, number: int, direction: int) -> int:
        """Return the nearest entry from a row onwards, or else backwards."""
        number = max(0, min(number, len(self._rows) - 1))
        for way in (direction, -direction):
            probe = number
            while 0 <= probe < len(self._rows):
                if self._rows[probe].ref:
                    return probe
                probe += way
        return self._selected

    def action_up(self) -> None:
        """Select the entry above."""
        if self._selected > 0:
            probe = self._next_entry(self._selected - 1, -1)
            self._select_row(min(probe, self._selected))

    def action_down(self) -> None:
        """Select the entry below."""
        self._select_row(max(self._next_entry(self._selected + 1, 1), self._selected))

    def action_page_up(self) -> None:
        """Select the entry a screen above."""
        self._select_row(self._next_entry(self._selected - max(self.size.height - 1, 1), -1))

    def action_page_down(self) -> None:
        """Select the entry a screen below."""
        self._select_row(self._next_entry(self._selected + max(self.size.height - 1, 1), 1))

    def action_first(self) -> None:
        """Select the first entry."""
        self._select_row(self._next_entry(0, 1))

    def action_last(self) -> None:
        """Select the last entry."""
        self._select_row(self._next_entry(len(self._rows) - 1, -1))

    def action_enter(self) -> None:
        """Open the card of the selected entry."""
        self.post_message(Entered() if self._selected >= 0 else Unavailable(NO_ENTRY))

    def on_click(self, event: events.Click) -> None:
        """Select the entry under the mouse, or open the card of the selected one."""
        place = event.get_content_offset(self)
        number = place.y + self.scroll_offset.y if place else -1
        if 0 <= number < len(self._rows) and self._rows[number].ref:
            if number != self._selected:
                self._select_row(number)
                if self.screen.has_class("-narrow"):
                    self.post_message(Entered())
            else:
                self.post_message(Entered())

    def on_resize(self) -> None:
        """Scroll to the selected entry."""
        self.set_length(len(self._rows))
        self.call_after_refresh(self._reveal_unless_covered)

    def on_focus(self) -> None:
        """Repaint the selected row, which shows the focus."""
        self.repaint((self._selected,))

    def on_blur(self) -> None:
        """Repaint the selected row, which shows the focus."""
        self.repaint((self._selected,))

    @property
    def painted_state(self) -> Hashable | None:
        """The rows in view, and the selected one; None for rows that are this list's own."""
        return (
            (Same(self._rows), self.scroll_offset.y, self._selected, self._wide_column) if self._shares_rows else None
        )

    def segments(self, y: int) -> list[Segment]:
        """Return one row, or an empty line below the last."""
        number = y + self.scroll_offset.y
        if number >= len(self._rows):
            return []
        row = self._rows[number]
        if not row.ref:
            style = self.component_style(
                "list--heading" if number == 0 or number + 1 < len(self._rows) else "list--more"
            )
            text = truncate(row.columns[0], self._line_width - 1)
            return [Segment(" ", style), *self._signed(row, 0, text, style)]
        return self._entry(number, self._line_width)

    def _entry(self, number: int, width: int) -> list[Segment]:
        row, selected = self._rows[number], number == self._selected
        fitted = self._fit_columns(number, width - MARGIN - 1)
        base, more = self.base, self.component_style("list--more")
        if selected:
            base = more = self.component_style("list--selected" if self.has_focus else "list--unfocused")
        segments = [Segment(f" {POINTER} " if selected else " " * MARGIN, base)]
        used, last = MARGIN, row.last_column
        for column, (text, columns) in enumerate(zip(row.columns, fitted, strict=False)):
            if columns <= 0:
                continue
            # The last text of a row may take the place of the empty columns behind it.
            room = max(columns, min(cells(text), width - 1 - used)) if column == last else columns
            shown = truncate(text, room)
            pad = room - cells(shown)
            shown = " " * pad + shown if text.isdigit() and column else shown + " " * pad
            style = base if column == self._wide_column and not row.is_stub else more
            segments += [Segment(shown, style)] if selected else self._signed(row, column, shown, style)
            used += room
            if column == last:
                break
            if used < width:
                gap = min(COLUMN_GAP, width - used)
                segments.append(Segment(" " * gap, base))
                used += gap
        if used < width:
            segments.append(Segment(" " * (width - used), base))
        return segments

    def _signed(self, row: Row, column: int, text: str, style: Style) -> Iterator[Segment]:
        """Yield a column's text with its signs in their colours. A sign that was cut off has none."""
        end = 0
        for sign in row.signs:
            if sign.column == column and text[sign.start : sign.start + 1] == row.columns[column][sign.start]:
                yield Segment(text[end : sign.start], style)
                component = sign.style if sign.style.startswith(KIND_PREFIX) else f"list--{sign.style}"
                yield Segment(text[sign.start], self.component_style(component))
                end = sign.start + 1
        yield Segment(text[end:], style)

    def _fit_columns(self, number: int, width: int) -> Sequence[int]:
        """Return the columns' widths in a row. The groups of a list have the same ones if those fit, else their own."""
        rows = self._rows
        if self._fitted_width != width:
            self._fitted_width, self._columns = width, {}
            self._alike = total_width(rows.widths) <= width
        group = 0 if self._alike else bisect_right(rows.headings, number)
        if group not in self._columns:
            widths: Sequence[int] = rows.widths
            if not self._alike:
                widths, sizes, counts = rows.group_widths[group], rows.group_sizes[group], rows.group_counts[group]
                widths = shown_columns(widths, sizes, self._wide_column, width, counts, self._last_is_spare)
            self._columns[group] = fit_columns(widths, self._wide_column, width)
        return self._columns[group]
