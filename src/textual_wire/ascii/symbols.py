"""ASCII replacements for symbols, frames and key names."""

import unicodedata
from collections.abc import Callable

_SYMBOLS = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╴╶╸╺⎯", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻", "|"),
    "▁": "_",
    **dict.fromkeys("▂▃▄▅▆▇", " "),  # the ends of scroll bars; the rest of a bar is a background colour
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
    "◐": "%",
    "♥": "&",
    "∞": "8",
    "∩": "n",
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
"""One character for each."""

_WORDS = {
    "⏎": "Enter",
    "↵": "Enter",
    "⌫": "Bksp",
    "…": "...",
    "≠": "!=",
    "≥": ">=",
    "≤": "<=",
    "—": "--",
}
"""Longer, clearer replacements, used if there is space."""


_LIGHT = "┌┐└┘─│┴┬┼"
_FRAME_SETS = {
    "╭╮╰╯": ("┌┐└┘",),
    "╌╎┄┆┈┊": ("─│─│─│",),
    "╍╏┅┇┉┋": ("━┃━┃━┃", "─│─│─│"),
    "┏┓┗┛━┃┷┯╋": ("╔╗╚╝═║╧╤╬", _LIGHT),
    "╔╗╚╝═║╧╤╬": (_LIGHT,),
}
"""Characters of frames that are used together, and the sets that stand for them, the most similar first."""


def similar_frame(character: str, can_show: Callable[[str], bool]) -> str:
    """Return a character of a similar frame that can be shown; empty if there is none.

    Corners and lines of a frame are replaced together: by a set that can be shown whole.
    """
    for characters, sets in _FRAME_SETS.items():
        if character in characters:
            return next((found[characters.index(character)] for found in sets if can_show(found)), "")
    return ""


def ascii_symbol(symbol: str) -> str:
    """Return one ASCII character for a symbol one column wide; empty if the character is not a symbol."""
    if symbol in _SYMBOLS:
        return _SYMBOLS[symbol]
    code = ord(symbol)
    if 0x2500 <= code < 0x2580:
        return "+"
    if 0x2580 <= code < 0x25A0:
        return "#"
    if 0x2400 <= code < 0x2420:
        return "?"
    return " " if unicodedata.category(symbol) == "Zs" else ""


def ascii_word(symbol: str) -> str:
    """Return a longer, clearer replacement for a symbol; empty if there is none."""
    if 0x2400 <= ord(symbol) < 0x2420:
        return "^" + chr(ord(symbol) - 0x2400 + 0x40)
    return _WORDS.get(symbol, "")


def spell_out_keys(text: str) -> str:
    """Replace symbols of keys, such as that of the enter key, by their names."""
    return "".join(ascii_word(character) or character for character in text)


def is_line_drawing(character: str) -> bool:
    """Return True for a part of a frame or line. Longer replacements of its neighbours must not move it."""
    return "\u2500" <= character < "\u25a0"
