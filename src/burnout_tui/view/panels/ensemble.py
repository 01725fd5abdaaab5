"""The ensemble panel: a picture or a list of the characters, and the selected one's relations in sentences."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget

from burnout_tui.film.ensemble import other_end
from burnout_tui.film.relations import Relation
from burnout_tui.prose.document import Document
from burnout_tui.prose.ensemble import (
    LegendPiece,
    ensemble_summary,
    kinds_present,
    relations_card,
    relations_of_kinds,
    shown_ensemble,
)
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row
from burnout_tui.view import unavailable
from burnout_tui.view.history import PagePlace, Place
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Selected, Unavailable
from burnout_tui.view.panels.base import EMPTY
from burnout_tui.view.panels.card_place import CardPlace
from burnout_tui.view.panels.ensemble_map import MapPanel
from burnout_tui.view.panels.ensemble_texts import (
    available_views,
    ensemble_frame,
    legend_block,
    legend_ways,
    list_rows,
    relations_frame,
)
from burnout_tui.view.widgets.caption import Caption
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.picture import Picture
from burnout_tui.view.widgets.plain import PlainContainer

if TYPE_CHECKING:
    from burnout_tui.pictures.choice import Shown
    from burnout_tui.pictures.levels import Request

FRAMED = "-framed"
"""The class of a panel with frames."""


class EnsemblePanel(MapPanel):
    """The ensemble, as a picture if it is readable, else as a list."""

    BINDINGS = list(bindings("ensemble"))

    def __init__(self, reading: Reading, tab: str, filled: bool) -> None:
        super().__init__(reading, tab, filled)
        self._character = self._centre = ""
        self._marked = -1
        self._kind = ""
        self._view = "picture"

    def make_widgets(self) -> Iterator[Widget]:
        """Create the counts, the picture and the list with the relations beside, and the legend."""
        from burnout_tui.pictures.levels import DrawnPictures  # a guide that opens elsewhere need not wait for it

        self._leave_what_is_gone()
        self._drawn = DrawnPictures()
        self._counts = Caption((LegendPiece(ensemble_summary(self.reading)),))
        self._legend = Caption(*self._legend_ways)
        self._picture = Picture()
        self._list = EntryList(())
        self._page = Page()
        self._card_place = CardPlace(self, self._page)
        yield self._counts
        self._body = PlainContainer(self._picture, self._list, self._page)
        yield self._body
        yield self._legend

    @property
    def _legend_ways(self) -> list[list[LegendPiece]]:
        return legend_ways(self.reading, self._view, self._kind, not self._listed)

    @property
    def _kinds(self) -> tuple[str, ...]:
        return (self._kind,) if self._kind else ()

    @property
    def _listed(self) -> bool:
        """True if the ensemble is a list: in a narrow window, in groups, in ASCII, with too much to draw."""
        if self._view != "picture" or self.screen.has_class("-narrow") or getattr(self.app, "ascii_only", False):
            return True
        from burnout_tui.pictures.drawing import can_be_drawn

        return not can_be_drawn(self.reading)

    @property
    def _focus_target(self) -> Widget:
        return self._list if self._listed else self._picture

    def refresh_text(self, translated: bool = False) -> None:
        """Refresh the texts; the same character stays selected."""
        before = self._character
        self._leave_what_is_gone()
        self._show_view(update_card=False)
        if self._character == before:
            self._update_page_frame()
            self._page.refresh_text(self._card, translated)
        else:
            self._update_card()

    def _leave_what_is_gone(self) -> None:
        """Select somebody else instead of a character who is not shown any more; likewise the rest of the view."""
        names = shown_ensemble(self.reading).characters
        self.set_class(not names, EMPTY)
        if self._character not in names:
            self._character = names[0] if names else ""
        if self._centre not in names:
            self._centre = self._character
        if self._kind not in kinds_present(self.reading):
            self._kind = ""
        self._marked = min(self._marked, len(self._relations) - 1)

    def _update_captions(self) -> None:
        counts, legend = self._caption_rows
        self._counts.display = counts > 0
        self._counts.set_pieces((LegendPiece(ensemble_summary(self.reading)),))
        self._legend.set_height(legend)
        self._legend.set_pieces(*self._legend_ways)
        self._list.frame = self._picture.frame = ensemble_frame(self.reading, self._view)

    def _show_view(self, update_card: bool = True) -> None:
        had_focus = self._picture.has_focus or self._list.has_focus
        self._update_captions()
        self._list.display = self._listed
        self._picture.display = not self._listed
        if self._listed:
            self._list.set_rows(self._rows())
            self._list.select(f"character:{self._character}")
            self._place_card(below=False, framed=self._may_have_frames)
        else:
            self._draw()
        if had_focus:
            self._focus_target.focus(scroll_visible=False)
        if update_card:
            self._update_card()

    def _rows(self) -> Sequence[Row]:
        return list_rows(self.reading, self._view, self._centre, self._kinds)

    @property
    def _relations(self) -> list[Relation]:
        return relations_of_kinds(self.reading, self._character, self._kinds)

    @property
    def _card(self) -> Document:
        """The relations of the selected character; in a low window followed by the legend."""
        if not self._character:
            return ()
        card = relations_card(self.reading, self._character, self._kinds, self._marked)
        return (*card, *legend_block(self.reading, self._kind)) if self.screen.has_class("-short") else card

    def _update_card(self, place: PagePlace | None = None) -> None:
        self._update_page_frame()
        self._page.set_document(self._card, place)

    def _update_page_frame(self) -> None:
        self._page.frame = relations_frame(self.reading, self._character, self._marked, len(self._relations))

    def on_resize(self) -> None:
        """Switch between the list of a narrow window and the picture of a wide one."""
        if not self.filled:
            return
        if self._list.display != self._listed:
            self._centre = self._character
        self._show_view(update_card=False)
        self._update_page_frame()
        self._page.refresh_text(self._card, translated=False)

    def _show_picture(self, shown: "Shown") -> None:
        self._place_card(shown.below, shown.extent, shown.framed)
        self._picture.show(self.reading, shown.drawing, self._kind, self._character)

    def _expect_picture(self, request: "Request") -> None:
        from burnout_tui.pictures.choice import likely_place

        self._place_card(*likely_place(request.area, request.framed), request.framed)

    def _place_card(self, below: bool, extent: int = 0, framed: bool = False) -> None:
        self._card_place.set(below, extent)
        self.set_class(framed, FRAMED)

    @on(Selected)
    def _selected(self, message: Selected) -> None:
        message.stop()
        self._character, self._marked = message.ref.partition(":")[2], -1
        self._picture.select(self._character)
        self._update_card()

    @property
    def ref(self) -> str:
        """The selected character."""
        return f"character:{self._character}" if self._character else "film"

    @property
    def place(self) -> Place:
        """The selected character."""
        return Place(self.tab, self.ref, (), self._page.has_focus, self._page.place, self._list.top)

    def go_to(self, place: Place) -> None:
        """Select a character again."""
        name = place.ref.partition(":")[2] if place.ref.startswith("character:") else self._character
        if name != self._character and name in shown_ensemble(self.reading).characters:
            self._character, self._marked = name, -1
        self._show_view(update_card=False)
        if self._listed:
            self._list.select(f"character:{self._character}", place.list_top)
        else:
            self._picture.select(self._character)
        self._update_card(place.page)
        (self._page if place.pane and self._character else self._focus_target).focus(scroll_visible=False)

    def action_side(self, direction: int) -> None:
        """In the list, centre it on the selected character, then focus the card. In the card, leave it."""
        if self._page.has_focus and direction < 0:
            self._focus_target.focus(scroll_visible=False)
        elif self._page.has_focus:
            self.post_message(Unavailable(unavailable.NO_PANE[1]))
        elif self.has_class(EMPTY):
            self.post_message(Unavailable(unavailable.NO_PANE[1 if direction > 0 else -1]))
        elif direction > 0 and self._view == "picture" and self._centre != self._character:
            self._centre = self._character
            self._list.set_rows(self._rows())
            self._list.select(f"character:{self._character}", 0)
        else:
            self._page.focus(scroll_visible=False)

    def action_relation(self) -> None:
        """Mark the next relation of the selected character; from the card, go back to the picture."""
        if self._page.has_focus:
            self._focus_target.focus(scroll_visible=False)
        elif not (relations := self._relations) or (len(relations) == 1 and self._marked == 0):
            self.post_message(Unavailable(unavailable.NO_OTHER_LINK if relations else unavailable.NO_LINKS_SHOWN))
        else:
            self._marked = (self._marked + 1) % len(relations)
            self._picture.mark(other_end(relations[self._marked], self._character))
            self._update_card()
            if self._marked:  # the first is in view, below the name
                self._page.reveal(f"relation:{self._marked}")

    def enter(self) -> str:
        """Return the ref of the marked character, or of the selected one."""
        if 0 <= self._marked < len(self._relations):
            return f"character:{other_end(self._relations[self._marked], self._character)}"
        return f"character:{self._character}" if self._character else ""

    async def action_zoom(self, words: bool) -> None:
        """Write words on the lines where they fit, or signs only. No box moves."""
        self._labelled, before = words, self._picture.drawing
        await self.prepare()
        if not self.is_attached:
            return  # the guide has ended meanwhile
        self._draw()
        if self._listed:
            self.post_message(Unavailable(unavailable.NO_PICTURE))
        elif before and (after := self._picture.drawing) and after.rows == before.rows:
            self.post_message(Unavailable(unavailable.ALL_WORDS if words else unavailable.ALL_SIGNS))

    def action_filter(self) -> None:
        """Dim all but the next kind of relation; after the last one, none."""
        kinds = ["", *kinds_present(self.reading)]
        if len(kinds) == 1 or self._view == "theme":
            self.post_message(Unavailable(unavailable.NO_LINKS_SHOWN))
            return
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        self._marked = -1
        self._show_view()

    def action_group(self) -> None:
        """Switch to the next view that is not empty: picture, list by theme, list by kind."""
        views = available_views(self.reading, self._view)
        if len(views) == 1:
            self.post_message(Unavailable(unavailable.ONE_VIEW))
            return
        self._view = views[(views.index(self._view) + 1) % len(views)]
        self._marked, self._centre = -1, self._character
        self._show_view()
        self._focus_target.focus(scroll_visible=False)
