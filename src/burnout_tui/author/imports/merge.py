"""Several drafts as one: what is first stays, and the others add to it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from burnout_tui.author.imports.additions import Difference, Records, additions
from burnout_tui.author.imports.complete import attributed
from burnout_tui.author.imports.disputes import disputes
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.author.imports.matching import Values
from burnout_tui.author.imports.works import as_works, same_film
from burnout_tui.message import Message


class Merged(NamedTuple):
    """The values of several drafts, whose records name their sources."""

    values: dict[str, Any]
    ledger: Ledger
    conflicts: list[Difference]
    """Values of later drafts that contradict earlier ones."""
    guessed: list[tuple[Values, Values]]
    """Characters who are taken as the same, though their names differ."""


def merge(drafts: Sequence[Draft], names: Sequence[str]) -> Merged:
    """Return drafts as one. The first film is that of the guide, and others are works.

    ``names`` are those of the sources in messages. Raises SourceError for works of somebody whom no source names.
    """
    order = sorted(range(len(drafts)), key=lambda place: "film" not in drafts[place].values)
    first = drafts[order[0]]
    values, ledger = attributed(first), Ledger()
    conflicts: list[Difference] = []
    guessed: list[tuple[Values, Values]] = []
    keys = {path: dict(found) for path, found in first.keys.items()}
    ledger.add(first.ledger)
    for place in order[1:]:
        draft = drafts[place] if same_film(first, drafts[place]) else as_works(drafts[place])
        found = additions({"film": {}, **values}, attributed(draft), (keys, draft.keys))
        add_records(values, found.records)
        for difference in found.missing:
            _fill(difference, found.sources)
        add_records(values, [(("disputes",), record) for record in disputes(values, found.conflicts, found.sources)])
        conflicts += found.conflicts
        guessed += found.guessed
        ledger.add(draft.ledger)
        for kind, path in (("person", "people"), ("work", "works"), ("character", "characters")):
            of_draft = draft.keys.get(path, {})
            keys.setdefault(path, {}).update((found.ids[kind][name], key) for name, key in of_draft.items())
    if any("name" not in person for person in values.get("people", ())):
        message = Message("it does not say whose works these are: save person/ID with append_to_response")
        raise SourceError(names[order[-1]], message)
    return Merged(values, ledger, conflicts, guessed)


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
