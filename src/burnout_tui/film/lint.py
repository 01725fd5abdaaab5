"""Find what an author may want to improve in a film file without errors."""

import re
from collections.abc import Iterator

from burnout_tui.errors import Problem, TextProblem, short
from burnout_tui.film.guide import Guide, Record
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.language import LANGUAGES, Language, localized
from burnout_tui.film.link_checks import translations
from burnout_tui.film.links import pieces
from burnout_tui.film.model import Claim
from burnout_tui.film.record_base import Localized, Sourced, Text
from burnout_tui.film.traverse import LocatedText, records, texts

_LANGUAGE_NAMES = {"en": "English", "fr": "French"}


def warnings(guide: Guide) -> Iterator[Problem]:
    """Yield missing translations, records without sources, and visible texts that name something hidden."""
    located = list(records(guide.film))
    all_texts = [text for record in located for text in texts(record)]
    used = [
        language
        for language in LANGUAGES
        if any(isinstance(text.text, Localized) and getattr(text.text, language) for text in all_texts)
    ]
    if not guide.film.sources:
        yield Problem(
            message="no [[sources]]: readers cannot see where the guide's facts come from", severity="warning"
        )
    else:
        for record in located:
            if isinstance(record.record, Sourced | Claim) and not record.record.sources:
                yield Problem(message="no sources", path=record.path, severity="warning")
    hidden = _hidden_names(guide)
    for text in all_texts:
        yield from _missing_translations(text, used)
        if hidden:
            yield from _leaked_names(text, hidden)


def _missing_translations(text: LocatedText, used: list[Language]) -> Iterator[Problem]:
    if isinstance(text.text, Localized):
        for language in used:
            if not getattr(text.text, language):
                other = next(name for name in used if name != language)
                missing = _LANGUAGE_NAMES[language]
                yield Problem(
                    message=f"no {missing}; readers of {missing} see the {_LANGUAGE_NAMES[other]} text",
                    path=text.path,
                    severity="warning",
                )


def _hidden_names(guide: Guide) -> re.Pattern[str] | None:
    names: set[str] = set()
    for kind in record_kinds().labels:
        for record in guide.table(kind).values():
            if getattr(record, "spoiler", False):
                names.update(_names_of(record))
    # A visible record may share a name with a hidden one; naming it gives nothing away.
    for kind in record_kinds().named:
        for record in guide.table(kind).values():
            if not getattr(record, "spoiler", False):
                names.difference_update(_names_of(record))
    if not names:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names))) + r")(?!\w)")


def _names_of(record: Record) -> set[str]:
    """Return a record's name or title in every language."""
    text: Text | None = getattr(record, "title", None) or getattr(record, "name", None)
    return {localized(text, language) for language in LANGUAGES} if text else set()


def _leaked_names(text: LocatedText, hidden: re.Pattern[str]) -> Iterator[Problem]:
    if text.hidden:
        return
    for path, translation in translations(text):
        words = "".join(piece.words for piece in pieces(translation))
        if found := hidden.search(words):
            message = f'names "{short(found[0])}", which is a spoiler'
            yield TextProblem(message=message, path=path, words=found[0], severity="warning")
