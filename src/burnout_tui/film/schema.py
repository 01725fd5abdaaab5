"""The schema of film files: the Film record, with the words for its parts in messages."""

import re

from msgspec.structs import replace

from burnout_tui.film.kinds import kind_word, record_kinds
from burnout_tui.film.languages import is_language, language_meant
from burnout_tui.film.misplaced_keys import right_place
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Localized
from burnout_tui.film.synonyms import synonym
from burnout_tui.film.values import (
    ART_PATTERN,
    DATE_PATTERN,
    FORMAT,
    ID_PATTERN,
    KIND_PATTERN,
    NAME_PATTERN,
    RELATION_KINDS,
    SIGN_PATTERN,
    SUBJECT_KINDS,
    SUBJECT_PATTERN,
    TIME_PATTERN,
)
from burnout_tui.message import Message
from burnout_tui.normalize import slug
from burnout_tui.suggest import Suggester, did_you_mean_this, nearest
from burnout_tui.toml.schema import OpenTable, Schema, StringFormat


def _id_hint(text: str, _: Suggester) -> str:
    return did_you_mean_this(slug(text))


def _id_replacement(found: object, unique: str) -> str:
    return (slug(found) if isinstance(found, str) else "") or unique


def _kind_hint(text: str, suggester: Suggester) -> str:
    meant = did_you_mean_this(synonym(text, RELATION_KINDS))
    return meant or suggester.did_you_mean(text, RELATION_KINDS) or did_you_mean_this(slug(text))


def _time_hint(text: str, _: Suggester) -> str:
    numbers = [int(number) for number in re.findall(r"\d{1,4}", text)[:2]]
    if not numbers:
        return ""
    minutes = numbers[0] if len(numbers) == 1 else numbers[0] * 60 + numbers[1]
    return did_you_mean_this(f"{minutes // 60}:{minutes % 60:02}")


def _ref_hint(text: str, suggester: Suggester) -> str:
    kind, _, name = (part.strip() for part in text.partition(":"))
    if not name:
        return suggester.did_you_mean(text, ["film"])
    if kind in SUBJECT_KINDS or not slug(name):
        return did_you_mean_this(f"{kind}:{slug(name)}" if slug(name) else "")
    if kind in record_kinds().named:
        return Message("; a dispute cannot be about a {kind}", kind=kind_word(kind))
    kind = synonym(kind, SUBJECT_KINDS) or nearest(kind, SUBJECT_KINDS)
    return did_you_mean_this(f"{kind}:{slug(name)}" if kind else "")


_SCHEMA = Schema(
    record=Film,
    noun=Message("a film file"),
    size_limit=32 * 1024 * 1024,
    strings={
        ID_PATTERN: StringFormat(
            description=Message("an id of lower-case letters (a–z), digits and single hyphens"),
            noun=Message("an id"),
            plural=Message("ids"),
            hint=_id_hint,
            replacement=_id_replacement,
        ),
        KIND_PATTERN: StringFormat(
            description=Message('a kind of relation such as "family", or the id of one of [[kinds]]'),
            noun=Message("a kind of relation"),
            hint=_kind_hint,
            replacement=lambda _, __: RELATION_KINDS[0],
        ),
        SIGN_PATTERN: StringFormat(
            description=Message("a single character"),
            noun=Message("a single character"),
            replacement=lambda _, __: "①",
        ),
        NAME_PATTERN: StringFormat(description=Message("a text with at least one visible character")),
        ART_PATTERN: StringFormat(
            description=Message("a drawing of block and line characters"),
            noun=Message("a drawing of block and line characters"),
            replacement=lambda _, __: "─",
        ),
        DATE_PATTERN: StringFormat(
            description=Message('a date such as "2017", "2017-10" or "2017-10-11"'),
            replacement=lambda _, __: "2000",
        ),
        TIME_PATTERN: StringFormat(
            description=Message('hours and minutes from the beginning of the film, such as "0:42"'),
            hint=_time_hint,
            replacement=lambda _, __: "0:00",
        ),
        SUBJECT_PATTERN: StringFormat(
            description=Message('"film" or a ref such as "fact:running-time", "character:…", "work:…" or "scene:…"'),
            hint=_ref_hint,
            replacement=lambda _, __: "film",
        ),
    },
    synonym=synonym,
    right_place=right_place,
    open_tables={
        Localized: OpenTable(
            field="words",
            is_key=is_language,
            pattern=NAME_PATTERN,
            meant=language_meant,
            keys=Message("the codes of languages, such as en, fr or es"),
        )
    },
    inline_tables={Localized: '{ en = "…", fr = "…" }'},
    missing={"format": Message("format = {version} is missing; write it on the first line", version=FORMAT)},
)


def film_schema() -> Schema:
    """Return the schema of a film file, with all kinds of record."""
    return replace(_SCHEMA, record=record_kinds().film)
