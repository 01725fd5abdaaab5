"""The screen of a film: its tabs, and the links between them."""

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from burnout_tui.film.kinds import opens_in_window, record_kinds
from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TAB_TITLES, TABS, no_tab, tab_number, tabs_of
from burnout_tui.prose.trail import latest_names
from burnout_tui.view.history import History, Place, place_name, still_valid
from burnout_tui.view.key_table import keys_of
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import (
    Copy,
    Entered,
    MarkSeen,
    Notice,
    Open,
    PlaceNamed,
    SwitchFilm,
)
from burnout_tui.view.panels import make_panel
from burnout_tui.view.panels.base import TO_LIST, Panel
from burnout_tui.view.screens.film_dialogs import FilmDialogs
from burnout_tui.view.state import reading_state
from burnout_tui.view.unavailable import nothing_to_go_back_to
from burnout_tui.view.widgets.bars import TabBar, TitleBar
from burnout_tui.view.widgets.hint_bar import HintBar
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.plain import PlainBackground, PlainContainer

_PANELS = "panels"
"""The id of the container of the panels."""


class GuideScreen(FilmDialogs, PlainBackground):
    """The bars and one panel at a time. A panel is made when its tab is first opened."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("guide"))
    reading = reading_state()

    def __init__(
        self, reading: Reading, start: str, history: History, film: str = "", place: Place | None = None
    ) -> None:
        """Begin at a place, or else at ``start``."""
        super().__init__(f"guide {film}", history)
        self.set_reactive(GuideScreen.reading, reading)
        self._first_place = place and still_valid(place, reading)
        self._start = f"tab:{self._first_place.tab}" if self._first_place else start
        self.film = film
        """The film's key on the shelf; empty without a shelf."""
        self._panels: dict[str, Panel] = {}
        self._opened = ""

    def compose(self) -> ComposeResult:
        """Yield the bars and the panels."""
        first = self._tab_for(self._start)
        yield TitleBar(self.reading)
        yield (tabs := TabBar(self.reading))
        tabs.tab = first
        self._panel = self._panels[first] = make_panel(self.reading, first, filled=True)
        yield PlainContainer(self._panel, id=_PANELS)
        yield self.hint_bar(HintBar(self.reading))

    def on_mount(self) -> None:
        """Go to the start that the command names."""
        if not self._panel.is_mounted:
            return  # the app is ending already
        if opens_in_window(self._start):
            self.open_sources(self._start)
        elif ":" in self._start and not self._start.startswith("tab:"):
            self._panel.open(self._start)
        else:
            self._panel.go_to(self._first_place or self._panel.place)
        if none := no_tab(self.reading, self._start.removeprefix("tab:")):
            self.post_message(Notice(none))
        self._update_trail()

    def on_resize(self, event: events.Resize) -> None:
        """Cover the guide in a window that is too small."""
        self.cover_if_too_small(event.size)

    def watch_reading(self) -> None:
        """Name the places of the trail in the new language; leave a tab that has nothing more to show."""
        self.pass_on_reading()
        if self.is_mounted:
            self._update_trail()
            if no_tab(self.reading, self._panel.tab):
                self.call_later(self.action_tab, TABS[0])
        for panel in self._panels.values():
            panel.reading = self.reading

    def _update_trail(self) -> None:
        """Show the places that the reader came from, unless the screen has gone meanwhile."""
        bar = next((child for child in self.children if isinstance(child, TabBar)), None)
        if not bar:
            return
        bar.trail = latest_names(place_name(self.reading, place, self.film) for place in reversed(self._history.trail))
        self._update_hints()

    def _update_hints(self) -> None:
        """Show the hints for the widget with the focus, unless the screen has gone meanwhile."""
        bar, focused = next(self.hint_bars(), None), self.focused
        if not bar:
            return
        bar.focus_on = getattr(focused, "scope", "list")
        place = self._panel.place
        bar.can_mark = self.ref.startswith("scene:")
        bar.can_go_back = bool(self._history.trail) or place.pane > 0
        film = self.reading.text(self.reading.guide.film.film.title)
        self.post_message(PlaceNamed(" · ".join(filter(None, (film, place_name(self.reading, place, place.film))))))

    @property
    def is_ready(self) -> bool:
        """True once the panel that is shown has its widgets, so that there is a place."""
        return self.is_mounted and self._panel.is_mounted and bool(self._panel.query(Page))

    @property
    def place(self) -> Place:
        """The reader's place."""
        return replace(self._panel.place, film=self.film, opened=self._opened)

    def remember_place(self) -> None:
        """Add the present place to the history, before leaving it."""
        self._history.leave(self.place)

    @property
    def ref(self) -> str:
        """The ref of the record that the screen shows, or ``film``."""
        return self._panel.ref or "film"

    @property
    def asked_about(self) -> str:
        """The ref of whom a question about links begins with: a character who is selected in a scene, or the entry."""
        return self._panel.character or self.ref

    def _tab_for(self, ref: str) -> str:
        kind, _, name = ref.partition(":")
        row = record_kinds().named.get(kind)
        tab = name if kind == "tab" else row.tab if row else kind
        return tab if tab in tabs_of(self.reading) else TABS[0]

    async def _show_tab(self, tab: str) -> Panel:
        """Show the panel of a tab instead of the present one, once it has its widgets."""
        if tab != self._panel.tab:
            if tab not in self._panels:
                self._panels[tab] = make_panel(self.reading, tab, filled=False)
                await self.query_one(f"#{_PANELS}").mount(self._panels[tab])
            panel = self._panels[tab]
            await panel.fill()
            self._panel.display, panel.display = False, True
            self._panel = panel
            self.query_one(TabBar).tab = tab
        return self._panel

    @on(Open)
    async def _open(self, message: Open) -> None:
        message.stop()
        if message.ref != f"tab:{self._panel.tab}":
            await self.open(message.ref)

    async def open(self, ref: str) -> None:
        """Open a ref, and add the present place to the history; not for a tab, which is one key away."""
        kind, _, name = ref.partition(":")
        if opens_in_window(ref):
            self.open_sources(ref)
            return
        if kind == "tab":
            await self.action_tab(name)
            return
        self.remember_place()
        if kind == "film":
            film, _, inside = name.partition("/")
            self.post_message(SwitchFilm(film, inside))
        else:
            await self.show_ref(ref)

    async def show_ref(self, ref: str, found: Found | None = None) -> None:
        """Open a ref without adding to the history, with what a search has found there."""
        if opens_in_window(ref):
            self._update_trail()
            self.open_sources(ref, found)
            return
        came_from = self._panel.ref
        self._opened = ref
        panel = await self._show_tab(self._tab_for(ref))
        panel.open(ref, came_from)
        self._update_trail()
        if found:
            panel.show_found(found)

    @on(Entered)
    async def _entered(self) -> None:
        """Focus the card of a row; in a picture, open the character who is selected there."""
        if ref := self._panel.enter():
            await self.open(ref)

    async def _return_to(self, place: Place) -> None:
        if place.film != self.film:
            self.post_message(SwitchFilm(place.film, place=place))
        else:
            await self.go_to(place)

    async def go_to(self, place: Place) -> None:
        """Go to a place in this film."""
        if no_tab(self.reading, place.tab):
            place = Place(TABS[0], film=place.film)
        self._opened = place.opened
        (await self._show_tab(place.tab)).go_to(place)
        self._update_trail()
        if place.query:
            self.open_search(place.query)

    async def action_tab(self, tab: str) -> None:
        """Open a tab where the reader left it; in the open tab, go from the card to the list.

        The filmography is then the director's, which no link of an actor's filmography leads to.
        """
        if none := no_tab(self.reading, tab):
            self.post_message(Notice(none))
            return
        again = tab == self._panel.tab
        panel = await self._show_tab(tab)
        changed = panel.show_own()
        if again and panel.place.pane and not changed:
            panel.action_side(TO_LIST)
        elif again and not changed:
            words, name = self.reading._("This is {number} {tab}."), self.reading._(TAB_TITLES[tab])
            self.post_message(Notice(words.format(number=tab_number(tab), tab=name)))
        else:
            panel.go_to(panel.place)
        self._update_trail()

    async def action_turn(self, direction: int) -> None:
        """Open the next tab (1) or the previous one (-1)."""
        tabs = tabs_of(self.reading)
        await self.action_tab(tabs[(tab_number(self._panel.tab) - 1 + direction) % len(tabs)])

    async def action_back(self) -> None:
        """Go back to the place of the last jump, or else from the card to the list.

        From a card that covers its list, and that no jump has opened, go to the list first.
        """
        panel, _ = self._panel, self.reading._
        in_card = panel.place.pane
        covers = panel.covers_list and panel.ref != self._opened
        if in_card and (covers or not self._history.trail):
            panel.action_side(TO_LIST)
        elif place := self._history.back(self.place):
            await self._return_to(place)
        else:
            self.post_message(Notice(nothing_to_go_back_to(self.reading, keys_of(self.app))))

    async def action_forward(self) -> None:
        """Go forward again."""
        if place := self._history.forward(self.place):
            await self._return_to(place)
        else:
            self.post_message(Notice(self.reading._("There is nothing to go forward to.")))

    def action_mark(self) -> None:
        """Mark the selected scene as the last one that the reader has seen."""
        self.post_message(MarkSeen(self.ref))

    def action_copy(self) -> None:
        """Copy the entry."""
        from burnout_tui.prose.plain import entry_text

        self.post_message(Copy(entry_text(self.reading, self.ref), "synopsis" if self.ref == "film" else self.ref))

    def on_descendant_focus(self) -> None:
        """Show hints for the widget with the focus."""
        self._update_hints()
