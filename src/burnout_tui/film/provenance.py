"""The sources of records and texts, which those within a record inherit from it."""

from typing import NamedTuple, Protocol

from burnout_tui.film.values import Certainty


class _Sourced(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def sure(self) -> Certainty | None: ...


class Provenance(NamedTuple):
    """The sources of a statement and how sure it is."""

    sources: tuple[str, ...] = ()
    """The ids of the sources."""
    sure: Certainty | None = None
    """The certainty; None if it is not known."""


def provenance(statement: _Sourced, owner: _Sourced | None = None) -> Provenance:
    """Return the sources and certainty of a text or record, or those of the record that it stands in.

    A statement with sources of its own does not inherit the certainty, which rests on the owner's sources.
    """
    if statement.sources or owner is None:
        return Provenance(statement.sources, statement.sure)
    return Provenance(owner.sources, statement.sure or owner.sure)
