"""Turn the values of a film file into those of records: what authors may write in a shorter or another form."""

from collections.abc import Mapping
from typing import Any

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.languages import is_language
from burnout_tui.film.record_base import Localized, Sourced

_TEXT_FIELDS = frozenset(Localized.__struct_fields__) - {"words"}
_MAX_DEPTH = 4
"""Records stand in records of a film, and in nothing deeper."""


class NotationError(ValueError):
    """Values that look like those of a film but have a wrong key."""


def to_records(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that ``msgspec.convert`` makes a Film from; wrong ones stay as they are.

    Tables without texts are the same objects as before. Raises NotationError for a text whose key is not a language.
    """
    inner = frozenset(field for kind in record_kinds().rows for field in kind.nested)
    codes: set[str] = set()
    records = dict(values)
    for key, value in values.items():
        if type(value) is list:
            records[key] = [_record(item, inner, codes, 0) if type(item) is dict else item for item in value]
        elif type(value) is dict:
            records[key] = _record(value, inner, codes, 0)
    if not all(map(is_language, codes - _TEXT_FIELDS)):
        raise NotationError
    if isinstance(defaults := values.get("defaults"), dict):
        _apply(defaults, records)
    return records


def _record(table: dict[str, Any], inner: frozenset[str], codes: set[str], depth: int) -> dict[str, Any]:
    """Return a record with its texts as records; tables and lists of tables of ``inner`` are records with texts."""
    changed: dict[str, Any] = {}
    for key, value in table.items():
        kind = type(value)
        if kind is not dict and (kind is not list or dict not in map(type, value)):
            continue
        is_record = key in inner and depth < _MAX_DEPTH

        def converted(item: Any, is_record: bool = is_record) -> Any:
            if type(item) is not dict:
                return item
            return _record(item, inner, codes, depth + 1) if is_record else _text(item, codes)

        changed[key] = converted(value) if kind is dict else [converted(item) for item in value]
    return {**table, **changed} if changed else table


def _text(table: dict[str, Any], codes: set[str]) -> dict[str, Any]:
    codes.update(table)
    text: dict[str, Any] = {"words": [pair for pair in table.items() if pair[0] not in _TEXT_FIELDS]}
    if len(text["words"]) < len(table):
        text.update((key, value) for key, value in table.items() if key in _TEXT_FIELDS)
    return text


def _apply(defaults: Mapping[str, Any], values: dict[str, Any]) -> None:
    """Give the records that have no sources, or no certainty, those of ``[defaults]``.

    Records in records inherit both from these, but no certainty if they have sources of their own.
    """
    given = {key: defaults[key] for key in ("sources", "sure") if defaults.get(key)}
    inner = [field for kind in record_kinds().rows for field in kind.nested if issubclass(kind.record, Sourced)]

    def with_defaults(record: Any) -> Any:
        if not isinstance(record, dict):
            return record
        changed = {key: value for key, value in given.items() if not record.get(key)}
        for field in inner if "sure" in given else ():
            if isinstance(nested := record.get(field), list):
                changed[field] = [_with_certainty(item, given["sure"]) for item in nested]
        return {**record, **changed}

    if "film" in values:
        values["film"] = with_defaults(values["film"])
    for kind in record_kinds().top_level:
        found = values.get(kind.path[0])
        if issubclass(kind.record, Sourced) and isinstance(found, list):
            values[kind.path[0]] = [with_defaults(record) for record in found]


def _with_certainty(record: Any, sure: object) -> Any:
    """Return a record within another one with a certainty, if it has sources of its own and none."""
    if not isinstance(record, dict) or record.get("sure") or not record.get("sources"):
        return record
    return {**record, "sure": sure}
