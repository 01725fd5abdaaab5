"""The part of the ensemble panel that has a picture drawn for the window, in another thread where that takes long."""

from typing import TYPE_CHECKING

from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading
from burnout_tui.view.panels.base import Panel
from burnout_tui.view.panels.ensemble_texts import LARGE, caption_rows
from burnout_tui.view.widgets.picture import MARGIN, Picture

if TYPE_CHECKING:
    from burnout_tui.pictures.choice import Shown
    from burnout_tui.pictures.levels import DrawnPictures, Request

_MIN_WIDTH = 8
"""The fewest columns in which a picture is drawn."""


class MapPanel(Panel):
    """A panel whose picture depends on its size. While a picture is drawn, one before it that shows no more stays."""

    _drawn: "DrawnPictures"
    _picture: Picture

    def __init__(self, reading: Reading, tab: str, filled: bool) -> None:
        super().__init__(reading, tab, filled)
        self._labelled: bool | None = None

    @property
    def _listed(self) -> bool:
        """True if there is a list in place of the picture."""
        raise NotImplementedError

    @property
    def _may_have_frames(self) -> bool:
        """True if the window has room for frames: they have the counts, which have a line of their own elsewhere."""
        return self.screen.has_class("-tall") and not self.screen.has_class("-narrow")

    @property
    def _caption_rows(self) -> tuple[int, int]:
        return caption_rows(self.app.size, self.screen.has_class("-short"), self._may_have_frames)

    def _draw(self) -> None:
        """Draw for the present size; a large ensemble in another thread, so that nobody waits for it."""
        if (request := self._request) is None:
            return
        if not self._drawn.takes_long(request):
            self._show_picture(self._drawn.picture(request))
            return
        if self._picture.shows_more_than(request.reading):
            self._picture.clear()
        if not self._picture.drawing:
            self._expect_picture(request)
        self.run_worker(self._draw_later(request), exclusive=True, group="picture")

    async def _draw_later(self, request: "Request") -> None:
        await self._drawn.prepare(request)
        if request == self._request:
            self._draw()

    async def prepare(self) -> None:
        """Draw the picture, so that it is there at once when it is shown."""
        if (request := self._request) and self._drawn.takes_long(request):
            await self._drawn.prepare(request)

    def _show_picture(self, shown: "Shown") -> None:
        """Show the picture, and place the card beside or below, before any of it is painted."""
        raise NotImplementedError

    def _expect_picture(self, request: "Request") -> None:
        """Place the card where it will probably stand when the first picture is there."""
        raise NotImplementedError

    @property
    def _request(self) -> "Request | None":
        """The request for the picture; None where there is none."""
        width, height = self.size.width - MARGIN, self.size.height - sum(self._caption_rows)
        if self._listed or not shown_ensemble(self.reading).characters or width < _MIN_WIDTH or height < 2:
            return None
        tall = self.app.size.width >= LARGE[0] and self.app.size.height >= LARGE[1]
        return self._drawn.request(self.reading, (width, height), tall, self._labelled, self._may_have_frames)
