"""Which ASCII stands for a sign, where the sign itself cannot be shown."""

import unicodedata

_SIGNS = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╴╶╸╺⎯", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻", "|"),
    "▁": "_",
    **dict.fromkeys("▂▃▄▅▆▇", " "),  # the ends of scroll bars, of which the rest is shown without a character
    **dict.fromkeys("▔▀", "-"),
    **dict.fromkeys("█▓■◼◆♦", "#"),
    **dict.fromkeys("░▒▭□", ":"),
    "▬": "=",
    **dict.fromkeys("▌▍▎▏▐▕", "|"),
    **dict.fromkeys("←◀◂◄‹", "<"),
    **dict.fromkeys("→▶▸►›❯", ">"),
    **dict.fromkeys("↑▲△▴", "^"),
    **dict.fromkeys("↓▼▽▾", "v"),
    **dict.fromkeys("⏎↵", "="),
    "⌫": "<",
    **dict.fromkeys("·‐‑‒–—―−", "-"),
    **dict.fromkeys("•★✱●", "*"),
    **dict.fromkeys("○◌◦◇", "o"),
    "◉": "@",
    "♥": "&",
    **dict.fromkeys("‘’‚‛ʻʼʾʿ′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    "…": "~",
    "≠": "#",
    "≡": "=",
    "≥": ">",
    "≤": "<",
    "×": "x",
    "†": "+",
    "‡": "%",
    **dict.fromkeys("✓✔", "v"),
    **dict.fromkeys("✗✘", "x"),
}
"""One character for one cell."""

_LONGER = {
    "⏎": "Enter",
    "↵": "Enter",
    "⌫": "Bksp",
    "…": "...",
    "≠": "!=",
    "≥": ">=",
    "≤": "<=",
    "—": "--",
}
"""What is better where there is room."""


def short(sign: str) -> str:
    """One character of ASCII for a sign that is one cell wide; empty for what is not a sign."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    code = ord(sign)
    if 0x2500 <= code < 0x2580:
        return "+"
    if 0x2580 <= code < 0x25A0:
        return "#"
    if 0x2400 <= code < 0x2420:
        return "?"
    return " " if unicodedata.category(sign) == "Zs" else ""


def longer(sign: str) -> str:
    """More than one character for a sign, which says it better; empty where there is none."""
    if 0x2400 <= ord(sign) < 0x2420:
        return "^" + chr(ord(sign) - 0x2400 + 0x40)
    return _LONGER.get(sign, "")


def spelled(keys: str) -> str:
    """A text with names of keys, in which signs such as that of the enter key have become words."""
    return "".join(longer(sign) or sign for sign in keys)


def is_drawn(character: str) -> bool:
    """Whether a character is part of a frame or a line, which what stands beside it must not push away."""
    return "\u2500" <= character < "\u25a0"
