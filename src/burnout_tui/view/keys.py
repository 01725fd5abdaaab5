"""Every key of the guide: one table for the bindings, the hint bar, the help and the test of the README."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from burnout_tui.prose.i18n import N_

if TYPE_CHECKING:
    from textual.binding import Binding

Scope = Literal["app", "guide", "shelf", "panel", "ensemble", "story", "list", "page", "picture", "chart"]
"""The handler of a key: the app, a screen, a panel, or a widget in a panel."""
DialogScope = Literal["dialog", "path", "sources", "problems", "help", "search", "palette"]
"""The dialogs; the keys of ``dialog`` are those of all dialogs with a page."""


class Key(NamedTuple):
    """A key, or several with the same effect."""

    keys: str
    """Textual's names of the keys, separated by commas."""
    action: str
    scope: Scope | DialogScope
    shown: str
    """The keys as the help shows them."""
    help: str
    """The description in the help."""
    hint: str = ""
    """The word in the hint bar; empty for keys that only the help shows."""
    group: str = ""
    """The heading in the help."""


REDRAW = "app.redraw"
"""The action whose key works everywhere, even where the reader types."""
MOVE, GO, SHOW, LEAVE = N_("Move"), N_("Go to"), N_("Display"), N_("Help and quit")
IN_ENSEMBLE, IN_STORY = N_("In the ensemble"), N_("In the story")
_WALK = N_("to the nearest character on that side")
_SCENES, _PEOPLE = N_("the scene before, the scene after"), N_("along the characters of the scene")
_ENDS, _SIDES = N_("the beginning, the end"), N_("the panel on the left, on the right")
_PANELS, _TABS = N_("the next panel, the previous panel"), N_("the previous tab, the next tab")
_STRETCH = N_("stretch time, and shrink it again")

