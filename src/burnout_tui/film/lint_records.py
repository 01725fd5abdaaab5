"""Find records that repeat or contradict each other."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from burnout_tui.errors import Problem, Step, path_text, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.language import localized
from burnout_tui.film.languages import language_name
from burnout_tui.film.model import Credit, Role, Work
from burnout_tui.film.record_base import Localized
from burnout_tui.film.relations import Relation
from burnout_tui.film.running_times import is_running_time, may_last
from burnout_tui.film.traverse import LocatedRecord
from burnout_tui.message import Message


def repeated_records(guide: Guide) -> Iterator[Problem]:
    """Yield roles, relations and credits that say what another one has said."""
    film = guide.film
    yield from _repeated("roles", map(_role_key, film.roles), _same_role)
    yield from _repeated("relations", map(_relation_key, film.relations), _same_relation)
    yield from _repeated_credits(film.credits)


def _same_role(first: str) -> Message:
    return Message("the same role as {first}", first=first)


def _same_relation(first: str) -> Message:
    return Message("the same two characters and kind as {first}; say both in one relation", first=first)


def _same_credit(first: str) -> Message:
    return Message("the same credit as {first}", first=first)


def _role_key(role: Role) -> Hashable:
    return role.person, role.character


def _relation_key(relation: Relation) -> Hashable:
    return frozenset(relation.between), relation.kind, relation.spoiler, relation.from_, relation.until


def _repeated_credits(credits: Iterable[Credit]) -> Iterator[Problem]:
    first: dict[Hashable, int] = {}
    for index, credit in enumerate(credits):
        keys = [(credit.person, credit.work, part, credit.character) for part in credit.parts]
        before = [first.setdefault(key, index) for key in keys]
        if min(before) < index:
            yield _warning(_same_credit(path_text(("credits", min(before)))), ("credits", index), code="repeated")
        for number, part in enumerate(credit.parts):
            if part in credit.parts[:number]:
                message = Message("“{name}” is named twice", name=part)
                yield _warning(message, ("credits", index, "part", number), code="named-twice")


def _repeated(name: str, keys: Iterable[Hashable], message: Callable[[str], Message]) -> Iterator[Problem]:
    first: dict[Hashable, int] = {}
    for index, key in enumerate(keys):
        if first.setdefault(key, index) != index:
            yield _warning(message(path_text((name, first[key]))), (name, index), code="repeated")


def repeated_refs(place: LocatedRecord) -> Iterator[Problem]:
    """Yield ids that stand twice in a list of a record."""
    fields = [field for field, _ in record_kinds().of_type[type(place.record)].refs]
    for field in dict.fromkeys([*fields, "sources"]):
        names = getattr(place.record, field, None)
        if isinstance(names, tuple) and len(set(names)) < len(names):
            seen: set[str] = set()
            for index, name in enumerate(names):
                if name in seen:
                    message = Message("“{name}” is named twice", name=short(name))
                    yield _warning(message, (*place.path, field, index), code="named-twice")
                seen.add(name)


def contradictions(guide: Guide) -> Iterator[Problem]:
    """Yield what the film's own entry among the works, and its credits, say otherwise than [film] and the roles."""
    head = guide.film.film
    if head.work is None:
        return
    index, work = next(place for place in enumerate(guide.film.works) if place[1].id == head.work)
    yield from _other_title(guide, work, index)
    if work.year not in (None, head.year):
        message = Message("this is the film itself, and [film] says {year}", year=head.year)
        yield _warning(message, ("works", index, "year"), code="two-versions")
    yield from _other_running_time(guide, work)
    actors = {role.person for role in guide.film.roles}
    for index, credit in enumerate(guide.film.credits):
        if credit.work != head.work:
            continue
        if "actor" in credit.parts and credit.person in actors:
            message = Message("the roles already say what this person plays in the film")
            yield _warning(message, ("credits", index), code="role-and-credit")
        if "director" in credit.parts and credit.person not in head.directors:
            message = Message("“{name}” is not among the directors in [film]", name=short(credit.person))
            yield _warning(message, ("credits", index, "person"), code="two-versions")


def _other_running_time(guide: Guide, work: Work) -> Iterator[Problem]:
    """Yield facts that contradict the minutes of the film's own work, unless the film says that sources disagree."""
    for index, fact in enumerate(guide.film.film.facts):
        if work.minutes is None or not is_running_time(fact.id) or f"fact:{fact.id}" in guide.disputes_about:
            continue
        if not may_last([localized(fact.value, language) for language in guide.languages], work.minutes):
            message = Message("the film's own entry among the works has {minutes} minutes", minutes=work.minutes)
            yield _warning(message, ("film", "facts", index, "value"), code="two-versions")


def _other_title(guide: Guide, work: Work, index: int) -> Iterator[Problem]:
    title = guide.film.film.title
    for language in guide.languages:
        here, there = (" ".join(localized(text, language).split()) for text in (work.title, title))
        if here != there:
            message = Message("this is the film itself, and [film] calls it “{title}”", title=short(there))
            if isinstance(title, Localized) or isinstance(work.title, Localized):
                message = Message(
                    "this is the film itself, and in {language}, [film] calls it “{title}”",
                    language=language_name(language),
                    title=short(there),
                )
            yield _warning(message, ("works", index, "title"), code="two-versions")
            return


def _warning(message: Message, path: tuple[Step, ...], *, code: str) -> Problem:
    return Problem(message=message, path=path, severity="warning", code=code)
