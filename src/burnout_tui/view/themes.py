"""The guide's themes."""

from textual.theme import BUILTIN_THEMES, Theme

from burnout_tui.message import Message
from burnout_tui.view.terminal_filter import LIMITED_COLOURS
from textual_wire.detection.terminal import Terminal

KIND_VARIABLES = tuple(f"kind-{kind}" for kind in ("family", "love", "money", "work", "chance", "art"))
"""The colours of the kinds of relation."""

# All colours are in the palette of 256, so terminals with no more show the same. Its greys take half the bytes.
NOIR = Theme(
    name="noir",
    primary="#ffaf5f",  # sodium lamps
    secondary="#d7af87",
    accent="#ff5f00",  # the one burnt orange
    foreground="#e4e4e4",
    background="#121212",
    surface="#1c1c1c",
    panel="#262626",
    warning="#ffaf5f",
    error="#ff875f",
    success="#afd787",
    dark=True,
    variables={
        "guide-dim": "#a8a8a8",
        "guide-link": "#ffaf5f",
        "guide-mark": "#ff5f00",
        "guide-rule": "#4e4e4e",
        "guide-cursor": "#3a3a3a",
        "guide-cursor-text": "#ffd787",
        "kind-family": "#87d787",
        "kind-love": "#ff87af",
        "kind-money": "#ffaf5f",
        "kind-work": "#87afd7",
        "kind-chance": "#d7afff",
        "kind-art": "#5fd7d7",
        "border-blurred": "#4e4e4e",
        "scrollbar": "#4e4e4e",
        "scrollbar-background": "#121212",
    },
)
VILLE_BLANCHE = Theme(
    name="ville-blanche",
    primary="#8a4b00",
    secondary="#5d5140",
    accent="#b03a00",
    foreground="#2a2520",
    background="#faf7f0",
    surface="#f1ece1",
    panel="#e8e1d2",
    warning="#8a4b00",
    error="#a3180b",
    success="#3d6312",
    dark=False,
    variables={
        "guide-dim": "#665c4e",
        "guide-link": "#8a4b00",
        "guide-mark": "#b03a00",
        "guide-rule": "#cfc5b2",
        "guide-cursor": "#f3dcb4",
        "guide-cursor-text": "#5c2f00",
        "kind-family": "#3d6312",
        "kind-love": "#a8123f",
        "kind-money": "#8a4b00",
        "kind-work": "#0b5394",
        "kind-chance": "#6a2c91",
        "kind-art": "#00625a",
        "border-blurred": "#cfc5b2",
        "scrollbar": "#cfc5b2",
        "scrollbar-background": "#faf7f0",
    },
)
ANSI = Theme(
    name="ansi",
    primary="ansi_yellow",
    secondary="ansi_cyan",
    accent="ansi_bright_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    warning="ansi_yellow",
    error="ansi_bright_red",
    success="ansi_green",
    dark=True,
    ansi=True,
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "guide-dim": "ansi_default",
        "guide-link": "ansi_default",
        "guide-mark": "ansi_default",
        "guide-rule": "ansi_default",
        "guide-cursor": "ansi_default",
        "guide-cursor-text": "ansi_default",
        **dict.fromkeys(KIND_VARIABLES, "ansi_default"),
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "scrollbar": "ansi_default",
        "scrollbar-background": "ansi_default",
    },
)
THEMES = (NOIR, VILLE_BLANCHE, ANSI)
"""The guide's own themes, in the order in which a key goes through them."""


def first_theme(terminal: Terminal | None) -> Theme:
    """Return the theme for a reader who has chosen none: the terminal's own colours if it has few."""
    return ANSI if terminal and terminal.colours in LIMITED_COLOURS else NOIR


def next_theme(name: str) -> str:
    """Return the name of the guide's theme after another one; the first after a theme that is not the guide's."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else NOIR.name


def unknown_theme(name: str) -> Message | None:
    """Return an error message for a name that no theme has, the guide's or Textual's; None for a known theme."""
    from burnout_tui.suggest import did_you_mean
    from burnout_tui.toml.sanitize import sanitize_line
    from burnout_tui.visible import spell_out

    names = [*(theme.name for theme in THEMES), *BUILTIN_THEMES]
    if name in names:
        return None
    hint = did_you_mean(name, names) or Message("; choose from {names}", names=", ".join(names))
    return Message("there is no theme “{name}”{hint}", name=spell_out(sanitize_line(name)), hint=hint)


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Return the guide's colour variables for a theme that does not define them, such as Textual's own."""
    text = theme.foreground or ("#e0e0e0" if theme.dark else "#1f1f1f")
    return {
        "guide-dim": text,
        "guide-link": text,
        "guide-mark": text,
        "guide-rule": text,
        "guide-cursor": theme.panel or theme.surface or ("#333333" if theme.dark else "#d8d8d8"),
        "guide-cursor-text": text,
        **dict.fromkeys(KIND_VARIABLES, text),
    }
