"""Read the works of a person on TMDB: https://developer.themoviedb.org/reference/person-combined-credits."""

from typing import Any

from burnout_tui.author.imports.builder import FilmBuilder
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.json_source import tables
from burnout_tui.author.imports.role_text import read_role
from burnout_tui.author.imports.texts import line
from burnout_tui.author.imports.tmdb.common import (
    LANGUAGES,
    add_job,
    add_part,
    source,
    titles,
    tmdb_id,
    work_key,
    year_of,
)
from burnout_tui.message import Message


def read_person(value: dict[str, Any], credits: dict[str, Any]) -> Draft:
    """Return the draft of a person with works and credits. Without a name, another source must name the person."""
    film = FilmBuilder()
    name = line(value.get("name"))
    number = tmdb_id(value)
    also = [other for one in _list(value.get("also_known_as")) if (other := line(one)) and other != name]
    person = film.person(name, number or None, also=also)
    for entry in tables(credits.get("cast")):
        is_series = entry.get("media_type") == "tv"
        role = read_role(entry.get("character"), LANGUAGES)
        if is_series and not role.characters:
            film.ledger.left_out(Message("appearances on television without a role"), line(entry.get("name")))
        elif work := _work(film, entry):
            add_part(film, person, work, entry.get("character"))
    for entry in tables(credits.get("crew")):
        if work := _work(film, entry):
            add_job(film, person, work, entry.get("job"))
    if value.get("biography"):
        film.ledger.left_out(Message("texts that other people have written"), "biography")
    return film.draft({}, source(value, "person", name or (f"TMDB {number}" if number else "TMDB")))


def _work(film: FilmBuilder, entry: dict[str, Any]) -> str:
    """Return the id of a work; empty for one without a title."""
    title = titles(entry)
    if not title:
        film.ledger.left_out(Message("works without a title"))
        return ""
    is_series = entry.get("media_type") == "tv"
    original = line(entry.get("original_title")) or line(entry.get("original_name"))
    return film.work(
        title,
        work_key(entry, title, is_series),
        kind="series" if is_series else "",
        year=year_of(entry.get("release_date")) or year_of(entry.get("first_air_date")),
        also=[original] if original and original != title else [],
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
