"""The story: the chart or the list of its scenes, and the card of the selected one."""

from asyncio import sleep
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget

from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row
from burnout_tui.prose.scene_rows import scene_rows
from burnout_tui.view import unavailable
from burnout_tui.view.history import PagePlace, Place
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Selected, Unavailable
from burnout_tui.view.panels.card_place import BELOW, CardPlace
from burnout_tui.view.panels.list_panel import ListPanel
from burnout_tui.view.panels.story_texts import (
    MARGIN,
    card_beside,
    has_many_scenes,
    legend_rows,
    rows_of_chart,
    story_frame,
    story_legend,
)
from burnout_tui.view.widgets.caption import Caption
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.plain import PlainContainer

if TYPE_CHECKING:
    from burnout_tui.pictures.story.layouts import LayoutSearch

CHARTED = "-charted"
"""The class of a panel that shows the chart, not the list."""
_SLICE = 0.02
"""Seconds for which the search for a layout has the event loop."""
_BARS, _AROUND = 4, 5
"""Rows of the window that are not for the panel, and rows of a chart that are not for lines."""
_TURNS = 20
"""The turns of the event loop between two slices. A message on its way through widgets needs one for each."""


class StoryPanel(ListPanel):
    """The scenes in the order of the film: as a chart if it is readable, else as a list."""

    BINDINGS = list(bindings("story"))
    wide_column = 1

    def __init__(self, reading: Reading, tab: str, filled: bool) -> None:
        super().__init__(reading, tab, filled)
        self._stretch = 0
        self._search: LayoutSearch | None = None
        self._level = 0

    def make_widgets(self) -> Iterator[Widget]:
        """Create the chart and the list with the card, and what stands below them."""
        from burnout_tui.view.widgets.story_chart import StoryChart  # a guide that opens elsewhere need not wait for it

        self._chart = StoryChart()
        self._legend = Caption()
        self._make_panes()
        cards = PlainContainer(self._page, self._beside)
        self._card_place = CardPlace(self, cards)
        yield PlainContainer(self._chart, self._list, cards)
        yield self._legend
        self.set_class(not self._listed, CHARTED)
        self._place_first()

    def _place_first(self) -> None:
        """Place the card where it will probably be once the layout of the chart is known."""
        columns, rows = self.app.size
        likely = len(self.reading.guide.scenes_with) + _AROUND
        if not self._listed and not card_beside((columns, rows - _BARS), likely, wanted=False):
            self._card_place.set(below=True, extent=rows - _BARS - likely)

    async def fill(self) -> None:
        """Look for the layout of the chart before the panel is shown, so that it appears at once.

        That of a film with very many scenes comes later, and the list is shown until then.
        """
        if self._may_chart and not has_many_scenes(self.reading.guide):
            await _finish(self._layout_search)
        await super().fill()

    def rows(self) -> Sequence[Row]:
        """Return number, title and who is there."""
        return scene_rows(self.reading)

    def list_frame(self) -> FrameTexts:
        """Return the title of the panel, and the number of scenes."""
        return story_frame(self.reading)

    def _update_frames(self) -> None:
        super()._update_frames()
        self._chart.frame = self.list_frame()

    @property
    def _may_chart(self) -> bool:
        """True if there is a chart, and room for it: not in a narrow window, and not in ASCII."""
        if self.screen.has_class("-narrow") or getattr(self.app, "ascii_only", False):
            return False
        from burnout_tui.pictures.story.layouts import has_chart

        return has_chart(self.reading.guide)

    @property
    def _layout_search(self) -> "LayoutSearch":
        from burnout_tui.pictures.story.layouts import layout_search

        return layout_search(self.reading.guide)

    @property
    def _listed(self) -> bool:
        """True if the story is a list: without a chart, and while that of very many scenes is laid out."""
        if not self._may_chart:
            return True
        return has_many_scenes(self.reading.guide) and self._layout_search.layout is None

    @property
    def _is_broad(self) -> bool:
        """True if there is a third pane: beside the card of the list, or in 110 columns beside one below the chart."""
        if not self.has_class(CHARTED):
            return super()._is_broad
        return self.has_class(BELOW) and (self.screen.has_class("-wide") or self.screen.has_class("-broad"))

    @property
    def _main(self) -> Widget:
        return self._chart if self.has_class(CHARTED) else self._list

    @property
    def _scene(self) -> str:
        return self._list.selected.partition(":")[2]

    def _show_view(self) -> None:
        """Show the chart or the list, with the focus where it was."""
        had_focus = self._chart.has_focus or self._list.has_focus
        self._begin_search()
        self.set_class(not self._listed, CHARTED)
        if self._listed:
            self._card_place.set(below=False)
            self._show_beside()
        else:
            self._draw()
        if had_focus:
            self._main.focus(scroll_visible=False)

    def _begin_search(self) -> None:
        """Look for the layout of what is shown now, unless it is known, or is looked for already.

        Until it is found, a chart stays that shows less; one that would show more goes at once.
        """
        if self._may_chart and (search := self._layout_search) is not self._search:
            before, self._level = self._level, self.reading.level_of(self.reading.whole)
            self._search = search
            if search.layout is None:
                if self._level < before:
                    self._chart.clear()
                self.run_worker(self._lay_out(search), exclusive=True)

    def _draw(self) -> None:
        """Draw the chart for the present size, if its layout is known."""
        from burnout_tui.pictures.story.chart import draw
        from burnout_tui.view.widgets.story_chart import title_rows

        layout = self._layout_search.layout
        if layout is None:
            return
        width, height = self.size.width, self.size.height - self._update_legend()
        framed = self.screen.has_class("-tall")
        room = width - (2 if framed else 0) - MARGIN
        if room < 1 or height < 1:
            return
        chart = draw(self.reading, layout, room, self._stretch)
        above = title_rows(chart) + (2 if framed else 0)
        card = card_beside((width, height), len(chart.rows) + above, bool(self._stretch))
        if card:
            # A stretched chart is wider than the window, wherever the card is.
            columns = room if self._stretch else max(room - card, 1)
            chart = draw(self.reading, layout, columns, self._stretch, height - above)
            self._card_place.set(below=False, extent=card)
        else:
            chart = draw(self.reading, layout, room, 0, rows_of_chart(chart, height - above))
            self._card_place.set(below=True, extent=height - above - len(chart.rows))
        self._chart.show(self.reading, chart, self._scene)

    def _update_legend(self) -> int:
        """Show the storylines and the keys below the chart, and return the rows that they take."""
        if self.screen.has_class("-short"):
            return 0
        ways = story_legend(self.reading, self.app.no_color)
        rows = legend_rows(ways[0], self.app.size)
        self._legend.set_height(rows)
        self._legend.set_pieces(*ways)
        return rows

    async def _lay_out(self, search: "LayoutSearch") -> None:
        """Look for a layout, and show the chart when it is found."""
        await _finish(search)
        if search is self._search:
            self._show_view()

    def refresh_text(self, translated: bool) -> None:
        """Refresh the chart, the list and the card."""
        super().refresh_text(translated)
        self._show_view()

    def on_resize(self) -> None:
        """Switch between the list of a narrow window and the chart of a wide one."""
        if self.filled:
            self._show_view()

    def _show_card(self, place: PagePlace | None = None, pane: int = 1) -> None:
        super()._show_card(place, pane)
        self._chart.select(self._scene, self._chart.character)

    @on(Selected)
    def _select_in_list(self, message: Selected) -> None:
        """Select in the list what is selected in the chart."""
        self._list.select(message.ref)

    def enter(self) -> str:
        """Return the ref of the selected character, or go to the card of the scene."""
        return self.character or super().enter()

    @property
    def character(self) -> str:
        """The ref of the selected character of the scene; empty if the scene itself is selected."""
        character = self._chart.character if self._main is self._chart else ""
        return f"character:{character}" if character else ""

    @property
    def place(self) -> Place:
        """The scene, the character in it, and the position in its card."""
        return replace(super().place, character=self._chart.character)

    def go_to(self, place: Place) -> None:
        """Select a scene and a character in it, and focus the chart, the list or the card."""
        super().go_to(place)
        self._chart.select(self._scene, place.character)

    def open(self, ref: str, came_from: str = "") -> None:
        """Show a scene's card from its beginning."""
        super().open(ref, came_from)
        self._chart.select(self._scene)

    def action_zoom(self, longer: bool) -> None:
        """Stretch time, or shrink it."""
        from burnout_tui.pictures.story.chart import MAX_STRETCH

        wanted = self._stretch + (1 if longer else -1)
        if self._main is not self._chart:
            self.post_message(Unavailable(unavailable.NO_CHART))
        elif 0 <= wanted <= MAX_STRETCH:
            self._stretch = wanted
            self._draw()
        else:
            self.post_message(Unavailable(unavailable.WIDEST if longer else unavailable.NARROWEST))

    def action_follow(self) -> None:
        """Follow the selected character; nobody if that one is followed already, or if the scene itself is selected."""
        character, followed = self._chart.character, self._chart.followed
        if self._main is not self._chart:
            self.post_message(Unavailable(unavailable.NO_CHART))
        elif not character and not followed:
            self.post_message(Unavailable(unavailable.NOBODY_CHOSEN))
        else:
            self._chart.follow("" if character == followed else character)


async def _finish(search: "LayoutSearch") -> None:
    """Search in slices. Between them other readers of this process have their turns."""
    while not search.advance(_SLICE):
        for _ in range(_TURNS):
            await sleep(0)
