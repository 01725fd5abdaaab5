"""Check that refs name records that exist, and that visible records do not reveal hidden ones."""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from burnout_tui.errors import Problem, Step, short
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import kind_word, record_kinds
from burnout_tui.film.leaks import leak, told_of
from burnout_tui.film.levels import MEANT_TRUE, NOT_SCENES
from burnout_tui.film.link_checks import Link, links
from burnout_tui.film.model import Dispute
from burnout_tui.film.record_base import Localized, Text
from burnout_tui.film.synonyms import synonym
from burnout_tui.film.traverse import LocatedRecord, LocatedText
from burnout_tui.film.values import RELATION_KINDS
from burnout_tui.message import Message
from burnout_tui.suggest import Suggester, did_you_mean_this

_Path = tuple[Step, ...]
_PLAIN_LINK = re.compile(r"(?<!\[)\[\[([a-z]+):([a-z0-9-]+)(?:\|[^\[\]\n]+)?\]\]")


class References:
    """Checks the refs of records and texts. It accepts unknown ids of the kinds in ``lost``."""

    def __init__(self, guide: Guide, lost: Collection[str] = ()) -> None:
        self._guide = guide
        self._lost = lost
        self._kinds = record_kinds()
        self._suggest = Suggester()
        self._end = guide.timeline.end
        shown = shown_guide(guide, 0).guide
        self._open = {kind: set(shown.table(kind)) for kind in self._kinds.named}
        self._open |= {"source": set(guide.sources), "kind": set(guide.kinds)}
        self._defaults = frozenset(guide.film.defaults.sources if guide.film.defaults else ())

    def default_problems(self) -> Iterator[Problem]:
        """Yield the problems of the sources that records without sources have."""
        for index, name in enumerate(self._guide.film.defaults.sources if self._guide.film.defaults else ()):
            if name not in self._guide.sources:
                yield from self._ref(f"source:{name}", ("defaults", "sources", index), self._end)

    def record_problems(self, place: LocatedRecord) -> Iterator[Problem]:
        """Yield the problems of the ids in a record."""
        record = place.record
        row = self._kinds.of_type[type(record)]
        for field, kind, value in self._refs(record):
            path = (*place.path, field.removesuffix("_"))
            told = self._end if kind == "scene" and field in row.dropped else place.told
            if isinstance(value, tuple):
                for index, name in enumerate(value):
                    yield from self._ref(f"{kind}:{name}", (*path, index), told)
            elif value is not None:
                yield from self._ref(f"{kind}:{value}", path, told)
        if isinstance(record, Dispute) and record.about != "film":
            yield from self._ref(record.about, (*place.path, "about"), place.told)
        yield from self._mark(record, place.path)
        yield from self._sources(record, place.path)

    def _refs(self, record: Struct) -> Iterator[tuple[str, str, object]]:
        """Yield the fields with ids, their kinds and values, but not a kind of relation that every film has."""
        for field, kind in self._kinds.of_type[type(record)].refs:
            value = getattr(record, field)
            if kind != "kind" or value not in RELATION_KINDS:
                yield field, kind, value

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
            if value is not None:
                texts = value if isinstance(value, tuple) else (value,)
                if not all(self.is_clearly_valid(text, field) for text in texts):
                    return False
        return True

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

    def text_problems(self, located: LocatedText) -> Iterator[Problem]:
        """Yield the problems of a text's links, mark and sources, in all its languages."""
        for link in links(located, self._guide):
            if not isinstance(link, Link):
                yield link
            else:
                for problem in self._ref(link.ref, link.path, located.told):
                    yield replace(link, message=problem.message, severity=problem.severity, code=problem.code)
        if isinstance(located.text, Localized):
            yield from self._mark(located.text, located.path)
            yield from self._sources(located.text, located.path)

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
            yield from self._ref(f"scene:{mark}", (*path, "spoiler"), self._end)

    def _sources(self, holder: Struct, path: _Path) -> Iterator[Problem]:
        for index, name in enumerate(_sources_of(holder)):
            if name not in self._guide.sources and name not in self._defaults:
                yield from self._ref(f"source:{name}", (*path, "sources", index), self._end)

    def _ref(self, ref: str, path: _Path, told: int) -> Iterator[Problem]:
        """Yield the problem of a ref in what is shown from the level ``told``."""
        kind, _, name = ref.partition(":")
        if kind in ("date", "number"):
            return
        if self._guide.find(ref) is None:
            if kind not in self._lost:
                hint = self._hint(kind, name)
                message = Message(
                    "there is no {kind} “{name}”{hint}", kind=kind_word(kind), name=short(name), hint=hint
                )
                yield Problem(message=message, path=path, code="no-such-record")
        elif name not in self._open[kind] and told_of(self._guide, ref) > told:
            yield leak(self._guide, ref, told, path)

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
        return meant or self._suggest.did_you_mean(name, known) or kinds


def _sources_of(holder: Struct) -> tuple[str, ...]:
    return getattr(holder, "sources", ())
