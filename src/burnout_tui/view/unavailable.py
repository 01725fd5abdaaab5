"""The reason why a key of the guide does nothing where the reader presses it."""

from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TAB_TITLES, tab_number, tabs_of
from burnout_tui.view.key_names import key_names
from burnout_tui.view.key_table import KeyTable, shown_key
from burnout_tui.view.keys import Key, Scope

_FIRST_ENTRY, _LAST_ENTRY = N_("This is the first entry."), N_("This is the last entry.")
_BEGINNING, _END = N_("This is the beginning."), N_("This is the end.")
_BACKWARDS, _FORWARDS = ("up", "page_up", "first"), ("down", "page_down", "last")
IN_LIST = {**dict.fromkeys(_BACKWARDS, _FIRST_ENTRY), **dict.fromkeys(_FORWARDS, _LAST_ENTRY)}
IN_PAGE = {**dict.fromkeys(_BACKWARDS, _BEGINNING), **dict.fromkeys(_FORWARDS, _END)}
"""Why the movements of a list and of a page lead nowhere, by their actions."""
NO_LINK = N_("There is no link to open here.")
NO_ENTRY = N_("There is nothing to choose here.")
IN_PICTURE = {
    "walk('left')": N_("Nobody is further to the left."),
    "walk('right')": N_("Nobody is further to the right."),
    "walk('up')": N_("Nobody is further up."),
    "walk('down')": N_("Nobody is further down."),
}
_FIRST_SCENE, _LAST_SCENE = N_("This is the first scene."), N_("This is the last scene.")
IN_CHART = {
    **dict.fromkeys(("walk('left')", "first"), _FIRST_SCENE),
    **dict.fromkeys(("walk('right')", "last"), _LAST_SCENE),
    "walk('up')": IN_PICTURE["walk('up')"],
    "walk('down')": IN_PICTURE["walk('down')"],
}
FOLLOWING = {
    **IN_CHART,
    **dict.fromkeys(("walk('left')", "first"), N_("This is the first scene of the character whom you follow.")),
    **dict.fromkeys(("walk('right')", "last"), N_("This is the last scene of the character whom you follow.")),
}
"""Why movements in the chart lead nowhere while the reader follows one character."""
ONE_PANE = N_("There is no other pane here.")
NO_PANE = {-1: N_("There is no pane on the left."), 1: N_("There is no pane on the right.")}
NO_LINKS_SHOWN, NO_OTHER_LINK = N_("No link is shown here."), N_("No other link is shown here.")
NO_PICTURE = N_("The ensemble is a list here; words and signs are for its picture.")
ALL_WORDS, ALL_SIGNS = N_("All words that fit are shown."), N_("The relations are shown as signs.")
NO_CHART = N_("The story is a list here; this key is for its chart.")
WIDEST, NARROWEST = N_("Time cannot be stretched further."), N_("Time cannot be shrunk further.")
NOBODY_CHOSEN = N_("Choose one of the characters of the scene first.")
NO_PROBLEMS = N_("The film’s file has no problems.")
ONE_VIEW = N_("There is no other view.")


def reason(reading: Reading, keys: KeyTable, key: str, screen: Scope | None) -> str:
    """Return one line about a key that is not bound, under Textual's name.

    ``screen`` is ``guide`` or ``shelf``, or None for a dialog.
    """
    row = next((row for row in keys.rows if key in row.keys.split(",")), None)
    if row is None:
        return _unknown(reading, keys, key)
    _, shown = reading._, key_names(reading, _shown(row, key))
    if screen is None:
        return _("{key} works in the guide; esc closes this window.").format(key=shown)
    if screen == "shelf":
        return _("{key} works in a film; {open} opens one.").format(key=shown, open=keys.first("open"))
    if row.scope not in ("ensemble", "story"):
        return _unknown(reading, keys, key)
    title = TAB_TITLES[row.scope]
    return _("{key} works in {number} {tab}.").format(key=shown, number=tab_number(row.scope), tab=_(title))


def _unknown(reading: Reading, keys: KeyTable, key: str) -> str:
    """Return one line about a key without an action, or without one where the reader is."""
    _, shown = reading._, key_names(reading, shown_key(key))
    if key.isdecimal():
        return _("There is no tab {number}; the last is {last}.").format(number=key, last=len(tabs_of(reading)))
    return _("{key} does nothing here; {help} shows the keys.").format(key=shown, help=keys.first("help"))


def nothing_to_go_back_to(reading: Reading, keys: KeyTable) -> str:
    """Return one line for a reader who goes back from the first place."""
    return reading._("There is nothing to go back to; {key} quits.").format(key=keys.first("quit"))


def _shown(row: Key, key: str) -> str:
    """Return the name of one of a row's keys."""
    return dict(zip(row.keys.split(","), row.shown.split(" "), strict=False)).get(key, key)
