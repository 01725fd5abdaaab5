"""The lines that tell authors what an import did to values that are in the film and in the source."""

from collections.abc import Iterable, Mapping
from typing import Any

from burnout_tui.author.imports.additions import Difference
from burnout_tui.author.imports.matching import Values
from burnout_tui.author.imports.toml_text import inline
from burnout_tui.errors import short
from burnout_tui.film.kinds import record_kinds
from burnout_tui.message import Message, Translate, untranslated

_LONGEST = 60
"""Characters of a value that are shown."""
_MOST = 20
"""Lines of one sort that are shown."""


def conflict_lines(conflicts: Iterable[Difference], translate: Translate = untranslated) -> list[str]:
    """Return a line for each value in which a film stayed as it was."""
    messages = [
        Message(
            "~ kept yours: {path} {ours} (theirs {theirs})",
            path=_path(one),
            ours=_shown(one.ours),
            theirs=_shown(one.theirs),
        )
        for one in conflicts
    ]
    return _first(messages, translate)


def missing_lines(missing: Iterable[Difference], translate: Translate = untranslated) -> list[str]:
    """Return a line for each value that a record of the film does not have."""
    messages = [
        Message("+ not in your film: {path} = {theirs}", path=_path(one), theirs=_shown(one.theirs)) for one in missing
    ]
    return _first(messages, translate)


def guess_lines(guessed: Iterable[tuple[Values, Values]], translate: Translate = untranslated) -> list[str]:
    """Return a line for each character who is taken as somebody of the film, though the names differ."""
    messages = [
        Message(
            "= taken as the same: characters.{id} {ours} and {theirs}",
            id=ours["id"],
            ours=_shown(ours["name"]),
            theirs=_shown(theirs["name"]),
        )
        for ours, theirs in guessed
    ]
    return _first(messages, translate)


def _first(messages: list[Message], translate: Translate) -> list[str]:
    lines = [message.translated(translate) for message in messages[:_MOST]]
    if len(messages) > _MOST:
        lines.append(Message("… and {count} more", count=len(messages) - _MOST).translated(translate))
    return lines


def _path(difference: Difference) -> str:
    """Return a path with the id of the record: ``works.magnolia.minutes``."""
    kind, _, name = difference.ref.partition(":")
    start = ".".join((*record_kinds().named[kind].path, name)) if name else kind
    return f"{start}.{difference.key}"


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        value = {key: item for key, item in value.items() if isinstance(item, str)}
    return short(inline(value), _LONGEST)
