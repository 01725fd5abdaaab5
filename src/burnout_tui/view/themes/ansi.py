"""The roles of the terminal's own sixteen colours."""

ANSI_ROLES = {
    "guide-text": "ansi_default",
    "guide-dim": "ansi_default",
    "guide-dim-style": "dim",
    "guide-title": "ansi_default",
    "guide-heading": "ansi_cyan",
    "guide-link": "ansi_yellow",
    "guide-spoiler": "ansi_magenta",
    "guide-dispute": "ansi_red",
    "guide-match": "ansi_yellow",
    "guide-rule": "ansi_default",
    "guide-rule-lit": "ansi_yellow",
    "guide-cursor": "ansi_default",
    "guide-cursor-text": "ansi_default",
    "kind-family": "ansi_green",
    "kind-love": "ansi_red",
    "kind-work": "ansi_blue",
    "kind-money": "ansi_yellow",
    "kind-chance": "ansi_magenta",
    "kind-art": "ansi_cyan",
}
"""The guide's variables in a theme of the terminal's own colours.

Attributes distinguish roles of one hue: links are underlined, headings and titles bold, spoilers italic, matches and
the selection reversed. The usual six hues are kept for relations, as in lazygit and btop; the grey of the sixteen is
not used, because some palettes, such as Solarized, make it the background.
"""
