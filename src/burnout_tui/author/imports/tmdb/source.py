"""Read what TMDB's API answers about a film or a person."""

from typing import Any

from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.json_source import parse_json, table, tables
from burnout_tui.author.imports.texts import line
from burnout_tui.author.imports.tmdb.film import read_film
from burnout_tui.author.imports.tmdb.person import read_person
from burnout_tui.errors import short
from burnout_tui.message import Message

_WANTED = Message("a film or a person of TMDB")
_OTHERS = (
    (("entities",), Message("this is an entity of Wikidata; import it as wikidata")),
    (("head", "results"), Message("this is an answer of Wikidata; import it as wikidata")),
    (("results", "page"), Message("this is a list of TMDB, not a film: save movie/ID of one of them")),
    (("parts", "poster_path"), Message("this is a collection of TMDB, not a film: save movie/ID of one of them")),
    (("number_of_seasons",), Message("this is a series of TMDB, not a film")),
    (("episode_number",), Message("this is an episode of TMDB, not a film")),
    (("Title", "imdbID"), Message("this is a film of OMDb, not of TMDB, without characters")),
)
"""Other answers by keys that they have, and what to say about them."""


def read(data: bytes, name: str) -> Draft:
    """Return the draft of a film or a person. Raises SourceError for other answers."""
    value = parse_json(data, name, _WANTED)
    if isinstance(message := value.get("status_message"), str):
        text = short(line(message))
        raise SourceError(name, Message("this is an error of TMDB, not a film: “{text}”", text=text))
    for keys, found in _OTHERS:
        if all(key in value for key in keys):
            raise SourceError(name, found)
    for key in ("combined_credits", "movie_credits"):
        if isinstance(value.get(key), dict):
            return read_person(value, table(value[key]))
    if "title" in value or "original_title" in value:
        return read_film(value, name)
    if "cast" in value or "crew" in value:
        return _credits(value, name)
    if "known_for_department" in value:
        message = Message("the works are missing: save person/ID with append_to_response=combined_credits")
        raise SourceError(name, message)
    raise SourceError(name, Message("this is not {wanted}", wanted=_WANTED))


def _credits(value: dict[str, Any], name: str) -> Draft:
    """Return the works of a person; those of a film have people in their place."""
    entries = [entry for key in ("cast", "crew") for entry in tables(value.get(key))]
    if any("media_type" in entry or "title" in entry for entry in entries):
        return read_person(value, value)
    message = Message("only the credits of a film are in it: save movie/ID with append_to_response=credits")
    raise SourceError(name, message)
