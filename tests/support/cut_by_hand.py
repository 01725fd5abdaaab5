"""A film without what is hidden at a level, made in another way than the guide makes it."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import msgspec
from msgspec.structs import fields

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Film
from burnout_tui.film.story import Scene

_Values = dict[str, Any]
_REQUIRED = {
    kind.record: {field.name for field in fields(kind.record) if field.required} for kind in record_kinds().rows
}
"""The fields that each type of record must have."""


_NAMING = {"person": ("person", "by", "directors", "people"), "story": ("story",)}
"""The keys whose values are ids of a kind."""


def _named(value: object, kind: str) -> Iterator[str]:
    """Yield the ids of a kind that records and texts name."""
    if isinstance(value, str):
        yield from re.findall(rf"(?:\[\[|^){kind}:([a-z0-9-]+)", value)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in _NAMING[kind] and (key != "people" or "text" in value):
                yield from (part,) if isinstance(part, str) else part if isinstance(part, list | tuple) else ()
            yield from _named(part, kind)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _named(part, kind)


class CutByHand:
    """Deletes what is hidden at a level from the values of a film, as its author would."""

    def __init__(self, film: Film, level: int) -> None:
        """``level`` is the number of the last scene that a reader has seen."""
        self._film, self._level = film, level
        self._numbers: dict[object, int] = {}
        following = self._end = max(len(film.scenes), 1)
        for number, scene in reversed([*enumerate(film.scenes, 1)]):
            following = number if scene.order is None else following
            self._numbers[scene.id] = following

    def film(self) -> Film:
        """Return the film without anything that is hidden."""
        kept = self._kept(msgspec.json.decode(msgspec.json.encode(self._film)), Film)
        kept["disputes"] = [dispute for dispute in kept.get("disputes", []) if len(dispute["claims"]) > 1]
        count = 0
        while count != (count := len(kept.get("people", ())) + len(kept.get("stories", ()))):
            for kind, field in (("person", "people"), ("story", "stories")):
                whole, here = (set(_named(values, kind)) for values in (msgspec.to_builtins(self._film), kept))
                kept[field] = [one for one in kept.get(field, []) if one["id"] in here or one["id"] not in whole]
        scenes = {scene["id"] for scene in kept["scenes"]}
        for relation, name in product(kept["relations"], ("from", "until")):
            relation[name] = relation[name] if relation[name] in scenes else None
        return msgspec.convert(kept, Film)

    def _kept(self, values: _Values, record: type[msgspec.Struct]) -> _Values:
        """Return the values of a record without those that are hidden."""
        nested = {kind.path[-1]: kind.record for kind in record_kinds().rows if kind.path}
        nested |= {"film": record_kinds().rows[0].record, "quotes": record_kinds().rows[1].record}
        nested |= {kind.record.__name__.lower() + "s": kind.record for kind in record_kinds().rows}
        kept: _Values = {}
        for name, value in values.items():
            if isinstance(value, dict) and name in nested:
                kept[name] = self._kept(value, nested[name])
            elif isinstance(value, list):
                kept[name] = [
                    self._kept(item, nested[name]) if isinstance(item, dict) and name in nested else item
                    for item in value
                    if not self._is_hidden(item, nested.get(name))
                ]
            elif not self._is_hidden(value, None):
                kept[name] = value
        return kept

    def _is_hidden(self, value: object, record: type[msgspec.Struct] | None) -> bool:
        """Return True for a record or a text that is hidden, and for a record without a text that it must have."""
        if not isinstance(value, dict):
            return False
        required = _REQUIRED.get(record, set()) if record else set()
        mark = value.get("spoiler")
        if mark is True:
            mark = value["id"] if record is Scene else value.get("from")
        shown = self._numbers.get(mark, self._end) if value.get("spoiler") else 0
        return shown > self._level or any(self._is_hidden(value[name], None) for name in required & value.keys())
