"""The characters: a list and a card."""

from collections.abc import Sequence

from burnout_tui.prose.rows import Row, character_rows
from burnout_tui.view.panels.base import ListPanel


class CharactersPanel(ListPanel):
    """The characters of the story."""

    def rows(self) -> Sequence[Row]:
        """Return name, age and occupation."""
        return character_rows(self.reading)
