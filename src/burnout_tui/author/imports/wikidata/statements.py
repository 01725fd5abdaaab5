"""The statements of Wikidata about films, in one form for all files."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from burnout_tui.author.imports.builder import Text, text_of
from burnout_tui.author.imports.texts import line
from burnout_tui.film.languages import is_language

PEOPLE = MappingProxyType(
    {
        "P57": "director",
        "P58": "writer",
        "P162": "producer",
        "P344": "cinematography",
        "P1040": "editing",
        "P86": "music",
        "P161": "actor",
    }
)
"""The properties whose values are people, with their parts."""
PROPERTIES = (*PEOPLE, "P31", "P577", "P2047", "P495", "P166")
"""All properties that are read: also the kind, publication, duration, country of origin and awards."""
ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d{0,14})\Z")
"""An id of Wikidata, or an address of its entity."""
_EVERY_LANGUAGE = "mul"
"""Wikidata's code of labels that hold for all languages without their own."""


class Item:
    """A value: an entity with labels, or a literal."""

    def __init__(self, value: str) -> None:
        found = ENTITY.match(value)
        self.id = found[1] if found else ""
        """The id of an entity; empty for a literal."""
        self.value = value
        """The value as it was written."""
        self._labels: dict[str, str] = {}

    def add_label(self, code: object, label: object) -> None:
        """Add a label, unless it is only the id. Without a language, it is for all languages."""
        words = line(label)
        code = code if isinstance(code, str) and code else _EVERY_LANGUAGE
        if words and not ENTITY.match(words) and (code == _EVERY_LANGUAGE or is_language(code)):
            self._labels.setdefault(code, words)

    @property
    def name(self) -> Text:
        """The labels; empty if there is none. English readers get one that holds for all languages."""
        labels = dict(self._labels)
        every = labels.pop(_EVERY_LANGUAGE, "")
        if every and labels:
            labels.setdefault("en", every)
        return text_of(labels) if labels else every


class Statement:
    """A value of a property, with the roles of an actor."""

    def __init__(self, property: str, item: Item) -> None:
        self.property = property
        self.item = item
        self.roles: dict[str, Item] = {}
        """The characters, by their ids or names."""
        self.role_texts: dict[str, None] = {}
        """The names of characters as text, in their order."""
        self.precise = True
        """False for a date without its day."""


class Subject:
    """A film and its statements."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.statements: dict[tuple[str, str], Statement] = {}
        """The statements, by the property and what tells values apart."""
        self.modified = ""
        """The date of the data; empty if unknown."""

    def statement(self, property: str, value: str, key: str = "") -> Statement:
        """Return the statement of a value, new or known."""
        known = self.statements.get((property, key or value))
        if known is None:
            known = self.statements[property, key or value] = Statement(property, Item(value))
        return known

    def of(self, property: str) -> Iterator[Statement]:
        """Yield the statements of a property."""
        return (one for one in self.statements.values() if one.property == property)
