"""Complete a draft: the source of each record, and what a film needs and no source has."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from burnout_tui.author.imports.draft import Draft
from burnout_tui.film.languages import is_language
from burnout_tui.film.values import FORMAT
from burnout_tui.message import Message

_ORDER = (
    *("stories", "characters", "people", "roles", "scenes", "relations", "themes", "works", "credits"),
    *("disputes", "sources"),
)
"""The lists of records in the order in which they are written."""
_WITHOUT_SOURCES = ("sources", "disputes", "kinds")
"""The lists whose records have no key for sources, or write it in another way."""
UNKNOWN_YEAR = 1870
"""The year of a film whose source has none: the first that a film file allows, so that authors notice it."""
_TITLE = {"en": "Untitled", "fr": "Sans titre"}
_SYNOPSIS = {"en": "The synopsis is still to be written.", "fr": "Le synopsis reste à écrire."}


def attributed(draft: Draft) -> dict[str, Any]:
    """Return the values of a draft, whose records all name its sources and have the certainty C."""
    sources = [source["id"] for source in draft.values.get("sources", ())]
    origin = {"sources": sources, "sure": "C"}
    values: dict[str, Any] = {}
    for key, value in draft.values.items():
        if isinstance(value, dict):
            values[key] = {**value, **origin, **_said(value)}
        elif isinstance(value, list) and key not in _WITHOUT_SOURCES:
            values[key] = [{**record, **origin, **_said(record)} for record in value]
        else:
            values[key] = value
    return values


def completed(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Message]]:
    """Return the values of a whole film file, and what stands in it in place of something that the sources lack."""
    film = dict(values.get("film", {}))
    languages = languages_in(values)
    missing: list[Message] = []
    if "title" not in film:
        film["title"] = in_languages(_TITLE, languages)
        missing.append(Message("the title"))
    if "year" not in film:
        film["year"] = UNKNOWN_YEAR
        missing.append(Message("the year ({year} for now)", year=UNKNOWN_YEAR))
    if not film.get("directors"):
        film["directors"] = []
        missing.append(Message("the directors"))
    if "synopsis" not in film:
        film["synopsis"] = in_languages(_SYNOPSIS, languages)
        missing.append(Message("the synopsis"))
    first = ("title", "year", "directors", "work", "tagline", "synopsis")
    head = {key: film[key] for key in (*first, *film) if key in film}
    lists = {key: values[key] for key in (*_ORDER, *values) if isinstance(values.get(key), list) and values[key]}
    return {"format": FORMAT, "film": head, **lists}, missing


def in_chosen_languages(value: Any, languages: Collection[str]) -> Any:
    """Return values whose texts are in the chosen languages; others are in English, or in what comes first."""
    if isinstance(value, list | tuple):
        return [in_chosen_languages(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    if not _is_text(value):
        return {key: in_chosen_languages(item, languages) for key, item in value.items()}
    chosen = {code: value[code] for code in value if code in languages}
    if not chosen:
        return value.get("en") or next(iter(value.values()))
    return chosen if len(set(chosen.values())) > 1 or len(chosen) == 1 else next(iter(chosen.values()))


def _is_text(value: Mapping[str, Any]) -> bool:
    """Return True for a table that has a string for each language and nothing else."""
    return bool(value) and all(isinstance(words, str) and is_language(code) for code, words in value.items())


def languages_in(value: Any) -> set[str]:
    """Return the codes of the languages in which texts are written."""
    found: set[str] = set()
    pending = [value]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            codes = value.keys() - {"spoiler", "sources", "sure"}
            if all(map(is_language, codes)):
                found |= codes
            pending += value.values()
        elif isinstance(value, list | tuple):
            pending += value
    return found


def in_languages(words: Mapping[str, str], languages: Iterable[str]) -> str | dict[str, str]:
    """Return a text in those of its languages that a film uses; in English if it uses none of them."""
    used = {code: text for code, text in words.items() if code in languages}
    return used if len(used) > 1 else next(iter(used.values()), words["en"])


def _said(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: record[key] for key in ("sources", "sure") if key in record}
