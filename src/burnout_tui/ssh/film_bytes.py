"""Films as bytes, for other processes. They were checked when they were read, and are not checked again."""

from collections.abc import Iterable
from typing import Any, get_args, get_origin

import msgspec
from msgspec import Raw, msgpack, structs

from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Film
from burnout_tui.film.shelf import ShelvedFile


def films_to_bytes(shelved: Iterable[ShelvedFile]) -> bytes:
    """Return films as bytes, without the files that do not open."""
    return msgpack.encode([(item.key, item.file, item.guide.file, item.guide.film) for item in shelved if item.guide])


def films_from_bytes(data: bytes) -> list[ShelvedFile]:
    """Return the films in bytes."""
    films = msgpack.decode(data, type=list[tuple[str, str, str, Raw]])
    return [ShelvedFile(key, file, Guide(_film(film), name)) for key, file, name, film in films]


def _film(data: Raw) -> Film:
    """Return a film, made record by record: other threads cannot run while one call decodes all of them."""
    kind = record_kinds().film
    parts = msgpack.decode(data, type=dict[str, Raw])
    values: dict[str, Any] = {}
    for field in structs.fields(kind):
        if field.encode_name in parts:
            values[field.name] = _value(parts[field.encode_name], field.type)
    return kind(**values)


def _value(data: Raw, kind: Any) -> object:
    origin = get_origin(kind)
    if origin not in (list, tuple) or len({*get_args(kind)} - {...}) != 1:
        return msgpack.decode(data, type=kind)
    decode = msgspec.msgpack.Decoder(get_args(kind)[0]).decode
    return origin(decode(one) for one in msgpack.decode(data, type=list[Raw]))
