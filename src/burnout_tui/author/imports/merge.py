"""Several drafts as one: what is first stays, and the others add to it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from burnout_tui.author.imports.additions import Difference, Records, additions
from burnout_tui.author.imports.complete import attributed
from burnout_tui.author.imports.disputes import disputes
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.ledger import Ledger


class Merged(NamedTuple):
    """The values of several drafts, whose records name their sources."""

    values: dict[str, Any]
    ledger: Ledger
    conflicts: list[Difference]
    """Values of later drafts that contradict earlier ones."""


def merge(drafts: Sequence[Draft]) -> Merged:
    """Return drafts as one. That of a film comes before those that only add people and works."""
    first, *others = sorted(drafts, key=lambda draft: "film" not in draft.values)
    values, ledger, conflicts = attributed(first), Ledger(), []
    ledger.add(first.ledger)
    for draft in others:
        found = additions({"film": {}, **values}, attributed(draft))
        add_records(values, found.records)
        sources = found.sources
        for difference in found.missing:
            _fill(difference, sources)
        add_records(values, [(("disputes",), record) for record in disputes(values, found.conflicts, sources)])
        conflicts += found.conflicts
        ledger.add(draft.ledger)
    return Merged(values, ledger, conflicts)


def add_records(values: dict[str, Any], records: Records) -> None:
    """Add records to the lists of a film."""
    for path, record in records:
        table = values
        for key in path[:-1]:
            table = table.setdefault(key, {})
        table.setdefault(path[-1], []).append(record)


def _fill(difference: Difference, sources: list[str]) -> None:
    """Give the first draft a value that only a later one has."""
    record: Any = difference.record
    if difference.key == "directors":
        record.setdefault("directors", []).append(difference.theirs)
    else:
        record[difference.key] = difference.theirs
    record["sources"] = list(dict.fromkeys([*record.get("sources", ()), *sources]))
