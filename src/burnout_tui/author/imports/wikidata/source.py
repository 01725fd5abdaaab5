"""Read a file of Wikidata: the results of a query, or the data of an entity."""

from typing import Any

from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.json_source import parse_json_value, table, tables
from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.author.imports.wikidata.draft import WikidataDraft
from burnout_tui.author.imports.wikidata.entity import read_entity
from burnout_tui.author.imports.wikidata.rows import read_rows
from burnout_tui.author.imports.wikidata.statements import PROPERTIES, Subject
from burnout_tui.message import Message

_WANTED = Message("a result of Wikidata")


def read(data: bytes, name: str) -> Draft:
    """Return the draft of a query's results or of an entity. Raises SourceError for other files."""
    value = parse_json_value(data, name, _WANTED)
    ledger = Ledger()
    if isinstance(value, dict) and isinstance(value.get("entities"), dict):
        subjects, only_works = [_entity(value["entities"], name, ledger)], False
    else:
        rows = value if isinstance(value, list) else table(table(value).get("results")).get("bindings")
        if not isinstance(rows, list):
            raise _other(value, name)
        found, only_works = read_rows(tables(rows), ledger)
        subjects = [*found.values()]
        if not rows:
            raise SourceError(name, Message("the result of the query is empty; is it the id of a film?"))
    if not any(subject.item.name for subject in subjects):
        raise SourceError(name, _nameless(subjects))
    return WikidataDraft(ledger).result(subjects, only_works)


def _entity(entities: dict[str, Any], name: str, ledger: Ledger) -> Subject:
    """Return the film among entities: the first that has anything that is said about films."""
    for id, entity in entities.items():
        claims = table(table(entity).get("claims"))
        if any(property in claims for property in PROPERTIES if property not in ("P31", "P495", "P166")):
            return read_entity(entities, id, ledger)
    if any("missing" in table(entity) for entity in entities.values()):
        raise SourceError(name, Message("Wikidata has no such entity"))
    raise SourceError(name, Message("this Wikidata entity is not a film"))


def _nameless(subjects: list[Subject]) -> Message:
    if not subjects:
        return Message("no column of the result is called film; docs/importing.md has a query")
    return Message("the film has no label in it; docs/importing.md has a query that asks for labels")


def _other(value: Any, name: str) -> SourceError:
    if isinstance(value, dict) and ("credits" in value or "original_title" in value or "combined_credits" in value):
        return SourceError(name, Message("this is an answer of TMDB; import it as tmdb"))
    if isinstance(value, dict) and "boolean" in value:
        return SourceError(name, Message("this is the answer of an ASK query; docs/importing.md has a query for films"))
    return SourceError(name, Message("this is not {wanted}", wanted=_WANTED))
