"""Read the results of a query: one statement in a row, or a film in a row with a column for each property."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.author.imports.wikidata.statements import ENTITY, PEOPLE, PROPERTIES, Item, Subject
from burnout_tui.message import Message

_COLUMNS = MappingProxyType(
    {
        "film": "film movie item work subject",
        "P161": "cast castmember actor actress star performer",
        "P57": "director regisseur",
        "P58": "screenwriter writer scriptwriter",
        "P162": "producer",
        "P344": "cinematographer directorofphotography dop photography",
        "P1040": "editor filmeditor",
        "P86": "composer music",
        "P31": "instanceof kind type instance",
        "P577": "publicationdate releasedate date published release pubdate year",
        "P2047": "duration runtime minutes length",
        "P495": "country countryoforigin origin",
        "P166": "award awardreceived awards",
        "P453": "role character characterrole",
        "P4633": "rolename roletext charactername nameofcharacter nameofthecharacterrole namedas",
    }
)
_PROPERTY_OF = MappingProxyType(
    {name: key for key, names in _COLUMNS.items() for name in (*names.split(), key.casefold())}
)
"""The properties by the names of columns, in small letters."""
_LABEL = re.compile(r"(.+?)_?label_?([a-z]{2,3})?\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"[|;]|,\s")
"""Between names that a query has joined."""
_PROPERTY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|prop(?:/direct)?)/)?(P[1-9]\d{0,6})\Z")


class Cell(NamedTuple):
    """A value in a row."""

    value: str
    language: str = ""
    unknown: bool = False
    """True for a value that exists and that nobody knows."""


class _Row:
    """The values of a row, by the names of its columns."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self.cells = cells
        self.columns: dict[str, str] = {}
        """The properties of the columns, also of those that have only labels."""
        self.labels: dict[str, list[Cell]] = {}
        """The labels of each column, with their languages."""
        for column, cell in cells.items():
            base = column
            if found := _LABEL.match(column):
                base, language = found[1], cell.language or (found[2] or "").casefold()
                self.labels.setdefault(base, []).append(cell._replace(language=language))
            self.columns.setdefault(base, _property_of(base))
        self.role_texts = [
            cell.value for column, cell in cells.items() if _PROPERTY_OF.get(column.casefold()) == "P4633"
        ]
        """The names of roles that are written as texts."""

    def value(self, base: str) -> Cell | None:
        """Return the value of a column, or its first label if it has none."""
        return self.cells.get(base) or next(iter(self.labels.get(base, ())), None)


def read_rows(rows: Iterable[Mapping[str, Any]], ledger: Ledger) -> tuple[dict[str, Subject], bool]:
    """Return the films of the results, and True if they are only works of a person, as the column ``work`` says."""
    subjects: dict[str, Subject] = {}
    only_works = False
    for row in rows:
        cells = {name: cell for name, value in row.items() if (cell := _cell(value))}
        name = next((name for name in cells if _PROPERTY_OF.get(name.casefold()) == "film"), "")
        label = cells.get(f"{name or 'film'}Label")
        if not name and not label:
            continue
        only_works = only_works or name == "work"
        key = cells[name].value if name else label.value if label else ""
        if key not in subjects:
            subjects[key] = Subject(Item(key))
        _read_row(subjects[key], name, _Row(cells), ledger)
    return subjects, only_works


def _read_row(subject: Subject, name: str, row: _Row, ledger: Ledger) -> None:
    for label in row.labels.get(name or "film", ()):
        subject.item.add_label(label.language, label.value)
    if "property" in row.cells and "value" in row.cells:
        _one_statement(subject, row, ledger)
        return
    roles = [base for base, property in row.columns.items() if property == "P453"]
    for base, property in row.columns.items():
        if property in PROPERTIES:
            _statement(subject, property, base, row, roles, ledger)


def _property_of(base: str) -> str:
    """Return the property of a column, whose name may be a plural; empty if it has none."""
    name = base.casefold()
    singulars = (name, name.removesuffix("s"), name.removesuffix("ies") + "y")
    return next((_PROPERTY_OF[one] for one in singulars if one in _PROPERTY_OF), "")


def _one_statement(subject: Subject, row: _Row, ledger: Ledger) -> None:
    """Read a row of the query that docs/importing.md has."""
    found = _PROPERTY.match(row.cells["property"].value)
    if found and found[1] == "label":
        return
    if found and found[1] in PROPERTIES:
        _statement(subject, found[1], "value", row, ("role",), ledger)


def _statement(subject: Subject, property: str, base: str, row: _Row, roles: Iterable[str], ledger: Ledger) -> None:
    cell = row.value(base)
    if cell is None:
        return
    if cell.unknown:
        ledger.left_out(Message("unknown values"), property)
        return
    if (
        property in PEOPLE
        and not ENTITY.match(cell.value)
        and len(names := [name.strip() for name in _SEVERAL.split(cell.value)]) > 1
    ):
        for name in filter(None, names):
            subject.statement(property, name).item.add_label(cell.language, name)
        return
    key = row.cells["statement"].value if "statement" in row.cells else ""
    statement = subject.statement(property, cell.value, key)
    for label in row.labels.get(base, ()):
        statement.item.add_label(label.language, label.value)
    if base not in row.cells:
        statement.item.add_label(cell.language, cell.value)
    if property == "P161":
        for column in roles:
            _role(statement.roles, column, row)
        statement.role_texts.update(dict.fromkeys(row.role_texts))


def _role(found: dict[str, Item], column: str, row: _Row) -> None:
    cell = row.value(column)
    if cell is None or cell.unknown:
        return
    item = found.setdefault(cell.value, Item(cell.value))
    labels = row.labels.get(column, ())
    for label in labels:
        item.add_label(label.language, label.value)
    if not item.id and not labels:
        item.add_label(cell.language, cell.value)


def _cell(value: Any) -> Cell | None:
    """Return a value of verbose or simple JSON."""
    if isinstance(value, str):
        return Cell(value, unknown="/.well-known/genid/" in value) if value else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(str(value))
    if not isinstance(value, dict) or not isinstance(text := value.get("value"), str) or not text:
        return None
    language = value.get("xml:lang")
    unknown = value.get("type") == "bnode" or "/.well-known/genid/" in text
    return Cell(text, language if isinstance(language, str) else "", unknown)
