"""The table of keys of one reader, who may have bound actions to other keys."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from burnout_tui.view.actions import action_name
from burnout_tui.view.hints import Hint
from burnout_tui.view.keys import (
    DIALOG_KEYS,
    FIELD_KEYS,
    IN_ENSEMBLE,
    IN_STORY,
    KEYS,
    MOVE,
    REDRAW,
    DialogScope,
    Key,
    Scope,
    binding_id,
)

FIXED = {"ctrl+c": "quit", "escape": "back"}
"""Keys that keep their action, so that there is always a way out."""
UNBOUND = "unbound"
"""A name that no key has. Textual's keymap cannot say that a binding has no key."""
_FIELDS = ("path", "search", "palette")
"""The dialogs in which the reader types."""
_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "⏎",
    "backspace": "⌫",
    "escape": "esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}
"""The names of keys in the help and in hints, where they differ from those in ``config.toml``."""


class KeyTable:
    """The rows of ``KEYS`` and ``DIALOG_KEYS`` with the keys of one reader. It never changes."""

    def __init__(self, rebound: Mapping[str, Sequence[str]] | None = None) -> None:
        """``rebound`` has the keys of actions, under Textual's names."""
        self._rebound = rebound or {}
        self.rows = tuple(map(self._row, KEYS))
        """The rows of the guide."""
        self.dialog_rows = tuple(map(self._row, DIALOG_KEYS))
        """The rows of the dialogs."""

    @cached_property
    def keymap(self) -> Mapping[str, str]:
        """The keys of the bindings that are not the default ones, separated by commas, by the binding's id."""
        pairs = zip((*KEYS, *DIALOG_KEYS), (*self.rows, *self.dialog_rows), strict=True)
        return {binding_id(row): row.keys or UNBOUND for default, row in pairs if row is not default}

    def _row(self, row: Key) -> Key:
        name = action_name(row)
        keys = row.keys.split(",")
        fixed = [key for key in keys if key in FIXED]
        if name not in self._rebound or fixed == keys:
            return row
        if is_of_input(row):
            # The usual keys stay, and those are added that neither type nor edit.
            taken = {key for other in DIALOG_KEYS if other.scope == row.scope for key in other.keys.split(",")}
            free = [key for key in self._rebound[name] if not (types(key) or key in FIELD_KEYS or key in taken)]
            new = [*keys, *free]
        else:
            new = [*dict.fromkeys((*self._rebound[name], *fixed))]
        return row if new == keys else row._replace(keys=",".join(new), shown=" ".join(map(shown_key, new)))

    def hints(self, focus: Scope, screen: Scope = "guide") -> Iterator[Hint]:
        """Yield the keys, with a word each, that are useful while a list, a page or the picture has the focus."""
        of_panel = {"picture": "ensemble", "chart": "story"}.get(focus)
        for row in self.rows:
            if row.keys and row.hint and row.scope in (focus, screen, "app", of_panel):
                yield Hint(self._hinted(row), row.hint, row.action)

    def _hinted(self, row: Key) -> str:
        """Return the first key of a row; of a movement the keys of all directions."""
        directions = {"down": ("up", "down"), "walk('down')": ("left", "up", "down", "right")}.get(row.action, ())
        if not directions:
            return row.shown.split(" ")[0]
        names = {action_name(other): other.shown.split(" ")[0] for other in self.rows if other.scope == row.scope}
        keys = [names[direction] for direction in directions if names.get(direction)]
        return ("" if all(len(key) == 1 and not key.isalnum() for key in keys) else " ").join(keys)

    def first(self, action: str) -> str:
        """Return the first key of an action, by its name in ``config.toml``, as the help shows it."""
        return next((row.shown.split(" ")[0] for row in self.rows if action_name(row) == action), "")

    def movement_keys(self) -> frozenset[str]:
        """Return the keys that move in a list, a page or a picture and keep the focus there."""
        scopes, groups = ("list", "page", "picture", "chart"), (MOVE, IN_ENSEMBLE, IN_STORY)
        moves = [row for row in self.rows if row.scope in scopes and row.group in groups]
        others = {name for row in self.rows if row not in moves for name in row.keys.split(",")}
        return frozenset(name for row in moves for name in row.keys.split(",")) - others

    def priority_keys(self) -> frozenset[str]:
        """Return the keys that work everywhere, before any others are looked for."""
        return frozenset(name for row in self.rows if row.action == REDRAW for name in row.keys.split(","))


def shown_key(key: str) -> str:
    """Return a key, under Textual's name, as the help shows it: ``⏎``, ``F5``, ``ctrl+/``."""
    *modifiers, name = written_key(key).split("+") if "+" in key else [written_key(key)]
    name = name or "+"
    return "+".join((*filter(None, modifiers), _SHOWN.get(name, name.upper() if name[1:].isdecimal() else name)))


def written_key(key: str) -> str:
    """Return a key, under Textual's name, as it is written in ``config.toml``: ``enter``, ``f5``, ``ctrl+/``."""
    from textual.keys import REPLACED_KEYS, key_to_character

    *modifiers, name = key.split("+")
    if name not in NAMED_KEYS:
        name = key_to_character(REPLACED_KEYS.get(name, name)) or _character_named(name)
    return "+".join((*modifiers, name))


def _character_named(name: str) -> str:
    """Return the character of a name that has lost its hyphens, as that of ``»`` has; the name if there is none."""
    from textual_wire.keyboard.key import character_name

    return next((one for one in map(chr, range(sys.maxunicode + 1)) if character_name(one) == name), name)


def is_of_input(row: Key) -> bool:
    """Return True for a row whose keys work while the reader types into an input."""
    return row.scope in _FIELDS and not any(map(types, row.keys.split(",")))


def types(key: str) -> bool:
    """Return True if a key, under Textual's name, types a character."""
    return key == "space" or ("+" not in key and key not in NAMED_KEYS)


NAMED_KEYS = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
        *("enter", "tab", "backspace", "escape", "space", "print_screen", "pause", "menu"),
        *(f"f{number}" for number in range(1, 36)),
    )
)
"""The keys that have a name instead of a character, and the space bar."""


def contexts() -> Iterator[tuple[Scope | DialogScope, ...]]:
    """Yield the scopes whose keys work at the same time, the innermost first."""
    for focus in ("list", "page", "picture"):
        yield focus, "ensemble", "panel", "guide", "app"
    for inside in ("list", "page", "chart"):
        yield inside, "story", "panel", "guide", "app"
    yield "list", "shelf", "app"
    yield "page", "shelf", "app"
    for dialog in ("path", "sources", "problems", "help"):
        yield "page", dialog, "dialog"


DEFAULT_KEYS = KeyTable()
"""The table of a reader who has rebound nothing."""


def keys_of(app: object) -> KeyTable:
    """Return the table of the reader of an app."""
    found = getattr(app, "keys", DEFAULT_KEYS)
    assert isinstance(found, KeyTable)
    return found
