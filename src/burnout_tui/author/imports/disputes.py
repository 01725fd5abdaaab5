"""Disputes made of the values in which a film and a draft contradict each other."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from burnout_tui.author.imports.additions import Difference
from burnout_tui.author.imports.complete import in_languages, languages_in
from burnout_tui.author.imports.ids import UniqueIds
from burnout_tui.author.imports.matching import Values
from burnout_tui.author.imports.works import all_words

_QUESTIONS = MappingProxyType(
    {
        "title": {"en": "The title", "fr": "Le titre"},
        "name": {"en": "The name", "fr": "Le nom"},
        "year": {"en": "The year", "fr": "L’année"},
        "until": {"en": "The last year", "fr": "La dernière année"},
        "minutes": {"en": "The running time", "fr": "La durée"},
        "countries": {"en": "The countries of production", "fr": "Les pays de production"},
    }
)
"""The questions, by the keys of the values. Sources do not dispute other keys."""


def disputes(film: Values, conflicts: Iterable[Difference], sources: list[str]) -> list[dict[str, Any]]:
    """Return a dispute for each value that readers can see contradicted, but none that the film has already."""
    known = film.get("disputes", [])
    unique = UniqueIds("dispute", frozenset(dispute["id"] for dispute in known))
    subjects = {(dispute["about"], words) for dispute in known for words in all_words(dispute["question"])}
    languages = languages_in(film)
    own = film.get("film", {}).get("work")
    found = []
    for conflict in conflicts:
        about = conflict.ref
        if about == "film" and own:
            about = f"work:{own}"  # the film itself is among the works, and is asked about once
        is_fact = about.startswith("fact:")
        question = _claim(conflict.record["label"]) if is_fact else _QUESTIONS.get(conflict.key, {})
        asked = {(about, words) for words in all_words(question)}
        if not asked or asked & subjects or (is_fact and about in {subject for subject, _ in subjects}):
            continue
        subjects |= asked
        dispute: dict[str, Any] = {
            "id": unique.new(f"{about.partition(':')[2] or about}-{conflict.key}"),
            "about": about,
            "question": in_languages(question, languages) if conflict.key in _QUESTIONS else question,
            "claims": [
                {"text": _claim(conflict.ours), "sources": _sources(film, conflict)},
                {"text": _claim(conflict.theirs), "sources": sources},
            ],
        }
        if conflict.record.get("spoiler") or (isinstance(conflict.ours, Mapping) and conflict.ours.get("spoiler")):
            dispute["spoiler"] = True
        found.append(dispute)
    return found


def _claim(value: Any) -> Any:
    """Return a value as the text of a claim: a text without its own sources and its mark as a spoiler."""
    if isinstance(value, Mapping):
        return {code: words for code, words in value.items() if code not in ("spoiler", "sources", "sure")}
    return str(value)


def _sources(film: Values, conflict: Difference) -> list[str]:
    found = conflict.record.get("sources") or film.get("defaults", {}).get("sources", [])
    return list(found)
