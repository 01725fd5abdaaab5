"""The reason why a key of the guide does nothing where the reader presses it."""

from burnout_tui.prose.plain import TAB_TITLES, TABS
from burnout_tui.prose.reading import Reading
from burnout_tui.view.key_names import key_names
from burnout_tui.view.key_table import KeyTable
from burnout_tui.view.keys import Key, Scope


def reason(reading: Reading, keys: KeyTable, key: str, screen: Scope | None) -> str:
    """Return one line about a key that is not bound, under Textual's name; empty for a key that the guide never has.

    ``screen`` is ``guide`` or ``shelf``, or None for a dialog.
    """
    row = next((row for row in keys.rows if key in row.keys.split(",")), None)
    if row is None:
        return ""
    _, shown = reading._, key_names(reading, _shown(row, key))
    if screen is None:
        return _("{key} works in the guide; esc closes this window.").format(key=shown)
    if screen == "shelf":
        return _("{key} works in a film; {open} opens one.").format(key=shown, open=keys.first("open"))
    if row.scope != "ensemble":
        return ""
    title = TAB_TITLES[row.scope]
    return _("{key} works in {number} {tab}.").format(key=shown, number=TABS.index(row.scope) + 1, tab=_(title))


def nothing_to_go_back_to(reading: Reading, keys: KeyTable) -> str:
    """Return one line for a reader who goes back from the first place."""
    return reading._("There is nothing to go back to; {key} quits.").format(key=keys.first("quit"))


def _shown(row: Key, key: str) -> str:
    """Return the name of one of a row's keys."""
    return dict(zip(row.keys.split(","), row.shown.split(" "), strict=False)).get(key, key)
