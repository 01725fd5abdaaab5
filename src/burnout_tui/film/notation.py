"""Turn the values of a film file into those of records: what authors may write shorter or otherwise."""

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

    Raises NotationError for a text whose key is no language.
    """
    inner = frozenset(field for kind in record_kinds().rows for field in kind.nested)
    codes: set[str] = set()
    records = {key: _value(value, True, inner, codes, 0) for key, value in values.items()}
    if not all(map(is_language, codes)):
        raise NotationError
    if isinstance(defaults := values.get("defaults"), dict):
        _apply(defaults, records)
    return records


def _value(value: Any, is_record: bool, inner: frozenset[str], codes: set[str], depth: int) -> Any:
    """Return a value with its texts as records; tables are records, or else texts, and so are those in a list."""
    if isinstance(value, list):
        return [_value(item, is_record, inner, codes, depth) if isinstance(item, dict) else item for item in value]
    if not isinstance(value, dict):
        return value
    if not is_record or depth == _MAX_DEPTH:
        return _text(value, codes)
    return {
        key: _value(item, key in inner, inner, codes, depth + 1) if isinstance(item, dict | list) else item
        for key, item in value.items()
    }


def _text(table: Mapping[str, Any], codes: set[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {key: value for key, value in table.items() if key in _TEXT_FIELDS}
    words = [(key, value) for key, value in table.items() if key not in _TEXT_FIELDS]
    codes.update(key for key, _ in words)
    return {**fields, "words": words}


def _apply(defaults: Mapping[str, Any], values: dict[str, Any]) -> None:
    """Give the records that have no sources, or no certainty, those of ``[defaults]``.

    Records in records inherit both from these, but no certainty if they have sources of their own.
    """
    given = {key: defaults[key] for key in ("sources", "sure") if defaults.get(key)}
    lists = {kind.path[0]: kind for kind in record_kinds().top_level if issubclass(kind.record, Sourced)}
    heads = [values.get("film"), *(record for name in lists for record in _tables(values.get(name)))]
    inner = [field for kind in record_kinds().rows for field in kind.nested if issubclass(kind.record, Sourced)]
    for record in heads:
        if not isinstance(record, dict):
            continue
        for key, value in given.items():
            if not record.get(key):
                record[key] = value
        for nested in (one for field in inner for one in _tables(record.get(field))):
            if "sure" in given and nested.get("sources") and not nested.get("sure"):
                nested["sure"] = given["sure"]


def _tables(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
