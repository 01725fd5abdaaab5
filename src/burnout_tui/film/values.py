"""The simple values in film files: ids, names, dates, and the closed sets of words."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from burnout_tui.visible import VISIBLE

FORMAT = 1
"""The version of the file format."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*\Z"
NAME_PATTERN = VISIBLE
ART_PATTERN = r"[^ \t\r\n]"
DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z"
TIME_PATTERN = r"^\d{1,2}:[0-5]\d\Z"
KIND_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z"
SIGN_PATTERN = r"^\S\Z"
SUBJECT_KINDS = ("fact", "character", "person", "work", "theme", "scene", "relation")
SUBJECT_PATTERN = rf"^(film|({'|'.join(SUBJECT_KINDS)}):[a-z0-9]+(-[a-z0-9]+)*)\Z"

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
"""A lower-case ASCII slug: ``mona-lee``."""

Spoiler = bool | Id
"""True for a spoiler, or the id of the scene that reveals it."""

Name = Annotated[str, Meta(pattern=NAME_PATTERN)]
"""A text with at least one visible character."""

Art = Annotated[str, Meta(pattern=ART_PATTERN)]
"""A drawing of a few lines; ``film/art.py`` checks what it consists of."""

KindId = Annotated[str, Meta(pattern=KIND_PATTERN)]
"""The id of a kind of relation: a word of RELATION_KINDS, or the id of one of the film's own."""

Sign = Annotated[str, Meta(pattern=SIGN_PATTERN)]
"""One character; ``film/check_kinds.py`` checks which."""

Certainty = Literal["A", "B", "C"]
"""Certainty: A is two independent sources or a primary one, B is one decent source, C is weak or inferred."""

RelationKind = Literal["family", "love", "friendship", "work", "money", "power", "care", "rivalry", "chance", "art"]
RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
"""The kinds of relation that every film may use."""
WorkKind = Literal["feature", "short", "series", "telefilm", "television", "stage"]
Part = Literal[
    "director", "writer", "producer", "actor", "cinematography", "editing", "music", "sound", "production", "other"
]
Presence = Literal["dead", "absent"]
