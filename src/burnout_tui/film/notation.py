"""Turn the values of a film file into those of records: what authors may write shorter or otherwise."""

from collections.abc import Mapping
from typing import Any

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.languages import is_language
from burnout_tui.film.record_base import Localized

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
