"""Give an id to each record whose author left it out: its name, as an id."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec.structs import fields

from burnout_tui.errors import Problem, path_text, short
from burnout_tui.film.kinds import RecordKind, record_kinds
from burnout_tui.film.language import localized
from burnout_tui.film.record_base import Localized
from burnout_tui.message import Message
from burnout_tui.normalize import slug


class GivenIds(NamedTuple):
    """The records to which no id could be given."""

    problems: list[Problem]
    """A problem for each of them."""
    lost: frozenset[str]
    """The kinds of the records that have an id which no ref can know."""


def give_ids(values: dict[str, Any]) -> GivenIds:
    """Change a film's values so that each record with a name has an id. A record that must name its own gets any."""
    problems: list[Problem] = []
    lost: set[str] = set()
    for kind in record_kinds().named.values():
        if not any(field.name == "id" and field.required for field in fields(kind.record)):
            continue
        records = _records(values, kind)
        first = {record["id"]: index for index, record in records if isinstance(record.get("id"), str)}
        for index, record in records:
            if "id" in record:
                continue
            name = _name(record.get(kind.texts[0]))
            found = slug(name)
            if name and re.search("[a-z]", found) and found not in first:
                record["id"] = found
                first[found] = index
                continue
            record["id"] = f"without-id-{index}"
            lost.add(kind.name)
            if name:
                message = _message(name, found, first, kind)
                problems.append(Problem(message=message, path=(*kind.path, index), code="no-id"))
    return GivenIds(problems, frozenset(lost))


def _records(values: Mapping[str, Any], kind: RecordKind) -> list[tuple[int, dict[str, Any]]]:
    """Return the tables of a kind's list with their places in it."""
    found: Any = values
    for step in kind.path:
        found = found.get(step) if isinstance(found, dict) else None
    return [pair for pair in enumerate(found) if isinstance(pair[1], dict)] if isinstance(found, list) else []


def _name(text: Any) -> str:
    """Return the name of a record in English, or else as it is written first; empty if it is not written or wrong."""
    if isinstance(text, dict):
        words = tuple(pair for pair in text.items() if pair[0] not in Localized.__struct_fields__)
        text = localized(Localized(words=words), "en") if all(isinstance(word, str) for _, word in words) else ""
    return text.strip() if isinstance(text, str) else ""


def _message(name: str, found: str, first: Mapping[str, int], kind: RecordKind) -> Message:
    if found in first:
        other = path_text((*kind.path, first[found]))
        return Message("no id, and “{id}” is already the id of {other}; write another as “id”", id=found, other=other)
    return Message("no id, and “{name}” has no letter from a to z to make one of; write one as “id”", name=short(name))
