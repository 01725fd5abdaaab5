"""The story: the scenes, and the card of the selected one."""

from collections.abc import Sequence

from burnout_tui.prose.rows import Row
from burnout_tui.prose.scene_rows import scene_rows
from burnout_tui.view.panels.base import ListPanel
from burnout_tui.view.widgets.frame import FrameTexts


class StoryPanel(ListPanel):
    """The scenes in the order of the film."""

    wide_column = 1

    def rows(self) -> Sequence[Row]:
        """Return number, title and who is there."""
        return scene_rows(self.reading)

    def list_frame(self) -> FrameTexts:
        """Return the title of the panel, and the number of scenes."""
        count = len(self.reading.guide.film.scenes)
        words = self.reading.translations.ngettext("{count} scene", "{count} scenes", count).format(count=count)
        return super().list_frame()._replace(note=(words, str(count)))
