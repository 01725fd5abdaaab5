"""``export json``: every record of a film, with its texts in each language. docs/exporting.md explains the keys."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, json
from msgspec.structs import fields

from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.texts import Texts
from burnout_tui.film.kinds import RecordKind, record_kinds, records_of
from burnout_tui.film.links import refs
from burnout_tui.film.provenance import provenance
from burnout_tui.film.record_base import Localized, Sourced, Text
from burnout_tui.film.story import Scene
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word, sign_of, style_of

VERSION = 1
"""The version of the format of this export. It grows when a key changes its meaning or goes."""
_NO_TARGETS = ("date", "number")
"""The kinds of refs that are values."""


def write(reading: Reading, options: Options) -> bytes:
    """Return the film as JSON."""
    return json.format(json.encode(film_data(reading, options)), indent=2) + b"\n"


def film_data(reading: Reading, options: Options) -> dict[str, Any]:
    """Return the film as values of JSON."""
    texts = Texts(reading, options)
    records = _Records(reading, texts)
    film = reading.guide.film
    data: dict[str, Any] = {
        "burnout_tui_export": VERSION,
        "languages": list(texts.languages),
        "spoilers_hidden": reading.hides,
        "seen_scenes": None if reading.shows_all else reading.seen_number,
        "film": records.data(film.film),
    }
    for kind in record_kinds().top_level:
        found = reading.guide.credits if kind.path == ("credits",) else records_of(film, kind)
        data[kind.path[0]] = [records.data(record) for record in found]
    data["kinds"] = [*_kinds(reading, texts)]
    return data


def _kinds(reading: Reading, texts: Texts) -> Iterator[dict[str, Any]]:
    """Yield the kinds of the relations that are shown, those of all films among them."""
    for kind in dict.fromkeys(relation.kind for relation in reading.guide.film.relations):
        name = {language: kind_word(one, kind) for language, one in texts.readings.items()}
        family = style_of(reading, kind).removeprefix("kind-")
        yield {
            "id": kind,
            "name": name,
            "sign": sign_of(reading, kind),
            "family": family if family != "plain" else None,
        }


class _Records:
    """Turns records into objects of JSON."""

    def __init__(self, reading: Reading, texts: Texts) -> None:
        self._reading = reading
        self._texts = texts

    def data(self, record: Struct, owner: Sourced | None = None) -> dict[str, Any]:
        """Return a record under the keys of the film file, without those that have no value."""
        kind = record_kinds().of_type[type(record)]
        data: dict[str, Any] = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if value is None or field.name in ("spoiler", "sources", "sure"):
                continue
            if field.name in kind.texts:
                data[field.encode_name] = self._each(value)
            elif field.name in kind.nested:
                nested = record if isinstance(record, Sourced) else owner
                found = [self.data(one, nested) for one in value] if isinstance(value, tuple) else self.data(value)
                data[field.encode_name] = found
            else:
                data[field.encode_name] = value
        return data | dict(self._resolved(record, kind, owner))

    def _each(self, value: Text | tuple[Text, ...]) -> Any:
        return [self._texts.of(text) for text in value] if isinstance(value, tuple) else self._texts.of(value)

    def _resolved(self, record: Struct, kind: RecordKind, owner: Sourced | None) -> Iterator[tuple[str, Any]]:
        """Yield what the film file says elsewhere, or not in words."""
        written = [text for name in kind.texts for text in _listed(getattr(record, name))]
        if links := dict.fromkeys(ref for text in written for ref in _targets(text)):
            yield "links", list(links)
        if isinstance(record, Scene):
            yield "number", self._reading.guide.scene_numbers[record.id]
        if isinstance(record, Sourced):
            known = provenance(record, owner)
            of_texts = [source for text in written if isinstance(text, Localized) for source in text.sources]
            yield "sources", list(dict.fromkeys((*known.sources, *of_texts)))
            yield "sure", known.sure
        if self._reading.shows_all and getattr(record, "spoiler", False) is not False:
            yield "spoiler", record.spoiler  # type: ignore[attr-defined] # not every record has the key
        if self._reading.shows_all and (marked := [*_marked(record, kind)]):
            yield "spoiler_texts", marked


def _marked(record: Struct, kind: RecordKind) -> Iterator[str]:
    """Yield the keys of texts that are spoilers: ``about``, or ``notes[1]``."""
    for name in kind.texts:
        value = getattr(record, name)
        for index, text in enumerate(_listed(value)):
            if isinstance(text, Localized) and text.spoiler is not False:
                yield f"{name}[{index}]" if isinstance(value, tuple) else name


def _listed(value: Any) -> tuple[Text, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _targets(text: Text) -> Iterator[str]:
    """Yield the refs of records that a text links to, in any of its languages."""
    for words in (text,) if isinstance(text, str) else (words for _, words in text.words):
        yield from (ref for ref in refs(words) if ref.partition(":")[0] not in _NO_TARGETS)
