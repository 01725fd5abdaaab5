"""A checked film as bytes, together with what takes long to find out about it: its languages, and its cut.

A list of the cut film holds the places of its records in the whole film's list, and only the records that were cut
themselves, so that both films share the others.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from threading import RLock
from typing import Any, cast

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import FieldInfo, fields

from burnout_tui.film.cut import Shown, keep_shown, shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Film


class _Stored(Struct, array_like=True):
    film: Raw
    languages: tuple[str, ...]
    shown_languages: tuple[str, ...]
    """Those of what readers get who have seen nothing."""
    hides: bool
    """``Shown.hides`` of the same."""
    changed: dict[str, Raw]
    """The fields of that film that are not those of the whole film."""


def to_bytes(guide: Guide) -> bytes:
    """Return a guide as bytes; it has no stubs."""
    shown = shown_guide(guide, 0)
    changed: dict[str, Any] = {}
    for field in ("film", *(kind.path[0] for kind in record_kinds().top_level)):
        whole, part = getattr(guide.film, field), getattr(shown.guide.film, field)
        if part is not whole:
            changed[field] = _places(whole, part) if isinstance(part, tuple) else part
    encode = msgspec.msgpack.encode
    return encode((guide.film, guide.languages, shown.guide.languages, shown.hides, changed))


def from_bytes(stored: bytes | memoryview, file: str) -> Guide:
    """Return a guide that was stored; ``file`` is the film file's name. Raises msgspec.MsgspecError."""
    parts = msgspec.msgpack.decode(bytes(stored), type=_Stored)
    raw = msgspec.msgpack.decode(parts.film, type=dict[str, Raw])
    film = _Film({field.name: partial(_decode, raw[field.encode_name], field.type) for field in _fields()})
    guide = Guide(cast(Film, film), file)
    guide.languages = parts.languages
    shown = guide
    if parts.changed:
        lazy = {field.name: partial(getattr, film, field.name) for field in _fields()}
        lazy |= {name: partial(_changed, film, name, part) for name, part in parts.changed.items()}
        shown = Guide(cast(Film, _Film(lazy)), file)
    shown.languages = parts.shown_languages
    keep_shown(guide, Shown(shown, parts.hides))
    return guide


class _Film:
    """The fields of a film, each made when it is first read: what readers see first needs few of them."""

    def __init__(self, lazy: Mapping[str, Callable[[], Any]]) -> None:
        self._lazy = dict(lazy)
        self._making = RLock()  # large pictures are drawn in a thread

    def __getattr__(self, field: str) -> Any:
        if field.startswith("_"):  # a copy asks before it has any attribute
            raise AttributeError(field)
        with self._making:
            if field in self._lazy:
                setattr(self, field, self._lazy[field]())
                del self._lazy[field]
            elif field not in self.__dict__:
                raise AttributeError(field)
            return self.__dict__[field]


def _fields() -> tuple[FieldInfo, ...]:
    return fields(record_kinds().film)


def _decode(raw: Raw, kind: Any) -> Any:
    return msgspec.msgpack.decode(raw, type=kind)


def _changed(film: _Film, field: str, raw: Raw) -> Any:
    """Return a field of the cut film."""
    whole = getattr(film, field)
    if not isinstance(whole, tuple):
        return _decode(raw, type(whole))
    kind = next(kind for kind in record_kinds().top_level if kind.path[0] == field)
    found = _decode(raw, tuple[int | kind.record, ...])  # type: ignore[name-defined] # known at run time
    return tuple(whole[part] if type(part) is int else part for part in found)


def _places(whole: Iterable[Struct], part: Iterable[Struct]) -> list[int | Struct]:
    """Return the places of records in the whole list; in place of those that it does not have the records."""
    places = {id(record): place for place, record in enumerate(whole)}
    return [places.get(id(record), record) for record in part]
