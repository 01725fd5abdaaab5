"""The table of the formats. A format is one row here, and a module with a ``write``, imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from burnout_tui.film.language import Language
    from burnout_tui.prose.reading import Reading

TABLES = ("cast", "characters", "people", "relations", "scenes", "works", "credits", "sources")
"""The names of the tables of ``csv``, the one that is meant without a name first."""

PICTURES = ("map", "story")
"""The names of the pictures of ``svg``, likewise."""


class Options(NamedTuple):
    """The choices of a format, besides the film."""

    language: "Language | None" = None
    """The language that was asked for. None for the reader's own, or for all where a format can hold them."""
    table: str = TABLES[0]
    """The table of ``csv``."""
    picture: str = PICTURES[0]
    """The picture of ``svg``."""


Write = Callable[["Reading", Options], str | bytes]
"""Returns the film as the reading shows it, a text in UTF-8. Raises GuideError."""


class Format(NamedTuple):
    """A format."""

    module: str
    """The module with its ``write``."""
    option: str = ""
    """The field of ``Options`` that only this format has; empty if there is none."""
    libraries: tuple[str, ...] = ()
    """The modules of the extra ``author`` that it needs."""
    says_hidden: bool = True
    """True if the export says itself that spoilers are hidden; otherwise the command does."""


FORMATS = MappingProxyType(
    {
        "html": Format("html", libraries=("jinja2",)),
        "md": Format("markdown"),
        "json": Format("json_data"),
        "svg": Format("svg.picture", option="picture"),
        "dot": Format("dot"),
        "graphml": Format("graphml"),
        "csv": Format("csv_tables", option="table", says_hidden=False),
    }
)
"""The formats by their names, in the order of the help. Their modules are beside this one."""


def export(reading: "Reading", name: str, options: Options) -> bytes:
    """Return a film in a format. Raises GuideError."""
    write: Write = import_module(f"burnout_tui.author.exports.{FORMATS[name].module}").write
    written = write(reading, options)
    return written.encode() if isinstance(written, str) else written
