"""Drafts: films with a stub in place of each record that they name and do not have yet."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from burnout_tui.film.first_mentions import FirstMention, first_mentions
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import RecordKind, record_kinds, records_of
from burnout_tui.film.mention import Mention
from burnout_tui.film.notation import to_records
from burnout_tui.film.record_base import Text
from burnout_tui.film.signs import KIND_SIGNS, LINES, OTHER_SIGNS, is_sign, sign_for
from burnout_tui.normalize import slug

UNKNOWN = "…"
"""The value of a key that a record must have and that nothing tells."""
_NAMELESS = ("?", "??")
"""The names of the two characters of a relation that is not written yet."""
_MOST_WORDS = 5
"""The most words of a link that may be a name."""
_SIGN_RANGE = (*range(0x25A1, 0x25C8), *range(0x21, 0x2000))
"""The codes of characters from which the sign of a kind of relation is taken whose own sign is not free."""
_NEEDED: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "dispute": {"about": "film", "claims": ({"text": UNKNOWN, "sources": ()}, {"text": UNKNOWN, "sources": ()})},
        "relation": {"kind": "chance"},
        "scene": {"order": "unknown"},
    }
)
"""The keys beside names that stubs must have, by kind."""


class Stub(NamedTuple):
    """A record that is named and not there yet."""

    kind: RecordKind
    values: dict[str, Any]
    """Its keys in the file, with the values that it must have."""
    mentions: tuple[Mention, ...]
    """In no order; empty for a character of a stub of a relation."""

    @property
    def ref(self) -> str:
        """``character:earl``."""
        return f"{self.kind.name}:{self.values['id']}"


def stubs_of(
    guide: Guide, lost: Collection[str] = (), without: Collection[str] = (), *, to_write: bool = False
) -> list[Stub]:
    """Return a stub for each record that a film names and does not have, but not for the refs in ``without``.

    Readers see each with the first mention of it; one ``to_write`` has the mark that ``check`` wants there. Nobody
    knows yet where stubs of scenes stand: they follow all others.
    """
    stubs: list[Stub] = []
    for with_scenes in (True, False):  # scenes decide when readers see the others
        whole = with_records(guide, stubs) if stubs else guide
        signs = {*KIND_SIGNS.values(), *(kind.sign or sign_for(kind.id) for kind in whole.film.kinds)}
        for first in first_mentions(whole, lost):
            if first.ref.startswith("scene:") == with_scenes and first.ref not in without:
                stubs += _stubs(whole, first, first.revealed if to_write else first.level, signs)
    return stubs


def with_stubs(guide: Guide, lost: Collection[str] = ()) -> Guide:
    """Return a film with its stubs; the same one if it lacks nothing."""
    stubs = stubs_of(guide, lost)
    return with_records(guide, stubs) if stubs else guide


def with_records(guide: Guide, stubs: Iterable[Stub]) -> Guide:
    """Return a film with these stubs behind its own records."""
    added: dict[tuple[str, ...], list[Any]] = {}
    named: dict[str, tuple[Mention, ...]] = {}
    for stub in stubs:
        added.setdefault(stub.kind.path, []).append(_record(stub))
        named[stub.ref] = stub.mentions
    film = guide.film
    for path, records in added.items():
        film = _with(film, path, records)
    return Guide(film, guide.file, {**guide.stubs, **named})


def _record(stub: Stub) -> Any:
    values = to_records({stub.kind.path[-1]: [stub.values]})[stub.kind.path[-1]]
    return msgspec.convert(values[0], stub.kind.record)


def stub_paths(guide: Guide) -> frozenset[tuple[str | int, ...]]:
    """Return the paths that the stubs of a draft would have in its file."""
    kinds = record_kinds().named.items()
    return frozenset(
        (*kind.path, index)
        for name, kind in kinds
        for index, record in enumerate(records_of(guide.film, kind) if guide.stubs else ())
        if f"{name}:{record.id}" in guide.stubs
    )


def _with(record: Any, path: tuple[str, ...], more: list[Any]) -> Any:
    """Return a record with more records at the end of the list at a path in it."""
    first, *rest = path
    value = getattr(record, first)
    return replace(record, **{first: _with(value, tuple(rest), more) if rest else (*value, *more)})


def _stubs(guide: Guide, first: FirstMention, level: int, signs: set[str]) -> Iterator[Stub]:
    """Yield the stub of a record, after those of the characters of a relation, which must have two."""
    kind_name, _, name = first.ref.partition(":")
    kind = record_kinds().named[kind_name]
    values: dict[str, Any] = {"id": name}
    mark = _mark(guide, level) if "spoiler" in kind.record.__struct_fields__ else {}
    if kind_name == "relation":
        values["between"] = [*_ends(guide, name)]
        for end, shown in zip(values["between"], _NAMELESS, strict=True):
            yield Stub(record_kinds().named["character"], {"id": end, "name": shown, **mark}, ())
    required = _required(kind.record)
    for text in kind.texts:
        if text in required:
            values[text] = name_of(kind, name, first.words) if text == kind.texts[0] else UNKNOWN
    if kind_name == "work" and name == guide.film.film.work:
        values["title"] = _as_written(guide.film.film.title)
    elif kind_name == "kind":
        values |= _sign(name, signs)
    yield Stub(kind, {**values, **_NEEDED.get(kind_name, {}), **mark}, first.mentions)


@cache
def _required(record: type[Struct]) -> frozenset[str]:
    return frozenset(field.name for field in fields(record) if field.required)


def _sign(kind: str, signs: set[str]) -> dict[str, str]:
    """Return the sign that a kind of relation needs, if its first letter is that of another; add it to ``signs``."""
    sign = sign_for(kind)
    if sign not in signs:
        signs.add(sign)
        return {}
    taken = {*signs, *OTHER_SIGNS, *LINES}
    free = next(sign for sign in map(chr, _SIGN_RANGE) if sign not in taken and is_sign(sign))
    signs.add(free)
    return {"sign": free}


def _as_written(text: Text) -> str | dict[str, str]:
    return text if isinstance(text, str) else dict(text.words)


def _ends(guide: Guide, relation: str) -> Iterator[str]:
    """Yield ids of two characters for a stub of a relation."""
    for number in (1, 2):
        name = f"{relation}-{number}"
        while name in guide.characters:
            name += f"-{number}"
        yield name


def _mark(guide: Guide, level: int) -> Mapping[str, bool | str]:
    """Return the mark of a record that readers see from a level on; none if they always do."""
    if level == 0:
        return {}
    later = ((seen, name) for name, seen in guide.timeline.seen_with.items() if seen >= level)
    seen, scene = min(later, default=(0, ""))
    return {"spoiler": scene if 0 < seen < guide.timeline.end else True}


def name_of(kind: RecordKind, name: str, words: Iterable[str]) -> str:
    """Return the name of a record that is not written: the words of a link to it, if they are a name, else its id.

    Words are a name if they begin with a capital and have all words of the id: ``Earl Partridge`` for ``earl``.
    """
    parts, longer = set(name.split("-")), ""
    for shown in sorted({" ".join(text.split()) for text in words}, key=lambda shown: (len(shown), shown)):
        found = slug(shown)
        if found == name and shown[:1].isupper():
            return shown
        if parts <= set(found.split("-")) and shown[:1].isupper() and len(shown.split()) <= _MOST_WORDS:
            longer = longer or shown
    plain = name.replace("-", " ")
    if longer or kind.name == "kind":
        return longer or plain
    return plain.title() if kind.name in ("character", "person") else plain[:1].upper() + plain[1:]
