"""The formats that can be imported. A module is imported when a source of its format is read."""

from collections.abc import Callable
from importlib import import_module
from types import MappingProxyType

from burnout_tui.author.imports.draft import Draft

_FOLDER = "burnout_tui.author.imports"
FORMATS = MappingProxyType(
    {
        "wikidata": f"{_FOLDER}.wikidata",
        "tmdb": f"{_FOLDER}.tmdb",
        "nfo": f"{_FOLDER}.nfo",
        "fountain": f"{_FOLDER}.fountain",
        "fdx": f"{_FOLDER}.fdx",
    }
)
"""The modules by their formats. Each has ``read``."""


def reader(name: str) -> Callable[[bytes, str], Draft]:
    """Return the function of a format that reads the bytes of a source, which messages call by the second argument."""
    read: Callable[[bytes, str], Draft] = import_module(FORMATS[name]).read
    return read
