"""The bars at the top and the bottom of the screen."""

from collections.abc import Hashable, Mapping
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.reactive import reactive

from burnout_tui.film.languages import own_name
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.problems import problem_titles
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.seen import hides_on_shelf
from burnout_tui.prose.stubs import draft_state
from burnout_tui.prose.tabs import TABS, short_tab_titles, tab_titles, tabs_of
from burnout_tui.prose.trail import trail_text
from burnout_tui.view.messages import Open, ShowProblems
from burnout_tui.view.state import reading_state
from burnout_tui.view.terminal_filter import spelled_keys
from burnout_tui.view.widgets.line_widget import LineWidget
from textual_wire.direction import close_field, join_fields

SHOWN = "◉"
"""The sign for spoilers that are shown."""
_LEAST_TRAIL = 8
"""The fewest columns in which the trail names a place."""


class Bar(LineWidget):
    """One line of the screen, painted only when it changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--base"}
    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """
    BASE = "bar--base"

    reading = reading_state()

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.set_reactive(Bar.reading, reading)

    @property
    def painted_state(self) -> Hashable | None:
        """The reading and the size, on which the texts depend."""
        return type(self), self.reading, self.size


class TitleBar(Bar):
    """The film, its director and its year; the language, and the state of spoilers."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--base", "bar--title", "bar--dim", "bar--spoiler", "bar--problem"}
    DEFAULT_CSS = """
    TitleBar {
        .bar--problem { text-style: bold; color: $guide-dispute; }
        .bar--title { text-style: bold; color: $guide-title; }
        .bar--dim { color: $guide-dim; text-style: $guide-dim-style; }
        .bar--spoiler { text-style: italic; color: $guide-spoiler; }
    }
    """

    def titles(self) -> tuple[str, ...]:
        """Return the texts for the left side, the longest first. All begin with the last one, the title alone.

        The first problem of a file that is followed takes their place: the film is still named in the window's title.
        """
        reading = self.reading
        if problems := problem_titles(reading):
            return problems
        film = reading.guide.film.film
        title = reading.text(film.title).upper()
        people = join_fields(reading.name(f"person:{person}") for person in film.directors)
        return " · ".join(filter(None, (title, people, str(film.year)))), f"{title} · {film.year}", title

    @property
    def _shows_problems(self) -> bool:
        return bool(self.reading.problems)

    def on_click(self) -> None:
        """Open the list of problems, if there are any."""
        if self._shows_problems:
            self.post_message(ShowProblems())

    def states(self) -> list[str]:
        """Return how much of the story is shown, behind what a draft lacks; the longest words first.

        Nothing for a whole film without spoilers.
        """
        reading, _ = self.reading, self.reading._
        if reading.seen and not (reading.shows_all and reading.marks_spoilers):
            words = _("seen up to {number}").format(number=reading.seen_number)
            states = [f"◐ {words}", f"◐ {reading.seen_number}"]
        else:
            states = self.spoiler_states(reading.spoilers or reading.seen > 0, reading.hides)
        if draft := draft_state(reading):
            states = [f"{draft}   {state}" if state else draft for state in states or [""]] + states
        return states

    def spoiler_states(self, shown: bool, hidden: bool) -> list[str]:
        """Return the states of spoilers that are shown, or hidden, or not there."""
        shows, hides = self.reading._("spoilers shown"), self.reading._("spoilers hidden")
        if shown:
            return [f"{SHOWN} {shows}", SHOWN]
        return [f"◌ {hides}", "◌"] if hidden else []

    def segments(self, y: int) -> list[Segment]:
        """Return the line. If space is short, omit first the director and the year, then the words about spoilers."""
        reading, width = self.reading, self.size.width
        lefts = self.titles()
        title = lefts[-1]
        states = [f"   {state}" for state in self.states()] or [""]
        language = close_field(own_name(reading.language))
        if cells(lefts[0]) + cells(states[0]) + cells(language) + 5 > width:
            language = reading.language.upper()
        free = width - cells(language) - 5
        fitting = ((left, state) for state in states for left in lefts if cells(left) + cells(state) <= free)
        left, state = next(fitting, (truncate(title, free + 1 - cells(states[-1])), states[-1]))
        end = len(left if self._shows_problems else title)
        name, rest = left[:end], left[end:]
        gap = width - cells(left) - cells(language) - cells(state) - 2
        dim = self.component_style("bar--dim")
        return [
            Segment(" ", self.base),
            Segment(name, self.component_style("bar--problem" if self._shows_problems else "bar--title")),
            Segment(rest, dim),
            Segment(" " * gap, self.base),
            Segment(language, dim),
            Segment(state, self.component_style("bar--spoiler") if state.lstrip().startswith(SHOWN) else dim),
        ]


class ShelfBar(TitleBar):
    """The title bar of the shelf."""

    _shows_problems = False

    def titles(self) -> tuple[str, ...]:
        """Return the name of the screen."""
        return (self.reading._("Films").upper(),)

    def states(self) -> list[str]:
        """Return the state of the spoilers of all films."""
        return self.spoiler_states(self.reading.spoilers, hides_on_shelf(self.reading))


class TabBar(Bar):
    """The tabs, and the places to go back to. The open tab is underlined and bold: it stands out without colours."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--base", "bar--open", "bar--dim"}
    DEFAULT_CSS = """
    TabBar {
        .bar--open { text-style: bold underline; color: $guide-title; }
        .bar--dim { color: $guide-dim; text-style: $guide-dim-style; }
    }
    """
    tab: reactive[str] = reactive(TABS[0])
    trail: reactive[tuple[str, ...]] = reactive(())
    """The names of the places that the reader came from, the oldest first."""

    def _texts(self) -> list[tuple[str, str]]:
        """Return each tab's name and text; with less room short names, then only the numbers of closed tabs."""
        words = self.reading.translations
        full, short = self._named(tab_titles(words)), self._named(short_tab_titles(words))
        widths = ((full, 2), (short, 1))
        fitting = (texts for texts, gap in widths if sum(cells(text) + gap for _, text in texts) <= self.size.width)
        numbers = [(tab, text if tab == self.tab else text.split(" ")[0]) for tab, text in full]
        return next(fitting, numbers)

    def _named(self, titles: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(tab, f"{number} {titles[tab]}") for number, tab in enumerate(tabs_of(self.reading), 1)]

    def _gap(self, texts: list[tuple[str, str]]) -> int:
        return 3 if sum(cells(text) + 3 for _, text in texts) <= self.size.width else 1

    def segments(self, y: int) -> list[Segment]:
        """Return the line of tabs."""
        texts = self._texts()
        gap = " " * self._gap(texts)
        segments: list[Segment] = []
        for tab, text in texts:
            style = self.component_style("bar--open" if tab == self.tab else "bar--dim")
            segments += [Segment(gap if segments else " ", self.base), Segment(text, style)]
        room = self.size.width - sum(segment.cell_length for segment in segments) - len(gap)
        return [*segments, Segment(gap, self.base), *trail] if (trail := self._trail(room)) else segments

    @property
    def painted_state(self) -> Hashable | None:
        """The open tab and the places, beside the reading."""
        return super().painted_state, self.tab, self.trail

    def _trail(self, room: int) -> list[Segment]:
        """Return the places to go back to, at the right edge of the line; nothing without room for a name."""
        key = spelled_keys(self.app, "⌫")
        text = trail_text(self.trail, room - cells(key) - 2)
        if not text or (text.endswith("…") and cells(text) < _LEAST_TRAIL):
            return []
        words = f"{key} {text} "
        return [Segment(" " * (room - cells(words)), self.base), Segment(words, self.component_style("bar--dim"))]

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the mouse."""
        texts = self._texts()
        column = 1
        for tab, text in texts:
            if column <= event.x < column + cells(text):
                self.post_message(Open(f"tab:{tab}"))
            column += cells(text) + self._gap(texts)


class TooSmallNotice(Bar):
    """A request for a larger window, which covers a screen in a window that is too small."""

    def segments(self, y: int) -> list[Segment]:
        """Return the request on the first line; only the size if the words do not fit."""
        if y:
            return []
        words = self.reading._("Enlarge the window to 40 × 12.")
        short = words if cells(words) <= self.size.width else "≥ 40 × 12"
        return [Segment(truncate(short, self.size.width), self.base)]