KEYS = (
    Key("up,k", "up", "list", "↑ k", N_("the entry or link above"), group=MOVE),
    Key("down,j", "down", "list", "↓ j", N_("the entry or link below"), N_("move"), MOVE),
    Key("up,k", "up", "page", "↑ k", "", group=MOVE),
    Key("down,j", "down", "page", "↓ j", "", N_("move"), MOVE),
    Key("pageup", "page_up", "list", "PgUp", N_("one page up"), group=MOVE),
    Key("pagedown,space", "page_down", "list", "PgDn space", N_("one page down"), group=MOVE),
    Key("pageup", "page_up", "page", "PgUp", "", group=MOVE),
    Key("pagedown,space", "page_down", "page", "PgDn space", "", group=MOVE),
    Key("g,home", "first", "list", "g Home", _ENDS, group=MOVE),
    Key("G,end", "last", "list", "G End", _ENDS, group=MOVE),
    Key("g,home", "first", "page", "g Home", "", group=MOVE),
    Key("G,end", "last", "page", "G End", "", group=MOVE),
    Key("left,h", "side(-1)", "panel", "← h", _SIDES, group=MOVE),
    Key("right,l", "side(1)", "panel", "→ l", _SIDES, group=MOVE),
    Key("tab", "app.focus_next", "guide", "tab", _PANELS, group=MOVE),
    Key("shift+tab", "app.focus_previous", "guide", "shift+tab", _PANELS, group=MOVE),
    Key("left,h", "walk('left')", "picture", "← h", _WALK, group=IN_ENSEMBLE),
    Key("up,k", "walk('up')", "picture", "↑ k", _WALK, group=IN_ENSEMBLE),
    Key("down,j", "walk('down')", "picture", "↓ j", _WALK, N_("walk"), IN_ENSEMBLE),
    Key("right,l", "walk('right')", "picture", "→ l", _WALK, group=IN_ENSEMBLE),
    Key("tab", "relation", "ensemble", "tab", N_("the next relation of the character"), N_("relation"), IN_ENSEMBLE),
    Key("left,h", "walk('left')", "chart", "← h", _SCENES, group=IN_STORY),
    Key("right,l", "walk('right')", "chart", "→ l", _SCENES, group=IN_STORY),
    Key("up,k", "walk('up')", "chart", "↑ k", _PEOPLE, group=IN_STORY),
    Key("down,j", "walk('down')", "chart", "↓ j", _PEOPLE, N_("walk"), IN_STORY),
    Key("g,home", "first", "chart", "g Home", "", group=MOVE),
    Key("G,end", "last", "chart", "G End", "", group=MOVE),
    Key("1", "tab('synopsis')", "guide", "1", N_("the synopsis, with the film’s facts"), group=GO),
    Key("2", "tab('characters')", "guide", "2", N_("the characters"), group=GO),
    Key("3", "tab('cast')", "guide", "3", N_("the cast"), group=GO),
    Key("4", "tab('filmography')", "guide", "4", N_("the filmography"), group=GO),
    Key("5", "tab('ensemble')", "guide", "5", N_("the ensemble: who is linked to whom"), group=GO),
    Key("6", "tab('story')", "guide", "6", N_("the story, scene by scene"), group=GO),
    Key("0", "app.shelf", "app", "0", N_("the shelf, when several films are open"), group=GO),
    Key("left_square_bracket", "turn(-1)", "guide", "[", _TABS, group=GO),
    Key("right_square_bracket", "turn(1)", "guide", "]", _TABS, group=GO),
    Key("enter", "enter", "list", "⏎", N_("open the selected entry or link"), N_("open"), GO),
    Key("enter", "enter", "page", "⏎", "", N_("open"), GO),
    Key("enter", "enter", "picture", "⏎", "", N_("open"), GO),
    Key("enter", "enter", "chart", "⏎", "", N_("open"), GO),
    Key("escape,backspace,alt+left", "back", "guide", "esc ⌫ alt+←", N_("back to the previous place"), N_("back"), GO),
    Key("alt+right", "forward", "guide", "alt+→", N_("forward again"), group=GO),
    Key("slash", "search", "guide", "/", N_("search everything"), N_("search"), GO),
    Key("left,h", "side(-1)", "shelf", "← h", "", group=MOVE),
    Key("right,l", "side(1)", "shelf", "→ l", "", group=MOVE),
    Key("escape,backspace,alt+left", "back", "shelf", "esc ⌫ alt+←", "", N_("back"), GO),
    Key("slash", "search", "shelf", "/", "", N_("search"), GO),
    Key("alt+right", "forward", "shelf", "alt+→", "", group=GO),
    Key("tab", "app.focus_next", "shelf", "tab", "", group=MOVE),
    Key("shift+tab", "app.focus_previous", "shelf", "shift+tab", "", group=MOVE),
    Key("s", "app.spoilers", "guide", "s", N_("show or hide spoilers"), N_("spoilers"), SHOW),
    Key("i", "sources", "guide", "i", N_("the entry’s sources, and where they disagree"), N_("sources"), SHOW),
    Key("e", "problems", "guide", "e", N_("the file’s problems, with --watch"), N_("problems"), SHOW),
    Key("p", "path", "guide", "p", N_("how two characters are linked"), N_("how linked"), GO),
    Key("m", "mark", "guide", "m", N_("I have seen the film up to this scene"), N_("seen"), SHOW),
    Key("L", "app.language", "guide", "L", N_("the next language"), N_("language"), SHOW),
    Key("t", "app.theme", "guide", "t", N_("the next colours"), N_("colours"), SHOW),
    Key("s", "app.spoilers", "shelf", "s", "", N_("spoilers"), SHOW),
    Key("L", "app.language", "shelf", "L", "", N_("language"), SHOW),
    Key("t", "app.theme", "shelf", "t", "", N_("colours"), SHOW),
    Key("plus,equals_sign", "zoom(True)", "ensemble", "+", N_("relations in words"), group=IN_ENSEMBLE),
    Key("minus,underscore", "zoom(False)", "ensemble", "-", N_("relations as signs"), group=IN_ENSEMBLE),
    Key("f", "filter", "ensemble", "f", N_("one kind of relation, then the next"), group=IN_ENSEMBLE),
    Key("v", "group", "ensemble", "v", N_("by theme, by kind, as a picture"), N_("view"), IN_ENSEMBLE),
    Key("plus,equals_sign", "zoom(True)", "story", "+", _STRETCH, group=IN_STORY),
    Key("minus,underscore", "zoom(False)", "story", "-", _STRETCH, group=IN_STORY),
    Key("f", "follow", "story", "f", N_("follow one character and dim the rest"), N_("follow"), IN_STORY),
    Key("y", "copy", "guide", "y", N_("ask the terminal to copy the entry"), N_("copy"), SHOW),
    Key("y", "copy", "shelf", "y", "", N_("copy"), SHOW),
    Key(
        "ctrl+l",
        REDRAW,
        "app",
        "ctrl+l",
        N_("redraw the screen"),
        group=SHOW,
    ),
    Key("question_mark,f1", "app.help", "app", "? F1", N_("this help"), N_("help"), LEAVE),
    Key("ctrl+p", "app.command_palette", "app", "ctrl+p", N_("find any command by typing"), group=LEAVE),
    Key("q,ctrl+c", "app.quit", "app", "q ctrl+c", N_("quit"), N_("quit"), LEAVE),
)
GROUPS = (MOVE, GO, LEAVE, SHOW, IN_ENSEMBLE, IN_STORY)

