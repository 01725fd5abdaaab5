"""Find the errors that the types of the model cannot express: in ids, refs and links, and leaked spoilers."""

from collections.abc import Collection, Iterator

from burnout_tui.errors import Problem, TextProblem, path_text, short
from burnout_tui.film.art import art_problems
from burnout_tui.film.check_kinds import kind_problems
from burnout_tui.film.columns import Records, column
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.levels import NOT_SCENES
from burnout_tui.film.link_checks import Link, is_date, links, translations
from burnout_tui.film.mention import Mention
from burnout_tui.film.model import Fact, FilmHead, Review, Source, Work
from burnout_tui.film.record_base import Localized
from burnout_tui.film.references import References
from burnout_tui.film.relations import Relation
from burnout_tui.film.story import Scene
from burnout_tui.film.traverse import LocatedRecord, LocatedText, records, texts
from burnout_tui.message import Message

_NAMES = ("name", "title", "short")
"""The fields shown wherever a record is named."""
_ALWAYS_SHOWN = (*_NAMES, "label", "question")
"""The fields that a visible record cannot be shown without."""


def errors(guide: Guide, lost_ids: Collection[str] = (), missing: list[Mention] | None = None) -> Iterator[Problem]:
    """Yield the errors of a film.

    ``lost_ids`` are the kinds of record that may have lost an id to another error, so a ref to one may be valid.
    Mentions of records that may still be written are added to ``missing`` instead of being errors, if it is a list.
    """
    yield from _duplicates(guide)
    yield from kind_problems(guide)
    references = References(guide, lost_ids, missing)
    yield from references.default_problems()
    for owner in records(guide.film, lambda part: sorted(references.doubtful(part) | _may_contradict(part))):
        if not references.refs_are_clearly_valid(owner.record):
            yield from _errors(references.record_problems(owner))
        if isinstance(owner.record, Relation | Work | Source | Review | FilmHead | Scene):
            yield from _contradictions(owner, guide)
        if not references.texts_are_clearly_valid(owner.record):
            for text in texts(owner):
                yield from _errors(references.text_problems(text, owner))
                yield from _text_errors(text, owner)


def errors_in_parts(guide: Guide) -> Iterator[Problem]:
    """Yield the errors that missing parts of a film cannot cause: duplicate ids and malformed links."""
    yield from _duplicates(guide)
    for owner in records(guide.film):
        for text in texts(owner):
            yield from (link for link in links(text, guide) if not isinstance(link, Link))


def _errors(problems: Iterator[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.severity == "error")


def _duplicates(guide: Guide) -> Iterator[Problem]:
    for kind in record_kinds().named.values():
        path, items = kind.path, records_of(guide.film, kind)
        first: dict[str, int] = {}
        for index, record in enumerate(items):
            if record.id is not None and first.setdefault(record.id, index) != index:
                other = path_text((*path, first[record.id]))
                message = Message("the id “{id}” is already used by {other}", id=short(record.id), other=other)
                yield Problem(message=message, path=(*path, index, "id"), code="duplicate-id")


def _may_contradict(part: Records) -> set[int]:
    """Return the places of the records of a list that may contradict themselves. Quick for long lists."""
    if not part:
        return set()
    kind = type(part[0])
    if kind is Relation:
        values = zip(column(part, "between"), column(part, "from_"), column(part, "until"), strict=True)
        return {place for place, (ends, start, end) in enumerate(values) if ends[0] == ends[1] or (start and end)}
    if kind is Work:
        return {place for place, end in enumerate(column(part, "until")) if end is not None}
    return set(range(len(part))) if kind in (Source, Scene) else set()


def _contradictions(owner: LocatedRecord, guide: Guide) -> Iterator[Problem]:
    record, path = owner.record, owner.path
    if isinstance(record, Scene) and record.id in NOT_SCENES:
        message = Message("no scene can be called “{id}”; spoiler = {id} has another meaning", id=record.id)
        yield Problem(message=message, path=(*path, "id"), code="reserved-id")
    if isinstance(record, Relation) and record.between[0] == record.between[1]:
        message = Message("a relation needs two different characters")
        yield Problem(message=message, path=(*path, "between", 1), code="one-character")
    is_stub = isinstance(record, Relation) and {f"scene:{record.from_}", f"scene:{record.until}"} & guide.stubs.keys()
    if isinstance(record, Relation) and not is_stub and guide.timeline.is_before(record.until, record.from_):
        message = Message("the scene “{until}” is before “{start}”", until=record.until, start=record.from_)
        yield Problem(message=message, path=(*path, "until"), code="wrong-order")
    if isinstance(record, Work) and record.until is not None:
        if record.year is None:
            message = Message("“until” is the last year; add the first one as “year”")
            yield Problem(message=message, path=(*path, "until"), code="wrong-order")
        elif record.until < record.year:
            message = Message("{until} is before the first year, {year}", until=record.until, year=record.year)
            yield Problem(message=message, path=(*path, "until"), code="wrong-order")
    if isinstance(record, Source | Review) and record.date is not None and not is_date(record.date):
        message = Message("there is no such date as “{date}”", date=record.date)
        yield Problem(message=message, path=(*path, "date"), code="no-such-date")
    if isinstance(record, FilmHead) and record.art:
        yield from art_problems(record.art, (*path, "art"))
    if isinstance(record, FilmHead) and record.spoiler:
        message = Message("the film itself cannot be a spoiler; mark the texts and records that give away the plot")
        yield Problem(message=message, path=(*path, "spoiler"), code="spoiler-mark")


def _text_errors(text: LocatedText, owner: LocatedRecord) -> Iterator[Problem]:
    field = text.path[-1]
    if isinstance(text.text, Localized) and not text.text.words:
        message = Message("a text needs a language, such as en or fr")
        yield Problem(message=message, path=text.path, code="no-language")
    if field in _ALWAYS_SHOWN and text.revealed > owner.revealed:
        message = Message("“{field}” cannot be a spoiler by itself; mark the whole record, or remove this", field=field)
        yield Problem(message=message, path=(*text.path, "spoiler"), code="spoiler-mark")
    if field in _NAMES or (field == "label" and isinstance(owner.record, Fact)):
        for path, words in translations(text):
            if "[[" in words:
                message = Message("“{field}” cannot contain links; write plain words", field=field)
                yield TextProblem(message=message, path=path, words="[[", code="link-in-name")
