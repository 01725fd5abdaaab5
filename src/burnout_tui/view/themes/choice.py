"""Choosing a theme by name, by the terminal, or as the next one."""

from textual.theme import BUILTIN_THEMES, Theme

from burnout_tui.message import Message
from burnout_tui.view.terminal_filter import LIMITED_COLOURS
from burnout_tui.view.themes.own import ANSI, NOIR, THEMES
from textual_wire.detection.terminal import Terminal


def first_theme(terminal: Terminal | None) -> Theme:
    """Return the theme for a reader who has chosen none: the terminal's own colours if it has few."""
    return ANSI if terminal and terminal.colours in LIMITED_COLOURS else NOIR


def next_theme(name: str) -> str:
    """Return the name of the guide's theme after another one; the first after a theme that is not the guide's."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else NOIR.name


def theme_names() -> tuple[str, ...]:
    """Return the names of all themes, the guide's own first."""
    return (*(theme.name for theme in THEMES), *BUILTIN_THEMES)


def unknown_theme(name: str) -> Message | None:
    """Return an error message for a name that no theme has, the guide's or Textual's; None for a known theme."""
    from burnout_tui.suggest import did_you_mean
    from burnout_tui.toml.sanitize import sanitize_line
    from burnout_tui.visible import spell_out

    names = theme_names()
    if name in names:
        return None
    hint = did_you_mean(name, names) or Message("; choose from {names}", names=", ".join(names))
    return Message("there is no theme “{name}”{hint}", name=spell_out(sanitize_line(name)), hint=hint)
