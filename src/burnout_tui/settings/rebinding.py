"""Check the table ``[keys]`` of ``config.toml``: the keys, and that no two actions share one."""

from collections.abc import Iterator, Mapping
from typing import Any

from burnout_tui.errors import KeyPath, Problem
from burnout_tui.message import Message
from burnout_tui.settings.key_names import UnknownKeyError, key_name
from burnout_tui.view.actions import action_name, action_names
from burnout_tui.view.key_table import DEFAULT_KEYS, FIXED, KeyTable, contexts, is_of_input, types
from burnout_tui.view.keys import FIELD_KEYS

_NEEDED = ("quit", "back")
"""The actions that must have a key."""
_Keys = dict[str, tuple[str, ...]]


def rebind(values: object) -> tuple[_Keys, list[Problem]]:
    """Return the keys of each rebound action, under Textual's names, and the problems.

    Values of wrong types, and unknown actions, are left out without a problem: the types are checked elsewhere.
    """
    rebound: _Keys = {}
    problems: list[Problem] = []
    places: dict[tuple[str, str], KeyPath] = {}
    for action, value in values.items() if isinstance(values, dict) else ():
        texts = _texts(action, value)
        if action not in action_names() or texts is None:
            continue
        if not texts and action in _NEEDED:
            message = Message("“{action}” needs a key: without one there is no way out", action=action)
            problems.append(Problem(message=message, path=("keys", action)))
            continue
        keys: list[str] = []
        for path, text in texts.items():
            try:
                key = _key(action, text)
            except UnusableKeyError as error:
                problems.append(Problem(message=error.message, path=path))
                continue
            if key in keys:
                message = Message("“{key}” is here twice", key=text)
                problems.append(Problem(message=message, path=path))
            keys.append(key)
            places[action, key] = path
        if keys or not texts:
            rebound[action] = tuple(keys)
    return rebound, [*problems, *_conflicts(KeyTable(rebound), places)]


def _texts(action: str, value: Any) -> dict[KeyPath, str] | None:
    """Return the names of keys with their places; None for a value of another type."""
    if isinstance(value, str):
        return {("keys", action): value}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return {("keys", action, index): item for index, item in enumerate(value)}
    return None


class UnusableKeyError(ValueError):
    """A key that an action cannot have."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
        """The problem."""


def _key(action: str, text: str) -> str:
    """Return Textual's name of a key. Raises UnusableKeyError if the action cannot have it."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(parts):
        array = ", ".join(f'"{part}"' for part in parts)
        raise UnusableKeyError(Message("a string holds one key; write {array}", array=f"[{array}]"))
    try:
        key = key_name(text)
    except UnknownKeyError as error:
        raise UnusableKeyError(error.message) from None
    owner = FIXED.get(key, action)
    if owner != action:
        raise UnusableKeyError(Message("“{key}” always means “{action}”; choose another key", key=text, action=owner))
    if action == "redraw" and (types(key) or key in FIELD_KEYS):
        raise UnusableKeyError(
            Message("“{key}” is needed where one types; “redraw” works there too, so choose another key", key=text)
        )
    return key


def _conflicts(table: KeyTable, places: Mapping[tuple[str, str], KeyPath]) -> Iterator[Problem]:
    """Yield a problem for each key that two actions share in one context, unless they share it by default."""
    shared_by_default = set(_shared(DEFAULT_KEYS))
    order = {place: number for number, place in enumerate(places)}
    reported: set[tuple[str, str]] = set()
    for key, first, second in _shared(table):
        if (key, first, second) in shared_by_default:
            continue
        other, action = sorted(
            (first, second), key=lambda name: order.get((name, key), -1)
        )  # the later one in the file
        if (action, key) not in reported:
            reported |= {(action, key), (other, key)}
            message = Message(
                "“{action}” would have the same key as “{other}”; choose another one, or another for “{other}” too",
                action=action,
                other=other,
            )
            yield Problem(message=message, path=places[action, key])


def _shared(table: KeyTable) -> Iterator[tuple[str, str, str]]:
    """Yield each key that two actions share in one context, with their names in alphabetical order."""
    # The rows of an input never share a key, and the page of its dialog is shown instead of it.
    rows = [row for row in (*table.rows, *table.dialog_rows) if not is_of_input(row)]
    for scopes in contexts():
        actions: dict[str, set[str]] = {}
        for row in rows:
            if row.scope in scopes:
                for key in filter(None, row.keys.split(",")):
                    actions.setdefault(key, set()).add(action_name(row))
        for key, names in actions.items():
            ordered = sorted(names)
            yield from ((key, name, other) for name in ordered for other in ordered if name < other)