DIALOG_KEYS = (
    Key("escape,backspace,alt+left", "back", "dialog", "esc ⌫ alt+←", ""),
    Key("q", "dismiss", "dialog", "q", ""),
    Key("ctrl+c", "app.quit", "dialog", "ctrl+c", ""),
    Key("s", "app.spoilers", "dialog", "s", ""),
    Key("L", "app.language", "dialog", "L", ""),
    Key("t", "app.theme", "dialog", "t", ""),
    Key("up", "step('up')", "path", "↑", ""),
    Key("down", "step('down')", "path", "↓", ""),
    Key("pageup", "step('page_up')", "path", "PgUp", ""),
    Key("pagedown", "step('page_down')", "path", "PgDn", ""),
    Key("p", "close", "path", "p", ""),
    Key("i", "close", "sources", "i", ""),
    Key("m", "mark", "sources", "m", ""),
    Key("e", "close", "problems", "e", ""),
    Key("y", "copy", "problems", "y", ""),
    Key("question_mark,f1", "back", "help", "? F1", ""),
    Key("escape,alt+left", "back", "search", "esc alt+←", ""),
    Key("ctrl+c", "app.quit", "search", "ctrl+c", ""),
    Key("up", "step(-1)", "search", "↑", ""),
    Key("down", "step(1)", "search", "↓", ""),
    Key("pageup", "turn(-1)", "search", "PgUp", ""),
    Key("pagedown", "turn(1)", "search", "PgDn", ""),
    Key("enter", "enter", "search", "⏎", ""),
    Key("escape,alt+left", "escape", "palette", "esc alt+←", ""),
    Key("ctrl+c", "app.quit", "palette", "ctrl+c", ""),
    Key("up", "command_list('cursor_up')", "palette", "↑", ""),
    Key("down", "cursor_down", "palette", "↓", ""),
    Key("pageup", "command_list('page_up')", "palette", "PgUp", ""),
    Key("pagedown", "command_list('page_down')", "palette", "PgDn", ""),
)
"""The keys of dialogs. The dialogs name those that are not the same everywhere, so the help leaves all of them out."""
FIELD_KEYS = (
    *("left", "right", "ctrl+left", "ctrl+right", "home", "end", "ctrl+a", "ctrl+e"),
    *("shift+left", "shift+right", "ctrl+shift+left", "ctrl+shift+right", "shift+home", "shift+end", "ctrl+shift+a"),
    *("backspace", "delete", "ctrl+d", "ctrl+w", "ctrl+u", "ctrl+k"),
    *("ctrl+backspace", "alt+backspace", "super+backspace", "enter", "ctrl+x", "ctrl+c", "super+c", "ctrl+v"),
)
"""Textual's keys for an input, which the dialogs with one keep: moving, selecting, deleting, copying."""


def bindings(scope: Scope | DialogScope) -> "list[Binding]":
    """Return the bindings of one scope. The key that redraws the screen works everywhere, even in dialogs."""
    from textual.binding import Binding  # here, because the settings read the table without the screen

    return [
        Binding(
            key.keys,
            key.action,
            key.hint or key.help,
            show=False,
            tooltip=key.help,
            id=binding_id(key),
            priority=key.action == REDRAW,
        )
        for key in (*KEYS, *DIALOG_KEYS)
        if key.scope == scope
    ]


def binding_id(key: Key) -> str:
    """Return the id of a row's binding, such as ``guide.back``."""
    return f"{key.scope}.{''.join(c if c.isalnum() else '-' for c in key.action).strip('-')}"
