"""Find what an author may want to improve in a film file without errors."""

from collections.abc import Iterator

from burnout_tui.errors import Problem
from burnout_tui.film.guide import Guide
from burnout_tui.film.lint_names import near_names
from burnout_tui.film.lint_records import contradictions, repeated_records, repeated_refs
from burnout_tui.film.lint_relations import relation_warnings
from burnout_tui.film.lint_scenes import leak_warnings, scene_warnings
from burnout_tui.film.lint_texts import text_warnings
from burnout_tui.film.model import Claim
from burnout_tui.film.record_base import Sourced
from burnout_tui.film.traverse import LocatedRecord, records, texts
from burnout_tui.message import Message


def warnings(guide: Guide) -> Iterator[Problem]:
    """Yield the warnings for a film: missing sources and languages, repetitions, and texts that read badly."""
    located = list(records(guide.film))
    yield from _missing_sources(guide, located)
    yield from repeated_records(guide)
    yield from near_names(guide)
    yield from contradictions(guide)
    for record in located:
        yield from repeated_refs(record)
    yield from relation_warnings(guide)
    yield from scene_warnings(guide)
    yield from leak_warnings(guide, located)
    yield from text_warnings(guide, [text for record in located for text in texts(record)])


def _missing_sources(guide: Guide, located: list[LocatedRecord]) -> Iterator[Problem]:
    if not guide.film.sources:
        message = Message("no [[sources]]: readers cannot see where the guide's facts come from")
        yield Problem(message=message, severity="warning", code="no-source-list")
        return
    for record, path, owner in ((place.record, place.path, place.owner) for place in located):
        # A record within another one inherits its sources.
        if isinstance(record, Sourced | Claim) and not record.sources and not isinstance(owner, Sourced):
            message = Message("no sources")
            if isinstance(record, Claim):
                message = Message("no sources; name who says so, or delete the dispute")
            yield Problem(message=message, path=path, severity="warning", code="no-sources")
