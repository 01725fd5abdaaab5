"""The names of the actions that readers can bind to other keys."""

import re

from burnout_tui.view.keys import DIALOG_KEYS, KEYS, Key

_NAMES = {
    "side(-1)": "left",
    "side(1)": "right",
    "app.focus_next": "next-panel",
    "app.focus_previous": "previous-panel",
    "turn(-1)": "previous-tab",
    "turn(1)": "next-tab",
    "zoom(True)": "zoom-in",
    "zoom(False)": "zoom-out",
    "step(-1)": "up",
    "step(1)": "down",
    "cursor_down": "down",
    "command_list('cursor_up')": "up",
    "enter": "open",
    "escape": "back",
    "group": "view",
    "dismiss": "quit",
    "app.command_palette": "palette",
}
"""The names of actions that are called otherwise in the code."""
_NAMES_IN_SCOPES = {
    ("search", "turn(-1)"): "page-up",
    ("search", "turn(1)"): "page-down",
    ("help", "back"): "help",
    ("path", "close"): "path",
    ("sources", "close"): "sources",
    ("problems", "close"): "problems",
}
"""The names of actions that mean something else in one scope. The key that opens a dialog closes it too."""


def action_name(row: Key) -> str:
    """Return the name of a row's action in ``[keys]``. Rows with the same name are bound to the same keys."""
    if name := _NAMES_IN_SCOPES.get((row.scope, row.action)) or _NAMES.get(row.action):
        return name
    name, argument = re.fullmatch(r"(?:\w+\.)?(\w+)(?:\('(\w+)'\))?.*", row.action).groups()  # type: ignore[union-attr]
    return (argument or name).replace("_", "-")


def action_names() -> tuple[str, ...]:
    """Return the names of all actions, in the order of the table."""
    return tuple(dict.fromkeys(action_name(row) for row in (*KEYS, *DIALOG_KEYS)))
