"""The style sheets of the guide: layout only. Each widget defines its own details; colours are theme variables."""

from collections.abc import Mapping
from types import MappingProxyType

STYLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "guide.tcss": frozenset(),
        "synopsis.tcss": frozenset({"SynopsisPanel", "#plot", "#facts", "#overview"}),
        "list.tcss": frozenset({"ListPanel", "BesidePage"}),
        "filmography.tcss": frozenset({"FilmographyPanel", "TimeLine"}),
        "ensemble.tcss": frozenset({"EnsemblePanel"}),
        "story.tcss": frozenset({"StoryPanel", "StoryChart"}),
        "shelf.tcss": frozenset({"ShelfScreen", "#shelf"}),
        "dialogs.tcss": frozenset({"TextScreen", "SearchScreen", "#question", "#search", "#help", "#signs"}),
        "palette.tcss": frozenset({"CommandPalette", "CommandList"}),
    }
)
"""The files in their order, each with what all of its selectors name: without such a widget it styles nothing."""
