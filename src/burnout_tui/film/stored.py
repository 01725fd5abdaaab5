"""A checked film as bytes, together with what takes long to find out about it: its languages, and its cut.

A list of the cut film holds the places of its records in the whole film's list, and only the records that were cut
themselves, so that both films share the others.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Raw, Struct

from burnout_tui.film.cut import Shown, keep_shown, shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds


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
    """Return a guide that was stored; ``file`` is the film file's name. Raises msgspec.MsgspecError or IndexError."""
    decode = msgspec.msgpack.decode
    parts = decode(stored, type=_Stored)
    guide = Guide(decode(parts.film, type=record_kinds().film), file)
    guide.languages = parts.languages
    fields: dict[str, Any] = {}
    for kind in record_kinds().top_level if parts.changed else ():
        field = kind.path[0]
        if field in parts.changed:
            found: tuple[Any, ...] = decode(parts.changed[field], type=tuple[int | kind.record, ...])  # type: ignore[name-defined] # known at run time
            whole = getattr(guide.film, field)
            fields[field] = tuple(whole[part] if type(part) is int else part for part in found)
    if "film" in parts.changed:
        fields["film"] = decode(parts.changed["film"], type=type(guide.film.film))
    shown = Guide(msgspec.structs.replace(guide.film, **fields), file) if fields else guide
    shown.languages = parts.shown_languages
    keep_shown(guide, Shown(shown, parts.hides))
    return guide


def _places(whole: Iterable[Struct], part: Iterable[Struct]) -> list[int | Struct]:
    """Return the places of records in the whole list; in place of those that it does not have the records."""
    places = {id(record): place for place, record in enumerate(whole)}
    return [places.get(id(record), record) for record in part]
