"""The page of a card, with its foot in the lower line of the frame, or below the text where there is no frame."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region

from burnout_tui.prose.document import Document, Span, begins_link
from burnout_tui.prose.entries.foot import NO_FOOT, Foot, foot_block, foot_line
from burnout_tui.prose.layout import Line
from burnout_tui.prose.measure import cells
from burnout_tui.view.history import PagePlace
from burnout_tui.view.messages import Open
from burnout_tui.view.scroll_anchor import place_in_new
from burnout_tui.view.widgets.frame import frame_bottom
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.page_segments import UNDERLINED, point_at

_CORNERS = 6
"""Columns of the frame's lower line beside the foot."""
_RIGHT = 3
"""Columns of that line on the right of the foot."""


class CardPage(Page):
    """A page with a foot. The links of the foot follow those of the text, and have the same numbers in both places."""

    def __init__(self, document: Document, foot: Foot) -> None:
        super().__init__(document)
        self._card, self._foot = document, foot
        self._framed = True
        self._foot_link = -1
        """The selected link in the frame; -1 if none is selected there."""

    @property
    def document(self) -> Document:
        """The document without its foot."""
        return self._card

    @property
    def foot(self) -> Foot:
        """The foot of the next document to be shown."""
        return self._foot

    @foot.setter
    def foot(self, foot: Foot) -> None:
        before, self._foot = self._foot, foot
        if before != foot and self._framed:
            self._repaint_foot()

    def _with_foot(self, document: Document) -> Document:
        return document if self._foot == NO_FOOT else (*document, foot_block(self._foot))

    @property
    def _foot_spans(self) -> tuple[Span, ...]:
        """The foot in the frame; nothing without a frame."""
        has_foot = self._framed and self._foot != NO_FOOT
        return foot_line(self._foot, self.outer_size.width - _CORNERS) if has_foot else ()

    @property
    def _foot_refs(self) -> list[str]:
        spans = self._foot_spans
        return [span.ref for span, before in zip(spans, (None, *spans), strict=False) if begins_link(span, before)]

    @property
    def link(self) -> str:
        """The ref of the selected link; empty if none is selected."""
        refs = self._foot_refs
        return refs[self._foot_link] if 0 <= self._foot_link < len(refs) else super().link

    @property
    def whereabouts(self) -> object:
        """The state that a movement changes."""
        return super().whereabouts, self._foot_link

    @property
    def shows_selection(self) -> bool:
        """True if the selected link of the text is shown."""
        return super().shows_selection and self._foot_link < 0

    @property
    def cursor_offset(self) -> Offset | None:
        """The offset of the selected link in the window; None if it is out of view."""
        if not (self.has_focus and 0 <= self._foot_link < len(self._foot_refs)):
            return super().cursor_offset
        return Offset(self._foot_columns[self._foot_link][0] - 1, self.size.height)

    @property
    def _foot_columns(self) -> list[range]:
        """The columns of each link in the lower line of the frame."""
        spans = self._foot_spans
        column = self.outer_size.width - _RIGHT - sum(cells(span.text) for span in spans)
        found = []
        for span in spans:
            if span.ref:
                found.append(range(column, column + cells(span.text)))
            column += cells(span.text)
        return found

    def _place_in(self, lines: Sequence[Line]) -> PagePlace:
        place = super()._place_in(lines)
        if self._foot_link < 0 or self._cached_layout is None:
            return place
        return replace(place, link=len(self._cached_layout.links) + self._foot_link)

    def set_document(self, document: Document, place: PagePlace | None = None) -> None:
        """Show another document, from a place or from its beginning."""
        self._card = document
        self._leave_foot()
        super().set_document(document if self._framed else self._with_foot(document), place)

    def refresh_card(self, document: Document, foot: Foot, translated: bool) -> None:
        """Show the same card in another language, or with or without spoilers, at the same position."""
        place, before = self.place, self._with_foot(self._card)
        self.foot = foot
        self.set_document(document, place if translated else place_in_new(place, before, self._with_foot(document)))

    def _go_to(self, place: PagePlace, *painted: Any) -> None:
        super()._go_to(place, *painted)
        number = place.link - len(self.text_layout.links) if self.size.height else -1
        if not self._pending_place and 0 <= number < len(self._foot_refs):
            self._select_foot(number)

    def on_resize(self, event: events.Resize) -> None:
        """Move the foot into the frame or below the text, with the same block at the top."""
        framed = bool(self.styles.gutter.bottom)
        if framed == self._framed:
            super().on_resize(event)
            return
        place = self.place
        if self._foot_link >= 0:
            # In the frame the selected link was in view, so it is below the text.
            place = replace(place, block=len(self._card), offset=0)
        self._framed = framed
        self.set_document(self._card, place)

    def _select_foot(self, number: int) -> None:
        self._repaint_link(self._link)
        self._foot_link = number
        self._repaint_foot()

    def _leave_foot(self) -> None:
        if self._foot_link >= 0:
            self._foot_link = -1
            self._repaint_foot()

    def _repaint_foot(self) -> None:
        width, height = self.size
        self.refresh(Region(-1, height, width + 2, 1))

    def on_blur(self) -> None:
        """Repaint the selected link, which is only shown while the page has the focus."""
        super().on_blur()
        self._leave_foot()

    def action_down(self) -> None:
        """Select the next link in view, or scroll; below the end of the text are the links of the foot."""
        number = self._foot_link + 1 if self._foot_link >= 0 or self._is_at_end else len(self._foot_refs)
        if number < len(self._foot_refs):
            self._select_foot(number)
        elif self._foot_link < 0:
            super().action_down()

    @property
    def _is_at_end(self) -> bool:
        """True if no link follows in the text, and its end is in view."""
        top = self.scroll_offset.y
        following = any(first >= top for first, _ in self.text_layout.link_lines[self._link + 1 :])
        return not following and top >= self.max_scroll_y

    def action_up(self) -> None:
        """Select the previous link in view, or scroll."""
        if self._foot_link > 0:
            self._select_foot(self._foot_link - 1)
        elif self._foot_link == 0 and self.text_layout.links:
            self._leave_foot()
            self._select_link(len(self.text_layout.links) - 1)
        else:
            self._leave_foot()
            super().action_up()

    def _select_link(self, link: int) -> None:
        self._leave_foot()
        super()._select_link(link)

    def _scroll_page(self, top: int) -> None:
        self._leave_foot()
        super()._scroll_page(top)

    def on_click(self, event: events.Click) -> None:
        """Open the link under the mouse."""
        if self._framed and event.y == self.outer_size.height - 1:
            for number, columns in enumerate(self._foot_columns):
                if event.x in columns:
                    self._select_foot(number)
                    self.post_message(Open(self.link))
        else:
            super().on_click(event)

    @property
    def painted_state(self) -> Hashable | None:
        """The lines in view, the foot, and the selected link; None for a long text."""
        state = super().painted_state
        return state and (state, self._foot_spans, self._foot_link)

    def _frame_line(self, upper: bool, width: int) -> list[Segment]:
        """Return a line of the frame. The lower one has the foot."""
        spans = () if upper else self._foot_spans
        if not spans:
            return super()._frame_line(upper, width)
        edge, segments = self._edge, list[Segment]()
        number = -1
        for piece in frame_bottom(width, "".join(span.text for span in spans)):
            if piece.role != "note":
                segments.append(Segment(piece.text, edge))
                continue
            for span in spans:
                style = edge + self._style_of(span.style)
                if span.ref:
                    number += 1
                    style += UNDERLINED
                if span.ref and self.has_focus and number == self._foot_link:
                    style = edge + self._style_of("selected")
                    point_at(segments)
                segments.append(Segment(span.text, style))
        return segments
