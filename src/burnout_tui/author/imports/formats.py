"""The formats that can be imported. A module is imported when a source of its format is read."""

from collections.abc import Callable
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from burnout_tui.author.imports.draft import Draft

_FOLDER = "burnout_tui.author.imports"


class Format(NamedTuple):
    """A format that can be imported."""

    module: str
    """The module with its ``read``."""
    libraries: tuple[str, ...] = ()
    """The libraries of the extra ``author`` that it needs."""


_XML = ("defusedxml",)
FORMATS = MappingProxyType(
    {
        "wikidata": Format("wikidata.source"),
        "tmdb": Format("tmdb.source"),
        "nfo": Format("nfo", _XML),
        "fountain": Format("fountain"),
        "fdx": Format("fdx", _XML),
    }
)
"""The formats by their names in the command."""


def reader(name: str) -> Callable[[bytes, str], Draft]:
    """Return the function of a format that reads the bytes of a source, which messages call by the second argument."""
    read: Callable[[bytes, str], Draft] = import_module(f"{_FOLDER}.{FORMATS[name].module}").read
    return read
