"""The title of the terminal's window: OSC 2, with the title before on the terminal's stack (XTWINOPS 22 and 23).

xterm, VTE, kitty, foot, iTerm, Alacritty and tmux keep such a stack; others ignore both sequences. GNU screen takes the
title as that of its status line, and ignores the stack. So a title is emptied before the one below it is taken back.
"""

import unicodedata

from textual_wire.ascii.cells import transliterate_line
from textual_wire.detection.terminal import Terminal

SAVE = "\x1b[22;2t"
"""Puts the title on the stack."""
RESTORE = ("\x1b]2;\x07", "\x1b[23;2t")
"""Empty the title, then take it from the stack."""
MAX_LENGTH = 120
"""The longest title, in characters: every window bar cuts earlier, and GNU screen ignores up to 256 bytes."""

_JOINERS = "\u200c\u200d"
"""Invisible characters that belong to the spelling of words."""


def title_request(text: str, terminal: Terminal | None) -> str:
    """Return the sequence that sets the title of a terminal's window; empty for terminals that may print it.

    Characters that control a terminal, or that nobody sees, are left out. If nothing is known about the terminal
    (None), the title is set.
    """
    if terminal and not terminal.answers_queries:
        return ""
    shown = "".join(character if character != "\n" else " " for character in text if _is_shown(character))
    if terminal and terminal.charsets:
        shown = "".join(transliterate_line([shown], terminal.charsets))
    return f"\x1b]2;{shown[:MAX_LENGTH]}\x07"


def _is_shown(character: str) -> bool:
    return character in _JOINERS or character == "\n" or unicodedata.category(character)[0] not in "C"
