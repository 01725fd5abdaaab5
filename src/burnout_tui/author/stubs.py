"""Stubs for what a film file names and does not have, as text for its end."""

import codecs
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from burnout_tui.author.imports.into import Remarks, headed, with_records
from burnout_tui.errors import Problem
from burnout_tui.film import check
from burnout_tui.film.draft_problems import in_order
from burnout_tui.film.drafts import Stub, stubs_of
from burnout_tui.film.drafts import with_records as with_stubs
from burnout_tui.film.first_mentions import missing_mentions
from burnout_tui.film.given_ids import give_ids
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.load import guide_of_parts, require_format
from burnout_tui.film.mention import Mention
from burnout_tui.film.schema import film_schema
from burnout_tui.message import Message, Translate
from burnout_tui.toml.document import parse_document
from burnout_tui.toml.read import decode
from burnout_tui.toml.repair import unrelated

_SHORTEST = 4
"""The length of an id below which it is not taken for a misspelling of another one."""
_FACTS = ("film", "facts")
_Mentions = Mapping[str, Sequence[Mention]]


class FoundStubs(NamedTuple):
    """The records that a film file names and does not have."""

    text: str
    """The stubs as TOML; empty if there are none."""
    number: int
    """The number of stubs."""
    data: bytes
    """The file with the stubs."""
    withheld: Sequence[Problem]
    """Warnings about what is missing and has no stub, with their places."""
    has_errors: bool
    """True if the file has other errors, which may hide something that is missing."""


def find_stubs(data: bytes, name: str, translate: Translate, every: bool = False) -> FoundStubs:
    """Return the stubs for a film file, whose name in messages is ``name``.

    Without ``every``, what looks like a misspelt id gets none. Raises DocumentError for a file that is not TOML.
    """
    document = parse_document(data, name, film_schema())
    if document.syntax_errors:
        raise document.error(document.syntax_errors)
    require_format(document)
    given = give_ids(document.values)
    guide, lost = guide_of_parts(document, given)
    mentions = (mention for found in missing_mentions(guide, lost).values() for mention in found)
    missing = in_order(mentions, document)
    # An id that stands in place of a wrong value is nobody's.
    invented = {ref for ref, found in missing.items() if not any(unrelated(_problems(found), document.type_errors))}
    misspelt = {ref for ref, found in missing.items() if not every and _is_misspelt(ref, found, guide)} - invented
    stubs = stubs_of(guide, lost, invented | misspelt, to_write=True)
    added = _addable(data, name, sorted(stubs, key=_place(missing)))
    draft = with_stubs(guide, stubs)
    left_out = misspelt | ({stub.ref for stub in stubs} - {stub.ref for stub in added})
    remarks = _remarks(added, missing, translate)
    return FoundStubs(
        "\n".join(headed(stub.kind.path, stub.values, remarks) for stub in added),
        len(added),
        _with(data, name, added, remarks, Message("Not written yet").translated(translate)),
        [replace(found[0].problem, severity="warning") for ref, found in missing.items() if ref in left_out],
        bool(document.type_errors or given.problems or any(check.errors(draft, lost, []))),
    )


def _problems(mentions: Sequence[Mention]) -> list[Problem]:
    return [mention.problem for mention in mentions]


def _place(missing: _Mentions) -> Callable[[Stub], tuple[int, int]]:
    """Return a function that sorts stubs: by kind in the order of the format, then by first mention."""
    kinds = [kind.path for kind in record_kinds().rows]
    order = {ref: number for number, ref in enumerate(missing)}
    return lambda stub: (kinds.index(stub.kind.path), order.get(stub.ref, len(order)))


def _is_misspelt(ref: str, mentions: Sequence[Mention], guide: Guide) -> bool:
    """Return True if one mention of a record differs in one letter from a record that there is.

    Two names of a film may differ in a letter, too; but then both are named more than once, or differ in a number.
    """
    kind, _, name = ref.partition(":")
    if kind == "kind":
        return bool(mentions[0].hint)
    if len(mentions) > 1 or not mentions[0].hint or len(name) < _SHORTEST:
        return False
    from rapidfuzz.distance import OSA

    letters = name.strip("0123456789")
    near = (other for other in guide.table(kind) if abs(len(other) - len(name)) < 2 and OSA.distance(name, other) == 1)
    return any(other.strip("0123456789") != letters for other in near)


def _remarks(stubs: Sequence[Stub], missing: _Mentions, translate: Translate) -> Remarks:
    """Return a comment for each stub: where it is named first, how often, and which other record may be meant."""
    remarks = {}
    for stub in stubs:
        if found := missing.get(stub.ref):
            remarks[stub.kind.path, stub.values["id"]] = _remark(found).translated(translate)
    return remarks


def _remark(mentions: Sequence[Mention]) -> Message:
    problem, hint = mentions[0].problem, mentions[0].hint
    if len(mentions) == 1:
        return Message("named at {line}:{column}{hint}", line=problem.line, column=problem.column, hint=hint)
    return Message(
        "named at {line}:{column}, {count} times{hint}",
        line=problem.line,
        column=problem.column,
        count=len(mentions),
        hint=hint,
    )


def _addable(data: bytes, name: str, stubs: Sequence[Stub]) -> list[Stub]:
    """Return the stubs that can be added to a file: no facts if its ``[film]`` is in braces or dotted keys."""
    if not any(stub.kind.path == _FACTS for stub in stubs):
        return [*stubs]
    written = _with(data, name, stubs, {}, "")
    if not parse_document(written, name, film_schema()).syntax_errors:
        return [*stubs]
    return [stub for stub in stubs if stub.kind.path != _FACTS]


def _with(data: bytes, name: str, stubs: Sequence[Stub], remarks: Remarks, comment: str) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    records = [(stub.kind.path, stub.values) for stub in stubs]
    return mark + with_records(decode(data, name), records, comment, remarks).encode()
