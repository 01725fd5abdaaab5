"""Parts of TMDB's answers that films and people have in common."""

import re
from collections.abc import Hashable
from typing import Any

from burnout_tui.author.imports.builder import FilmBuilder, Text, text_of
from burnout_tui.author.imports.json_source import table, tables, whole_number
from burnout_tui.author.imports.role_text import read_role
from burnout_tui.author.imports.texts import line
from burnout_tui.author.imports.tmdb.jobs import JOBS
from burnout_tui.film.languages import is_language
from burnout_tui.message import Message

ATTRIBUTION = "This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB."
"""The notice that https://www.themoviedb.org/api-terms-of-use requires."""
_LARGEST_ID = 10**10
LANGUAGES = ("en", "fr")
"""The languages of remarks."""


def tmdb_id(value: Any) -> int:
    """Return the number of a record; 0 if it has none."""
    return whole_number(table(value).get("id"), 1, _LARGEST_ID) or 0


def work_key(value: dict[str, Any], title: Text, is_series: bool = False) -> Hashable:
    """Return what tells works apart: the kind and the number, or the title if there is no number."""
    return is_series, tmdb_id(value) or (title if isinstance(title, str) else title["en"])


def year_of(value: Any) -> int | None:
    """Return the year of a date such as ``1999-12-17``."""
    return whole_number(value[:4], 1870, 2200) if isinstance(value, str) and re.match(r"\d{4}-", value) else None


def titles(value: dict[str, Any]) -> Text:
    """Return the title of a film in all languages of its translations, and as it was saved; empty without one."""
    title = line(value.get("title")) or line(value.get("name"))
    original = line(value.get("original_title")) or line(value.get("original_name"))
    words: dict[str, str] = {}
    for translation in tables(table(value.get("translations")).get("translations")):
        code = translation.get("iso_639_1")
        if isinstance(code, str) and is_language(code) and (found := line(table(translation.get("data")).get("title"))):
            words.setdefault(code, found)
    if not words:
        return title or original
    spoken = value.get("original_language")
    if original and isinstance(spoken, str) and is_language(spoken):
        words.setdefault(spoken, original)
    words.setdefault("en", title or original or next(iter(words.values())))
    return text_of(words)


def source(value: dict[str, Any], kind: str, title: str) -> dict[str, Any]:
    """Return the record of a page of TMDB, with the notice that its terms require."""
    record = {
        "id": "tmdb" if kind == "movie" else f"tmdb-{kind}",
        "title": f"{title}. {ATTRIBUTION}",
        "publisher": "TMDB",
    }
    if number := tmdb_id(value):
        record["address"] = f"https://www.themoviedb.org/{kind}/{number}"
    return record


def add_job(film: FilmBuilder, person: str, work: str, job: Any) -> None:
    """Add the credit of a job, or count it in the ledger."""
    name = line(job)
    if not (known := JOBS.get(name)):
        film.ledger.left_out(Message("crew jobs"), name)
        return
    note: Text = dict(zip(LANGUAGES, known.note, strict=True)) if known.note[0] else ""
    film.credit(person, work, known.part, note=note)


def add_part(film: FilmBuilder, person: str, work: str, character: Any) -> None:
    """Add the credit of somebody who acts in a work that is not the film itself."""
    role = read_role(character, LANGUAGES)
    film.credit(person, work, "actor", " / ".join(role.characters), role.note)
