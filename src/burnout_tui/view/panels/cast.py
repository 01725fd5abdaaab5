"""The cast and the others who made the film: a list and a card."""

from collections.abc import Sequence

from burnout_tui.prose.rows import Row, cast_rows
from burnout_tui.view.panels.base import ListPanel


class CastPanel(ListPanel):
    """Who plays whom, and what else they made."""

    def rows(self) -> Sequence[Row]:
        """Name, and character or occupation."""
        return cast_rows(self.reading)
