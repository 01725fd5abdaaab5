"""Detect the capabilities of a terminal, and send it only what changed. Works with any Textual app.

Each name is imported on first use, because only ``driver_for`` and ``TerminalDriver`` need Textual.
"""

from importlib import import_module

TYPE_CHECKING = False

if TYPE_CHECKING:
    from textual_wire.detection.detect import detect
    from textual_wire.detection.features import Features
    from textual_wire.detection.local import this_terminal
    from textual_wire.detection.terminal import Terminal
    from textual_wire.driver import TerminalDriver, driver_for
    from textual_wire.wire.wire import Wire

__all__ = ["Features", "Terminal", "TerminalDriver", "Wire", "detect", "driver_for", "this_terminal"]

_MODULES = {
    "Features": "detection.features",
    "Terminal": "detection.terminal",
    "TerminalDriver": "driver",
    "Wire": "wire.wire",
    "detect": "detection.detect",
    "driver_for": "driver",
    "this_terminal": "detection.local",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
