"""The characters: a list and a card."""

from collections.abc import Sequence

from burnout_tui.prose.rows import Row, character_rows, leads_and_others
from burnout_tui.view.panels.list_panel import ListPanel
from burnout_tui.view.widgets.frame import FrameTexts


class CharactersPanel(ListPanel):
    """The characters of the story."""

    def rows(self) -> Sequence[Row]:
        """Return name, age and occupation."""
        return character_rows(self.reading)

    def list_frame(self) -> FrameTexts:
        """Return the title of the list, and the numbers of leads and of others."""
        leads, others = map(len, leads_and_others(self.reading))
        if not (leads and others):
            return super().list_frame()
        words = self.reading.translations.ngettext("{count} lead", "{count} leads", leads).format(count=leads)
        return super().list_frame()._replace(note=(f"{words} + {others}", f"{leads} + {others}"))
