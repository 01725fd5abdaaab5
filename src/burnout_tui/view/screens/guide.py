"""The guide: its tabs, and the ways between them."""

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size

from burnout_tui.prose.plain import TABS, entry_text
from burnout_tui.prose.reading import Reading
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.history import History, Place
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Copy, Entered, Open, TurnTo
from burnout_tui.view.names import place_name
from burnout_tui.view.panels import make_panel
from burnout_tui.view.panels.base import ListPanel, Panel
from burnout_tui.view.panels.ensemble import EnsemblePanel
from burnout_tui.view.panels.filmography import FilmographyPanel
from burnout_tui.view.panels.synopsis import SynopsisPanel
from burnout_tui.view.state import reading_state
from burnout_tui.view.widgets.bars import HintBar, Room, TabBar, TitleBar, Trail
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.picture import Picture

_TAB_OF = {
    "character": "characters",
    "person": "cast",
    "work": "filmography",
    "theme": "synopsis",
    "fact": "synopsis",
    "text": "synopsis",
}
"""In which tab each kind of record opens."""

LEAST_SIZE = (40, 12)
"""Columns and rows below which the guide has no room."""


def has_room(size: Size) -> bool:
    """Whether a window is large enough for the guide."""
    return size.width >= LEAST_SIZE[0] and size.height >= LEAST_SIZE[1]


