"""The values of a film file that an importer makes of a source, and an account of them."""

from collections.abc import Hashable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from burnout_tui.author.imports.ledger import Ledger


class Draft(NamedTuple):
    """The values of a film file as they would be written, and the ledger of the source.

    ``values["sources"]`` has the source itself, once. Records without ``sources`` get it and ``sure = "C"`` later, and
    so does ``values["film"]``, whose title, year, directors and synopsis may be missing. The ids are complete.
    """

    values: dict[str, Any]
    ledger: Ledger
    keys: Mapping[str, Mapping[str, Hashable]] = MappingProxyType({})
    """Keys that tell which records of several sources of one format are the same, by list and id."""
