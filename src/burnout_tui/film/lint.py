"""What an author may want to mend, though the guide opens without it."""

import re
from collections.abc import Iterator

from burnout_tui.errors import Problem, TextProblem, short
from burnout_tui.film.guide import REF_KINDS, Guide, Record
from burnout_tui.film.language import LANGUAGES, Language, localized, pieces
from burnout_tui.film.links import translations
from burnout_tui.film.model import Claim
from burnout_tui.film.records import Localized, Sourced, Text
from burnout_tui.film.traverse import LocatedText, records, texts

_LANGUAGE_NAMES = {"en": "English", "fr": "French"}


def warnings(guide: Guide) -> Iterator[Problem]:
    """Languages with holes, records without sources, and visible texts with the name of something hidden."""
    places = list(records(guide.film))
    said = [text for place in places for text in texts(place)]
    used = [
        language
        for language in LANGUAGES
        if any(isinstance(text.text, Localized) and getattr(text.text, language) for text in said)
    ]
    if not guide.film.sources:
        yield Problem(message="no [[sources]]: readers cannot see what the guide rests on", severity="warning")
    else:
        for place in places:
            if isinstance(place.record, Sourced | Claim) and not place.record.sources:
                yield Problem(message="no sources", path=place.path, severity="warning")
    hidden = _hidden_names(guide)
    for text in said:
        yield from _holes(text, used)
        if hidden:
            yield from _names(text, hidden)


def _holes(said: LocatedText, used: list[Language]) -> Iterator[Problem]:
    if isinstance(said.text, Localized):
        for language in used:
            if not getattr(said.text, language):
                other = next(name for name in used if name != language)
                yield Problem(
                    message=f"no {_LANGUAGE_NAMES[language]}; readers of it get the {_LANGUAGE_NAMES[other]} text",
                    path=said.path,
                    severity="warning",
                )


def _hidden_names(guide: Guide) -> re.Pattern[str] | None:
    names: set[str] = set()
    for kind in ("character", "person", "work", "theme"):
        for record in guide.table(kind).values():
            if getattr(record, "spoiler", False):
                names.update(_called(record))
    # A visible record may share a name with a hidden one; naming it gives nothing away.
    for kind in REF_KINDS:
        for record in guide.table(kind).values():
            if not getattr(record, "spoiler", False):
                names.difference_update(_called(record))
    if not names:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names))) + r")(?!\w)")


def _called(record: Record) -> set[str]:
    """A record's name or title in every language."""
    text: Text | None = getattr(record, "title", None) or getattr(record, "name", None)
    return {localized(text, language) for language in LANGUAGES} if text else set()


def _names(said: LocatedText, hidden: re.Pattern[str]) -> Iterator[Problem]:
    if said.hidden:
        return
    for path, text in translations(said):
        words = "".join(piece.words for piece in pieces(text))
        if found := hidden.search(words):
            message = f'names "{short(found[0])}", which only a spoiler tells'
            yield TextProblem(message=message, path=path, words=found[0], severity="warning")
