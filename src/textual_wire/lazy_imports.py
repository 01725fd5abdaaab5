"""Import Textual without what many apps never use: TLS, the command palette, and what only error messages need."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from textual_wire.lazy_names import lazy_names

_PALETTE = "textual.command"
_SELDOM_CALLED = (
    "difflib",
    "mimetypes",
    "pickle",
    "platformdirs",
    "rich.markup",
    "rich.panel",
    "rich.table",
    "rich.tree",
    "textual.canvas",
    "textual.css._help_text",
    "textual.file_monitor",
    "textual.markup",
    "uuid",
)
"""Modules from which Textual imports only functions and classes that it calls: for what is wrong in a style sheet or in
a colour's name, markup, key lines, data in links, files for the user, notifications.
"""


def import_textual() -> None:
    """Import Textual's app without what an app may never use. Does nothing if it is imported already.

    The app may still open a palette, which is imported then. Only Textual's own lists of themes and of an app's
    commands, ``App.search_themes`` and ``App.search_commands``, need it from the beginning. asyncio's streams have no
    TLS in this process.
    """
    if "textual.app" in sys.modules:
        return
    _import_without_tls()
    early = _PALETTE not in sys.modules
    if early:
        sys.modules[_PALETTE] = _LatePalette(_PALETTE)
    try:
        with lazy_names(_SELDOM_CALLED):
            import_module("textual.app")
    finally:
        if early and isinstance(sys.modules[_PALETTE], _LatePalette):
            del sys.modules[_PALETTE]


def _import_without_tls() -> None:
    """Import asyncio as in a Python that was built without ``ssl``: it tries, and goes on without."""
    if "ssl" in sys.modules:
        import_module("asyncio")
        return
    sys.modules["ssl"] = None  # type: ignore[assignment] # so an import of it fails
    try:
        import_module("asyncio")
    finally:
        del sys.modules["ssl"]


class _Provider:
    """Stands for a base class of providers, and for the names that only annotations use."""


class _LateScreen:
    """Stands for the palette's screen until there is one."""

    def __new__(cls, *arguments: Any, **options: Any) -> Any:
        """Return a palette."""
        return import_module(_PALETTE).CommandPalette(*arguments, **options)

    @staticmethod
    def is_open(app: object) -> bool:
        """Return True if an app shows the palette."""
        palette = sys.modules.get(_PALETTE)
        return bool(palette and palette.CommandPalette.is_open(app))


class _LatePalette(ModuleType):
    """Stands for ``textual.command`` while ``textual.app`` is imported."""

    CommandPalette = _LateScreen
    Provider = _Provider
    SimpleProvider = CommandListItem = DiscoveryHit = Hit = Hits = _Provider

    def __getattr__(self, name: str) -> Any:
        """Return any other name from the module itself."""
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[_PALETTE]
        return getattr(import_module(_PALETTE), name)
