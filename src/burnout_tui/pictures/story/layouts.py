"""The layout of a film's chart: the search for it, and where it is kept."""

from collections.abc import Generator, Iterator, Sequence
from itertools import cycle
from time import perf_counter
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.pictures.story.channels import Placed, place_moves
from burnout_tui.pictures.story.costs import total_cost
from burnout_tui.pictures.story.placement import by_importance, place
from burnout_tui.pictures.story.rerouting import reroute
from burnout_tui.pictures.story.rows import Rows
from burnout_tui.pictures.story.search import OrderSearch
from burnout_tui.pictures.story.steps import Orders
from burnout_tui.pictures.story.storylines import Storylines, storylines

_WORK = 300_000
"""The number of ways that are compared for the rows."""
_MOST = 100_000
"""The largest chart, in scenes times characters. A larger story is shown as a list."""
_TRIED = 3
"""The orders for which rows are searched."""
_SPARE = 4
"""Rows beyond those that the lines need."""


class Layout(NamedTuple):
    """The rows of a film's lines, for windows of any size and for all languages."""

    film: Storylines
    rows: Rows
    moves: Sequence[Sequence[Placed]]
    """The moves after each scene, with columns counted from the first one that is needed."""


class LayoutSearch:
    """A search for a layout that is advanced piece by piece. The same film gives the same layout."""

    def __init__(self, film: Storylines) -> None:
        self.film = film
        self.layout: Layout | None = None
        """The layout; None until it is found."""
        self._pieces = self._run()

    def advance(self, seconds: float = 0.03) -> bool:
        """Search on for about as long as given, at least by one piece. Returns True once the layout is found."""
        until = perf_counter() + seconds
        while self.layout is None:
            if next(self._pieces, True) and self.layout is None:
                raise RuntimeError("the search for a layout ended early")
            if perf_counter() >= until:
                break
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
        best: Rows | None = None
        work = _WORK
        for orders in search.found[:_TRIED]:
            rows = Rows(self.film, _height(orders))
            for line in by_importance(self.film):
                place(rows, orders, line)
                yield
            work = yield from _straightened(rows, work)
            if best is None or total_cost(rows) < total_cost(best):
                best = rows
            yield
            if work <= 0:
                break
        best = (best or Rows(self.film, 0)).without_empty_rows()
        moves = []
        for step in range(len(self.film.scenes) - 1):
            moves.append(place_moves(best.moves(step), best.height))
            yield
        self.layout = Layout(self.film, best, moves)


def _height(orders: Orders) -> int:
    """Return the rows among which lines may choose: half as many again as lines in any scene, and some more."""
    peak = max(map(len, orders), default=0)
    return peak + peak // 2 + _SPARE


def _straightened(rows: Rows, work: int) -> Generator[None, None, int]:
    """Put back line by line until none moves any more. Returns the work that is left."""
    lines = by_importance(rows.film)
    unmoved = 0
    for line in cycle(lines):
        if work <= 0 or unmoved == len(lines):
            break
        has_moved, compared = yield from reroute(rows, line)
        unmoved = 0 if has_moved else unmoved + 1
        work -= compared
        yield
    return work


def layout_search(guide: Guide) -> LayoutSearch:
    """Return the search for the layout of a film, which all readers who see the same of it share."""
    return guide.cached("story layout", lambda: LayoutSearch(storylines(guide)))


def has_chart(guide: Guide) -> bool:
    """Return True if there is somebody in a scene, and a chart would not take too long to lay out."""
    names = {name for scene in guide.scenes.values() for name in scene.characters}
    return 0 < len(names) * len(guide.scenes) <= _MOST
