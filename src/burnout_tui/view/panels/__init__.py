"""The tabs' contents: one file for each tab, over a small base."""

from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import STORY
from burnout_tui.view.panels.base import Panel
from burnout_tui.view.panels.cast import CastPanel
from burnout_tui.view.panels.characters import CharactersPanel
from burnout_tui.view.panels.ensemble import EnsemblePanel
from burnout_tui.view.panels.filmography import FilmographyPanel
from burnout_tui.view.panels.story import StoryPanel
from burnout_tui.view.panels.synopsis import SynopsisPanel


def make_panel(reading: Reading, tab: str, filled: bool) -> Panel:
    """Return the panel of a tab; without ``filled`` it creates its widgets later."""
    panels: dict[str, type[Panel]] = {
        "synopsis": SynopsisPanel,
        "characters": CharactersPanel,
        "cast": CastPanel,
        "filmography": FilmographyPanel,
        "ensemble": EnsemblePanel,
        STORY: StoryPanel,
    }
    return panels[tab](reading, tab, filled)
