"""What the types of the model cannot say: ids, refs, links, and spoilers that leak."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from burnout_tui.errors import KeyPath, Problem, TextProblem, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import is_spoiler
from burnout_tui.film.links import Link, is_date, links, translations
from burnout_tui.film.model import Fact, FilmHead, Relation, Source, Work
from burnout_tui.film.records import Localized
from burnout_tui.film.references import References
from burnout_tui.film.traverse import LocatedRecord, LocatedText, records, texts

_NAMES = ("name", "title", "short")
"""The texts that are shown wherever a record is named."""
_ALWAYS_SHOWN = (*_NAMES, "label", "question")
"""The texts without which a visible record has nothing to be shown by."""


def errors(guide: Guide, lost: Collection[str] = ()) -> Iterator[Problem]:
    """What keeps a film from being opened.

    ``lost`` are the kinds of record of which an id may be missing through another mistake.
    """
    yield from _duplicates(guide)
    references = References(guide, lost)
    for place in records(guide.film):
        if not references.has_sound_refs(place.record):
            yield from references.record_problems(place)
        if isinstance(place.record, Relation | Work | Source | FilmHead):
            yield from _contradictions(place)
        if not references.has_sound_texts(place.record):
            for said in texts(place):
                yield from references.text_problems(said)
                yield from _unreadable(said, place)


def errors_in_parts(guide: Guide) -> Iterator[Problem]:
    """What is wrong in a film even if parts of it are missing: ids given twice, and links that are not links."""
    yield from _duplicates(guide)
    for place in records(guide.film):
        for said in texts(place):
            yield from (link for link in links(said, guide) if not isinstance(link, Link))


def _duplicates(guide: Guide) -> Iterator[Problem]:
    film = guide.film
    lists: tuple[tuple[KeyPath, Sequence[Struct]], ...] = (
        (("characters",), film.characters),
        (("people",), film.people),
        (("works",), film.works),
        (("sources",), film.sources),
        (("disputes",), film.disputes),
        (("themes",), film.themes),
        (("film", "facts"), film.film.facts),
    )
    for path, items in lists:
        if len({record.id for record in items}) == len(items):  # type: ignore[attr-defined]
            continue
        first: dict[str, int] = {}
        for index, record in enumerate(items):
            name: str = record.id  # type: ignore[attr-defined]
            if first.setdefault(name, index) != index:
                yield Problem(
                    message=f'the id "{short(name)}" was given before, to {path[-1]}[{first[name]}]',
                    path=(*path, index, "id"),
                )


def _contradictions(place: LocatedRecord) -> Iterator[Problem]:
    record, path = place.record, place.path
    if isinstance(record, Relation) and record.between[0] == record.between[1]:
        yield Problem(message="a relation needs two different characters", path=(*path, "between", 1))
    if isinstance(record, Work) and record.until is not None:
        if record.year is None:
            yield Problem(message="the last year of a work needs a first; add year", path=(*path, "until"))
        elif record.until < record.year:
            yield Problem(message=f"{record.until} is before the first year, {record.year}", path=(*path, "until"))
    if isinstance(record, Source) and record.date is not None and not is_date(record.date):
        yield Problem(message=f'there is no such date as "{record.date}"', path=(*path, "date"))
    if isinstance(record, FilmHead) and record.spoiler:
        message = "the film itself cannot be a spoiler; mark the texts and records that tell the plot"
        yield Problem(message=message, path=(*path, "spoiler"))


def _unreadable(said: LocatedText, place: LocatedRecord) -> Iterator[Problem]:
    """What is wrong with a text as a whole."""
    field = said.path[-1]
    if isinstance(said.text, Localized) and said.text.en is None and said.text.fr is None:
        yield Problem(message="a text needs en or fr", path=said.path)
    if field in _ALWAYS_SHOWN and is_spoiler(said.text) and not place.hidden:
        message = f'"{field}" cannot be a spoiler by itself; mark the whole record, or leave this out'
        yield Problem(message=message, path=(*said.path, "spoiler"))
    if field in _NAMES or (field == "label" and isinstance(place.record, Fact)):
        for path, text in translations(said):
            if "[[" in text:
                message = f'"{field}" is shown where there is no room for links; write it without'
                yield TextProblem(message=message, path=path, words="[[")
