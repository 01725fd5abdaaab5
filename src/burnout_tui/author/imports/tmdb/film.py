"""Read a film of TMDB: https://developer.themoviedb.org/reference/movie-details."""

from typing import Any

from burnout_tui.author.imports.builder import FilmBuilder
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.json_source import table, tables, whole_number
from burnout_tui.author.imports.role_text import read_role
from burnout_tui.author.imports.texts import is_day, line
from burnout_tui.author.imports.tmdb.common import LANGUAGES, add_job, source, titles, tmdb_id, work_key, year_of
from burnout_tui.author.imports.tmdb.jobs import JOBS
from burnout_tui.message import Message

_SHORT = 40
"""Minutes of the longest short film, as festivals count."""


def read_film(value: dict[str, Any], name: str) -> Draft:
    """Return the draft of a film, with its cast and crew if they were saved with it."""
    title = titles(value)
    if not title:
        raise SourceError(name, Message("the film in it has no title"), path=("title",))
    film = FilmBuilder()
    work = _work(film, value)
    credits = table(value.get("credits"))
    _cast(film, credits)
    directors = _crew(film, work, credits)
    if not credits:
        film.ledger.left_out(Message("the cast, which was not saved with append_to_response=credits"))
    for key, reason in (("overview", _TEXTS), ("tagline", _TEXTS), ("vote_average", Message("ratings"))):
        if value.get(key):
            film.ledger.left_out(reason, key)
    head: dict[str, Any] = {"title": title, "directors": directors, "work": work}
    if year := year_of(value.get("release_date")):
        head["year"] = year
    if facts := _facts(value):
        head["facts"] = facts
    shown = title if isinstance(title, str) else title["en"]
    return film.draft(head, source(value, "movie", f"{shown} ({year})" if year else shown))


_TEXTS = Message("texts that other people have written")


def _work(film: FilmBuilder, value: dict[str, Any]) -> str:
    minutes = whole_number(value.get("runtime"), 1, 10_000)
    countries = [line(country.get("name")) for country in tables(value.get("production_countries"))]
    title, original = titles(value), line(value.get("original_title"))
    usual = title if isinstance(title, str) else title["en"]
    return film.work(
        title,
        work_key(value, title),
        kind="" if minutes is None else "short" if minutes <= _SHORT else "feature",
        year=year_of(value.get("release_date")),
        minutes=minutes,
        countries={"en": ", ".join(filter(None, countries))} if any(countries) else "",
        also=[original] if original and original != usual else [],
    )


def _person(film: FilmBuilder, value: dict[str, Any]) -> str:
    """Return the id of a person in the cast or crew; empty if there is no name."""
    name = line(value.get("name")) or line(value.get("original_name"))
    return film.person(name, tmdb_id(value) or None) if name else ""


def _cast(film: FilmBuilder, credits: dict[str, Any]) -> None:
    cast = list(tables(credits.get("cast")))
    last = len(cast)
    for value in sorted(cast, key=lambda one: last if (n := whole_number(one.get("order"), 0, 10**6)) is None else n):
        person = _person(film, value)
        if not person:
            film.ledger.left_out(Message("actors without a name"))
            continue
        role = read_role(value.get("character"), LANGUAGES)
        for character in role.characters:
            film.role(person, film.character(character), role.note)
        if not role.characters:
            film.role(person, None, role.note)


def _crew(film: FilmBuilder, work: str, credits: dict[str, Any]) -> list[str]:
    """Add the credits, and return the directors."""
    directors = []
    for value in tables(credits.get("crew")):
        job = line(value.get("job"))
        if job not in JOBS:
            film.ledger.left_out(Message("crew jobs"), job)
        elif person := _person(film, value):
            add_job(film, person, work, job)
            if job == "Director" and person not in directors:
                directors.append(person)
    return directors


def _facts(value: dict[str, Any]) -> list[dict[str, Any]]:
    day = value.get("release_date")
    if not (isinstance(day, str) and is_day(day) and year_of(day)):
        return []
    return [{"id": "release", "label": {"en": "Release", "fr": "Sortie"}, "value": f"[[date:{day}]]"}]
