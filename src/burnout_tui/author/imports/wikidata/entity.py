"""Read Special:EntityData: https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON."""

from collections.abc import Iterator
from typing import Any

from burnout_tui.author.imports.json_source import table, tables
from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.author.imports.wikidata.statements import PROPERTIES, Item, Subject
from burnout_tui.message import Message

_UNITS = {"Q7727": 1.0, "Q11574": 1 / 60, "Q25235": 60.0}
"""Minutes of a minute, a second and an hour, by their ids."""
_DAY = 11
"""The precision of a date with its day."""


def read_entity(entities: dict[str, Any], id: str, ledger: Ledger) -> Subject:
    """Return an entity as a film. Other entities of the file only lend their labels."""
    entity = table(entities.get(id))
    subject = Subject(_labelled(Item(id), entity))
    if isinstance(modified := entity.get("modified"), str):
        subject.modified = modified[:10]
    claims = table(entity.get("claims"))
    for property in PROPERTIES:
        for claim in _best(claims.get(property)):
            _read_claim(subject, property, claim, entities, ledger)
    return subject


def _read_claim(
    subject: Subject, property: str, claim: dict[str, Any], entities: dict[str, Any], ledger: Ledger
) -> None:
    value, precise = _value(claim.get("mainsnak"))
    if not value:
        ledger.left_out(Message("unknown values"), property)
        return
    statement = subject.statement(property, value)
    statement.precise = precise
    _labelled(statement.item, table(entities.get(statement.item.id)))
    qualifiers = table(claim.get("qualifiers"))
    for snak in tables(qualifiers.get("P453")):
        role, _ = _value(snak)
        if role:
            statement.roles[role] = _labelled(Item(role), table(entities.get(role)))
    for snak in tables(qualifiers.get("P4633")):
        text, _ = _value(snak)
        if text:
            statement.role_texts[text] = None


def _best(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the statements of the best rank that is there. Deprecated ones are wrong."""
    claims = list(tables(value))
    for rank in ("preferred", "normal"):
        found = [claim for claim in claims if claim.get("rank", "normal") == rank]
        if found:
            yield from found
            return


def _value(snak: Any) -> tuple[str, bool]:
    """Return a value as text, and False for a date without its day; empty if the value is unknown."""
    value = table(table(snak).get("datavalue")).get("value")
    if isinstance(value, str):
        return value, True
    found = table(value)
    if isinstance(text := found.get("id") or found.get("text"), str):
        return text, True
    if isinstance(text := found.get("time"), str):
        return text.removeprefix("+"), found.get("precision", _DAY) == _DAY
    if isinstance(text := found.get("amount"), str):
        unit = str(found.get("unit", "")).rpartition("/")[2]
        return _minutes(text, _UNITS.get(unit, 1.0)), True
    return "", True


def _minutes(amount: str, factor: float) -> str:
    try:
        return str(round(float(amount) * factor))
    except (ValueError, OverflowError):
        return ""


def _labelled(item: Item, entity: dict[str, Any]) -> Item:
    for code, label in table(entity.get("labels")).items():
        item.add_label(code, table(label).get("value"))
    return item
