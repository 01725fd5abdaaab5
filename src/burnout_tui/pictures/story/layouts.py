"""The layout of a film's chart: the search for it, and where it is kept."""

from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.pictures.story.placement import by_importance, place
from burnout_tui.pictures.story.rerouting import reroute
from burnout_tui.pictures.story.rows import Rows
from burnout_tui.pictures.story.search import OrderSearch
from burnout_tui.pictures.story.storylines import Storylines, storylines

_WORK = 300_000
"""The number of ways that are compared for the rows."""


class Layout(NamedTuple):
    """The rows of a film's lines, for windows of any size and for all languages."""

    film: Storylines
    rows: Rows


class LayoutSearch:
    """A search for a layout that is advanced piece by piece. The same film gives the same layout."""

    def __init__(self, film: Storylines) -> None:
        self.film = film
        self.layout: Layout | None = None
        """The layout; None until it is found."""
        self._pieces = self._run()

    def advance(self, seconds: float = 0.03) -> bool:
        """Search on for about as long as given. Returns True once the layout is found."""
        until = perf_counter() + seconds
        while self.layout is None and perf_counter() < until:
            next(self._pieces, None)
        return self.layout is not None

    def finish(self) -> Layout:
        """Search to the end."""
        for _ in self._pieces:
            pass
        assert self.layout is not None, "the search ends with a layout"
        return self.layout

    def _run(self) -> Iterator[None]:
        search = OrderSearch(self.film.steps)
        yield from search.run()
        peak = max(map(len, search.orders), default=0)
        rows = Rows(self.film, peak + peak // 2 + 1)
        for line in by_importance(self.film):
            place(rows, search.orders, line)
            yield
        work = _WORK
        moved = True
        while moved and work > 0:
            moved = False
            for line in by_importance(self.film):
                has_moved, compared = yield from reroute(rows, line)
                moved |= has_moved
                work -= compared
                yield
                if work <= 0:
                    break
        self.layout = Layout(self.film, rows.without_empty_rows())


def layout_search(guide: Guide) -> LayoutSearch:
    """Return the search for the layout of a film, which all readers who see the same of it share."""
    return guide.cached("story layout", lambda: LayoutSearch(storylines(guide)))


def has_chart(guide: Guide) -> bool:
    """Return True if there is somebody in a scene."""
    return any(scene.characters for scene in guide.scenes.values())
