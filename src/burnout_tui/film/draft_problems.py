"""Warnings of what a draft lacks: one for each record, not one for each mention."""

from collections.abc import Iterable, Iterator

from burnout_tui.errors import Problem, short
from burnout_tui.film.drafts import stub_paths
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import kind_word
from burnout_tui.film.mention import Mention
from burnout_tui.message import Message
from burnout_tui.toml.document import Document


def in_order(mentions: Iterable[Mention], document: Document) -> dict[str, list[Mention]]:
    """Return the mentions of each record by its ref, with their lines and columns, in the order of the document."""
    given = list(mentions)
    placed = document.placed(mention.problem for mention in given)
    located = [mention._replace(problem=problem) for mention, problem in zip(given, placed, strict=True)]
    found: dict[str, list[Mention]] = {}
    for mention in sorted(located, key=lambda mention: (mention.problem.line, mention.problem.column)):
        found.setdefault(mention.ref, []).append(mention)
    return found


def stub_warnings(guide: Guide, document: Document) -> Iterator[Problem]:
    """Yield a warning for each stub of a draft, where it is named first."""
    mentions = in_order((mention for found in guide.stubs.values() for mention in found), document)
    for ref, found in mentions.items():
        kind, _, name = ref.partition(":")
        message = Message(
            "{kind} “{name}”: not written yet, {mentions}{hint}",
            kind=kind_word(kind),
            name=short(name),
            mentions=mentions_text(len(found)),
            hint=found[0].hint,
        )
        first = found[0].problem
        yield Problem(message=message, line=first.line, column=first.column, severity="warning", code="not-written")


def mentions_text(count: int) -> Message:
    """Return the number of mentions of a record in words."""
    return Message("named once") if count == 1 else Message("named {count} times", count=count)


def without_stubs(guide: Guide, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that are not about a stub."""
    stubs = stub_paths(guide)
    for problem in problems:
        if not any(problem.path[:length] in stubs for length in range(2, len(problem.path) + 1)):
            yield problem
