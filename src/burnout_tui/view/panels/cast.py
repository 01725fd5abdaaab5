"""The cast and the others who made the film: a list and a card."""

from collections.abc import Sequence

from burnout_tui.prose.rows import Row, cast_rows
from burnout_tui.view.panels.list_panel import ListPanel


class CastPanel(ListPanel):
    """The people of the film."""

    def rows(self) -> Sequence[Row]:
        """Return name, and character or occupation."""
        return cast_rows(self.reading)
