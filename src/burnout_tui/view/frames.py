"""Frames of a screen: what changes together is painted together, and no line is made that is not sent."""

from asyncio import sleep
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import UPDATE_PERIOD, Screen, ScreenResultType
from textual.strip import Strip
from textual.timer import Timer

_TURNS = 8
"""Turns of the event loop that a frame waits for messages on their way; a message goes one step a turn."""
_LAYOUTS = 3
"""Layouts of one frame: what has a new size may show a scroll bar, which changes sizes again."""
_SOON = 0.001
"""Seconds until the first frame begins."""


class FrameScreen(Screen[ScreenResultType]):
    """A screen whose frames wait for the messages that are on their way when something asks to be painted.

    Textual paints as soon as one widget has changed, and again for the next one that changes with it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compositor = FrameCompositor()
        self._painting_held = False
        self._begun: bool | None = None
        self._frame_timer: Timer | None = None

    @property
    def _update_timer(self) -> Timer:
        if self._frame_timer is None:
            self._frame_timer = self.set_interval(UPDATE_PERIOD, self._paint_together, name="frame", pause=True)
        return self._frame_timer

    async def _paint_together(self) -> None:
        # What is told of a new size or place changes once more: it is painted with the layout, not after it.
        await _turns()
        for _ in range(_LAYOUTS):
            if not (self._layout_required and self.is_current and not self.app._batch_count):
                break
            self._painting_held = True
            try:
                self._refresh_layout(scroll=self._scroll_required)
            finally:
                self._painting_held = False
            self._layout_required = self._scroll_required = False
            await _turns()
            self._dirty_widgets.add(self)  # without one, what the layout has moved would wait for the next change
        self._on_timer_update()

    async def _begin(self) -> None:
        """Paint the first frame, when all of it is there."""
        self._begun = True
        self._dirty_widgets.add(self)
        await self._paint_together()

    def _compositor_refresh(self) -> None:
        if self._painting_held:
            return
        if self._begun:
            super()._compositor_refresh()
        elif self._begun is None:
            self._begun = False
            # One of set_timer would have the screen itself wait, and heed no messages meanwhile. One that may be
            # skipped would be where it is late, and then nothing would be painted at all.
            timer = Timer(self, _SOON, name="first frame", callback=self._begin, repeat=0, skip=False)
            self._timers.add(timer)
            timer._start()


async def _turns() -> None:
    for _ in range(_TURNS):
        await sleep(0)


class FrameCompositor(Compositor):
    """Textual's compositor, which asks each widget only for those of its lines that are sent and not covered."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What is to be sent of the regions that have changed."""
        regions, screen = self._dirty_regions.copy(), self.size.region
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans([region.intersection(screen) for region in regions]))
        if not spans:
            return None
        return ChopsUpdate(self._chops(spans), spans, [cuts[1:] for cuts in self.cuts])

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        return self._chops([(y, crop.x, crop.right) for y in crop.line_range if is_rendered_line(y)])

    def _chops(self, spans: Iterable[tuple[int, int, int]]) -> Sequence[Mapping[int, Strip]]:
        """For each line of the screen its pieces between two cuts, by their columns; those not in a span are None."""
        cuts = self.cuts
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(line[:-1]) for line in cuts]
        wanted: dict[int, set[int]] = {}
        for y, left, right in spans:
            starts = wanted.setdefault(y, set())
            starts.update(start for start, end in pairwise(cuts[y]) if start < right and end > left)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            left, right = seen.column_span
            rows = [
                y for y in seen.line_range if (open_cuts := wanted.get(y)) and any(left <= x < right for x in open_cuts)
            ]
            for first, last in _runs(rows):
                lines = widget.render_lines(Region(left - region.x, first - region.y, seen.width, last - first + 1))
                for y, line in enumerate(lines, first):
                    within = [cut for cut in cuts[y] if left <= cut < right]
                    whole = len(within) == 1 and line.cell_length == seen.width
                    pieces = [line] if whole else line.divide([cut - left for cut in (*within[1:], right)])
                    for start, piece in zip(within, pieces, strict=False):
                        if start in wanted[y]:
                            chops[y][start] = piece
                            wanted[y].discard(start)
        return cast("Sequence[Mapping[int, Strip]]", chops)


def _runs(rows: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The first and the last of each run of rows without a gap."""
    first = 0
    for number, row in enumerate(rows):
        if number + 1 == len(rows) or rows[number + 1] != row + 1:
            yield rows[first], row
            first = number + 1
