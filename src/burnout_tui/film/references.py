"""Check that refs name records that exist, and that visible records do not reveal hidden ones."""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from burnout_tui.errors import Problem, Step, short
from burnout_tui.film.columns import Records, column, kind_of, optional_column
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import kind_word, record_kinds
from burnout_tui.film.leaks import leak, revealed_of, revealed_with
from burnout_tui.film.levels import MEANT_TRUE, NOT_SCENES
from burnout_tui.film.link_checks import Link, links
from burnout_tui.film.mention import Mention
from burnout_tui.film.model import Dispute
from burnout_tui.film.record_base import Localized, Text
from burnout_tui.film.synonyms import synonym
from burnout_tui.film.traverse import LocatedRecord, LocatedText
from burnout_tui.film.values import ID_PATTERN, RELATION_KINDS
from burnout_tui.message import Message
from burnout_tui.suggest import Suggester, did_you_mean_this

_EMPTY = ""
_NO_MESSAGE = Message(_EMPTY)
_Path = tuple[Step, ...]
_PLAIN_LINK = re.compile(r"(?<!\[)\[\[([a-z]+):([a-z0-9-]+)(?:\|[^\[\]\n]+)?\]\]")


class References:
    """Checks the refs of records and texts. It accepts unknown ids of the kinds in ``lost``.

    With ``missing``, it adds the mentions of records that may still be written to this list, and reports no problem.
    """

    def __init__(self, guide: Guide, lost: Collection[str] = (), missing: list[Mention] | None = None) -> None:
        self._guide = guide
        self._lost = lost
        self._missing = missing
        self._kinds = record_kinds()
        self._suggest = Suggester()
        self._end = guide.timeline.end
        placeless = sum(ref.startswith("scene:") for ref in guide.stubs)
        self._placed = len(guide.film.scenes) - placeless if placeless else self._end
        """The last level of a scene whose place is known: nobody knows yet where a stub of a scene stands."""
        shown = shown_guide(guide, 0).guide
        self._open = {kind: set(shown.table(kind)) for kind in self._kinds.named}
        self._open |= {"source": set(guide.sources), "kind": set(guide.kinds)}
        self._defaults = frozenset(guide.film.defaults.sources if guide.film.defaults else ())

    def default_problems(self) -> Iterator[Problem]:
        """Yield the problems of the sources that records without sources have."""
        for index, name in enumerate(self._guide.film.defaults.sources if self._guide.film.defaults else ()):
            if name not in self._guide.sources:
                yield from self._id("source", name, ("defaults", "sources", index), 0, 0)

    def record_problems(self, place: LocatedRecord) -> Iterator[Problem]:
        """Yield the problems of the ids in a record."""
        record = place.record
        row = self._kinds.of_type[type(record)]
        with_texts = max(place.revealed, revealed_with(self._guide, record, place.owner))
        for field, kind, value in self._refs(record):
            path = (*place.path, field.removesuffix("_"))
            is_silent = kind == "scene" and field in row.dropped
            revealed = self._end if is_silent else place.revealed
            if isinstance(value, tuple):
                for index, name in enumerate(value):
                    yield from self._id(kind, name, (*path, index), revealed, with_texts)
            elif value is not None:
                yield from self._id(kind, str(value), path, revealed, None if is_silent else with_texts)
        if isinstance(record, Dispute) and record.about != "film":
            yield from self._ref(
                record.about, Problem(message=_NO_MESSAGE, path=(*place.path, "about")), place.revealed, with_texts
            )
        yield from self._mark(record, place.path)
        yield from self._sources(record, place.path, place.revealed, with_texts)

    def _refs(self, record: Struct) -> Iterator[tuple[str, str, object]]:
        """Yield the fields with ids, their kinds and values, but not a kind of relation that every film has."""
        for field, kind in self._kinds.of_type[type(record)].refs:
            value = getattr(record, field)
            if kind != "kind" or value not in RELATION_KINDS:
                yield field, kind, value

    def doubtful(self, records: Records) -> set[int]:
        """Return the places of the records of a list that have to be looked at one by one. Quick for long lists."""
        if not records:
            return set()
        row = kind_of(records)
        if row.record is Dispute:
            return set(range(len(records)))
        known = {**self._open, "kind": {*self._open["kind"], *RELATION_KINDS}}
        columns = [(column(records, field), known[kind]) for field, kind in row.refs]
        columns.append((optional_column(records, "sources", ()), known["source"]))
        found: set[int] = set()
        for values, ids in columns:
            found.update(
                place
                for place, value in enumerate(values)
                if not (ids.issuperset(value) if type(value) is tuple else value is None or value in ids)
            )
        for field in row.texts:
            texts = enumerate(column(records, field))
            found.update(
                place for place, text in texts if text is not None and not self._are_clearly_valid(text, field)
            )
        for values in (optional_column(records, "spoiler", False), *(column(records, field) for field in row.nested)):
            found.update(place for place, value in enumerate(values) if value)
        return found

    def refs_are_clearly_valid(self, record: Struct) -> bool:
        """Return True if all ids in a record are known and not hidden. Quick for most records."""
        for _, kind, value in self._refs(record):
            known = self._open[kind]
            if not (known.issuperset(value) if isinstance(value, tuple) else value is None or value in known):
                return False
        marked = isinstance(getattr(record, "spoiler", False), str)
        return not marked and type(record) is not Dispute and self._open["source"].issuperset(_sources_of(record))

    def texts_are_clearly_valid(self, record: Struct) -> bool:
        """Return True for texts with words and with links to visible records only. False if a slow test must decide."""
        for field in self._kinds.of_type[type(record)].texts:
            value = getattr(record, field)
            if value is not None and not self._are_clearly_valid(value, field):
                return False
        return True

    def _are_clearly_valid(self, value: Text | tuple[Text, ...], field: str) -> bool:
        """Return True if a text, or all texts of a list, need no slow test."""
        if not isinstance(value, tuple):
            return self.is_clearly_valid(value, field)
        return all(self.is_clearly_valid(text, field) for text in value)

    def is_clearly_valid(self, text: Text, field: str) -> bool:
        """Return True if one text needs no slow test."""
        if isinstance(text, str):
            words = text
        elif text.spoiler or text.sources:
            return False
        else:
            words = "\n".join(words for _, words in text.words)
        if "[[" not in words and "]]" not in words:
            return bool(words)
        if field in ("name", "title", "short", "label"):
            return False
        begun, ended = words.count("[["), words.count("]]")
        found = _PLAIN_LINK.findall(words)
        return begun == ended == len(found) and all(name in self._open.get(kind, ()) for kind, name in found)

    def text_problems(self, located: LocatedText, place: LocatedRecord) -> Iterator[Problem]:
        """Yield the problems of the links, mark and sources of a text of a record, in all its languages."""
        shown = max(located.revealed, revealed_with(self._guide, place.record, place.owner))
        for link in links(located, self._guide):
            if not isinstance(link, Link):
                yield link
            else:
                yield from self._ref(link.ref, link, located.revealed, shown, link.shown)
        if isinstance(located.text, Localized):
            yield from self._mark(located.text, located.path)
            yield from self._sources(located.text, located.path, located.revealed, shown)

    def _mark(self, marked: Struct, path: _Path) -> Iterator[Problem]:
        """Yield the problem of a mark that names no scene."""
        mark = getattr(marked, "spoiler", False)
        if not isinstance(mark, str) or mark in self._guide.scenes:
            return
        if mark in NOT_SCENES:
            value = "true" if mark in MEANT_TRUE else "false"
            hint = Message("; write {value} without quotation marks", value=value)
            message = Message("expected true, false or an id, found the string “{word}”{hint}", word=mark, hint=hint)
            yield Problem(message=message, path=(*path, "spoiler"), code="wrong-value")
        else:
            yield from self._id("scene", mark, (*path, "spoiler"), self._end, None)

    def _sources(self, holder: Struct, path: _Path, revealed: int, shown: int) -> Iterator[Problem]:
        for index, name in enumerate(_sources_of(holder)):
            if name not in self._guide.sources and name not in self._defaults:
                yield from self._id("source", name, (*path, "sources", index), revealed, shown)

    def _id(self, kind: str, name: str, path: _Path, revealed: int, shown: int | None) -> Iterator[Problem]:
        yield from self._ref(f"{kind}:{name}", Problem(message=_NO_MESSAGE, path=path), revealed, shown)

    def _ref(self, ref: str, place: Problem, revealed: int, shown: int | None, words: str = "") -> Iterator[Problem]:
        """Yield the problem of a ref in what is shown from the level ``revealed``; see ``Mention`` for the rest."""
        kind, _, name = ref.partition(":")
        if kind in ("date", "number"):
            return
        if self._guide.find(ref) is None:
            if kind not in self._lost:
                hint = self._hint(kind, name)
                message = Message(
                    "there is no {kind} “{name}”{hint}", kind=kind_word(kind), name=short(name), hint=hint
                )
                problem = replace(place, message=message, code="no-such-record")
                if self._missing is not None and can_be_written(kind, name):
                    self._missing.append(Mention(ref, revealed, shown, problem, words, hint))
                else:
                    yield problem
        elif name not in self._open[kind] and (later := revealed_of(self._guide, ref)) > revealed:
            if ref in self._guide.stubs or (revealed and later > self._placed):
                return
            found = leak(self._guide, ref, revealed, place.path)
            yield replace(place, message=found.message, severity=found.severity, code=found.code)

    def _hint(self, kind: str, name: str) -> str:
        if kind == "kind":
            return self._kind_hint(name)
        elsewhere = [other for other in self._kinds.named if other != kind and name in self._guide.table(other)]
        if elsewhere:
            return Message("; there is a {kind} with that id", kind=kind_word(elsewhere[0]))
        return self._suggest.did_you_mean(name, self._guide.table(kind))

    def _kind_hint(self, name: str) -> str:
        """Return a hint for a kind of relation that neither this film nor every film has."""
        if name in RELATION_KINDS:
            return Message("; links open only the kinds that you write under [[kinds]]")
        known = (*RELATION_KINDS, *self._guide.kinds)
        kinds = Message("; the kinds are {kinds}, and those that you write under [[kinds]]", kinds=", ".join(known))
        meant = did_you_mean_this(synonym(name, RELATION_KINDS))
        return meant or self._suggest.did_you_mean(name, known) or ("" if self._missing is not None else kinds)


def can_be_written(kind: str, name: str) -> bool:
    """Return True if a record of a kind may have this id."""
    reserved = {"kind": RELATION_KINDS, "scene": NOT_SCENES}.get(kind, ())
    return re.search(ID_PATTERN, name) is not None and name not in reserved


def _sources_of(holder: Struct) -> tuple[str, ...]:
    return getattr(holder, "sources", ())
