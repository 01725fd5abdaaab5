"""The tabs' contents: one file for each tab, imported when it is first opened, over a small base."""

from importlib import import_module

from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TABS
from burnout_tui.view.panels.base import Panel


def make_panel(reading: Reading, tab: str, filled: bool) -> Panel:
    """Return the panel of a tab; without ``filled`` it creates its widgets later."""
    return _panel_class(tab)(reading, tab, filled)


def import_panels() -> None:
    """Import all panels, so that no reader waits for one."""
    for tab in TABS:
        _panel_class(tab)


def _panel_class(tab: str) -> type[Panel]:
    """Return the class of a tab's panel, such as ``CastPanel`` in ``cast.py``."""
    panel: type[Panel] = getattr(import_module(f"{__name__}.{tab}"), f"{tab.capitalize()}Panel")
    return panel
