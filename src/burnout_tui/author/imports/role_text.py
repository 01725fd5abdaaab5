"""Read what a database says about a role: ``Burt Ramsey / Narrator (uncredited)``."""

import re
from collections.abc import Collection
from types import MappingProxyType
from typing import NamedTuple

from burnout_tui.author.imports.builder import Text
from burnout_tui.author.imports.complete import in_languages
from burnout_tui.author.imports.texts import line

_BETWEEN = re.compile(r"\s/\s?|\s?/\s|\s*;\s+|(?<=[a-zà-ÿ.])/(?=[A-ZÀ-Þ])")
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_SELF = re.compile(r"(?:self|himself|herself|themself|themselves)\b(?:\s*[-–:]\s*(.+))?\Z", re.IGNORECASE)
_NOTES = MappingProxyType(
    {
        "uncredited": {"en": "uncredited", "fr": "rôle non crédité"},
        "voice": {"en": "voice", "fr": "voix"},
        "archive footage": {"en": "archive footage", "fr": "images d’archives"},
        "self": {"en": "as themselves", "fr": "dans son propre rôle"},
    }
)
"""The remarks that are translated, in small letters."""


class RoleText(NamedTuple):
    """The characters of a role, and a remark."""

    characters: tuple[str, ...]
    """The names; empty if the text names nobody."""
    note: Text
    """The remark; empty without one."""


def read_role(value: object, languages: Collection[str]) -> RoleText:
    """Return the characters and the remark of a text; the remark is in those of the languages that are known."""
    text = line(value)
    notes = [note.strip() for note in _IN_BRACKETS.findall(text) if note.strip()]
    names = []
    for part in _BETWEEN.split(_IN_BRACKETS.sub(" ", text)):
        name = line(part)
        if itself := _SELF.match(name):
            notes.append("self")
            name = line(itself[1])
            if name:
                notes.append(name)
        elif name:
            names.append(name)
    return RoleText(tuple(dict.fromkeys(names)), _note([*dict.fromkeys(notes)], languages))


def _note(notes: list[str], languages: Collection[str]) -> Text:
    known = [_NOTES.get(note.casefold(), {"en": note, "fr": note}) for note in notes]
    if not known:
        return ""
    joined = {code: ", ".join(note[code] for note in known) for code in ("en", "fr")}
    return in_languages(joined, languages)