class GuideScreen(FrameScreen[None]):
    """The bars and one panel at a time; a panel is filled when its tab is first opened, and then kept."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("guide"))
    reading = reading_state()

    def __init__(self, reading: Reading, start: str, history: History, film: str = "") -> None:
        super().__init__(name=f"guide {film}")
        self.set_reactive(GuideScreen.reading, reading)
        self._start = start
        self._history = history
        self.film = film
        """The film's key on the shelf; empty where there is no shelf."""
        self._panels: dict[str, Panel] = {}

    def compose(self) -> ComposeResult:
        """The bars, and the panel of the tab that is opened first."""
        first = self._tab_for(self._start)
        yield TitleBar(self.reading).data_bind(GuideScreen.reading)
        yield (tabs := TabBar(self.reading).data_bind(GuideScreen.reading))
        tabs.tab = first
        yield Trail(self.reading).data_bind(GuideScreen.reading)
        with Container(id="panels"):
            for tab in TABS:
                panel = make_panel(self.reading, tab, filled=tab == first).data_bind(GuideScreen.reading)
                self._panels[tab] = panel
                yield panel
        self._panel = self._panels[first]
        yield HintBar(self.reading).data_bind(GuideScreen.reading)
        yield Room(self.reading).data_bind(GuideScreen.reading)

    def on_mount(self) -> None:
        """Stand where the command asked to begin."""
        if not self._panel.is_mounted:
            return  # the app ends before its panels are there
        if ":" in self._start and not self._start.startswith("tab:"):
            self._open_in(self._panel, self._start)
        else:
            self._panel.go(self._panel.place)
        self._retrace()

    def on_resize(self, event: events.Resize) -> None:
        """Cover the guide where it has no room."""
        self.set_class(not has_room(event.size), "-no-room")

    def watch_reading(self) -> None:
        """The places behind the reader have names in every language."""
        if self.is_mounted:
            self._retrace()

    def _retrace(self) -> None:
        """Say where the reader came from."""
        self.query_one(Trail).names = tuple(place_name(self.reading, place, self.film) for place in self._history.trail)

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return replace(self._panel.place, film=self.film)

    def leave(self) -> None:
        """Remember the place that is left for another one."""
        self._history.left(self.place)

    @property
    def ref(self) -> str:
        """What the reader looks at: a record's ref, or ``film``."""
        return self._panel.ref or "film"

    def _tab_for(self, ref: str) -> str:
        kind, _, name = ref.partition(":")
        if kind == "tab":
            return name
        return _TAB_OF.get(kind, "filmography" if kind == "filmography" else TABS[0])

    async def _turn_to(self, tab: str) -> Panel:
        """Put the panel of a tab in place of the present one."""
        if tab != self._panel.tab:
            self._panel.display = False
            self._panel = self._panels[tab]
            await self._panel.fill()
            self._panel.display = True
            self.query_one(TabBar).tab = tab
        return self._panel

    def _open_in(self, panel: Panel, ref: str) -> None:
        if isinstance(panel, FilmographyPanel) and ref.startswith("filmography:"):
            panel.turn_to(tuple(ref.partition(":")[2].split("+")))
            panel.stand(in_card=False)
        elif isinstance(panel, ListPanel | SynopsisPanel) and not ref.startswith("tab:"):
            panel.open(ref)
        else:
            panel.go(panel.place)

    @on(Open)
    async def _open(self, message: Open) -> None:
        message.stop()
        if message.ref != f"tab:{self._panel.tab}":
            await self.open(message.ref)

    async def open(self, ref: str) -> None:
        """Open what a ref names, and remember the place that is left for it."""
        kind, _, name = ref.partition(":")
        if kind in ("source", "dispute"):
            self._open_sources(ref)
            return
        self.leave()
        if kind == "film":
            film, _, inside = name.partition("/")
            self.post_message(TurnTo(film, inside))
        else:
            await self.arrive(ref)

    async def arrive(self, ref: str) -> None:
        """Open what a ref names; the place that is left has been remembered."""
        came_from = self._panel.ref
        panel = await self._turn_to(self._tab_for(ref))
        if isinstance(panel, FilmographyPanel) and came_from.startswith("person:"):
            panel.prefer(came_from.partition(":")[2])
        self._open_in(panel, ref)
        self._retrace()

    @on(Entered)
    async def _entered(self) -> None:
        """Enter on a row: its card, with the way back to the list. Enter in the ensemble: the character."""
        if isinstance(self._panel, EnsemblePanel):
            if ref := self._panel.entered:
                await self.open(ref)
        elif isinstance(self._panel, ListPanel):
            self.leave()
            self._panel.stand(in_card=True)
            self._retrace()

    async def _go(self, place: Place | None) -> None:
        if place and place.film != self.film:
            self.post_message(TurnTo(place.film, place=place))
        elif place:
            await self.go(place)

    async def go(self, place: Place) -> None:
        """Bring the reader to a place in this film."""
        (await self._turn_to(place.tab)).go(place)
        self._retrace()

    async def action_tab(self, tab: str) -> None:
        """Open a tab, where the reader last was in it."""
        if tab != self._panel.tab:
            await self.open(f"tab:{tab}")

    async def action_turn(self, direction: int) -> None:
        """Open the next tab, or the one before."""
        await self.action_tab(TABS[(TABS.index(self._panel.tab) + direction) % len(TABS)])

    async def action_back(self) -> None:
        """Go back to the place that was left last."""
        await self._go(self._history.back(self.place))

    async def action_forward(self) -> None:
        """Go forward again."""
        await self._go(self._history.forward(self.place))

    def action_sources(self) -> None:
        """Show what the entry rests on."""
        self._open_sources(self.ref)

    def action_path(self) -> None:
        """Ask how two characters are linked, the present one first."""
        from burnout_tui.view.screens.path import PathScreen

        if self.is_current:
            self.app.push_screen(PathScreen(self.reading, self.ref), self._sources_closed)

    def _open_sources(self, ref: str) -> None:
        from burnout_tui.view.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.reading, ref), self._sources_closed)

    async def _sources_closed(self, ref: str | None) -> None:
        if ref:
            await self.open(ref)

    def action_search(self) -> None:
        """Find anything by typing."""
        from burnout_tui.view.screens.search import SearchScreen

        if self.app.screen is self:
            self.app.push_screen(SearchScreen(self.reading), self._sources_closed)

    def action_copy(self) -> None:
        """Ask for the entry to be copied."""
        self.post_message(Copy(entry_text(self.reading, self.ref), "synopsis" if self.ref == "film" else self.ref))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Hint at the keys of what has the focus."""
        kinds = {Page: "page", Picture: "picture"}
        self.query_one(HintBar).focus_on = kinds.get(type(event.widget), "list")
