"""Ask the terminal to copy text with OSC 52 (xterm's control sequences), also through tmux and GNU screen."""

from textual_wire.detection.terminal import Terminal

MAX_BYTES = 74_994
"""The longest text, in bytes of UTF-8. In base64 it has 99,992 bytes and the sequence 100,000, the limit of many
terminals (hterm's osc52.sh, vim-oscyank)."""

_PIECE = 252
"""The longest string, in bytes, that every version of GNU screen passes on. The oldest accept 256, delimiters included
(hterm's osc52.sh). Screen prints the rest of a longer string."""
_SHORT = 256
"""The longest unknown string, in bytes, that every version of GNU screen ignores."""


def copy_request(text: str, terminal: Terminal | None) -> str:
    """Return the sequence that asks a terminal to copy a text; empty if the terminal must not be asked.

    It is empty for terminals that may print the request, and for texts longer than ``MAX_BYTES``. If nothing is known
    about the terminal (None), it is asked. Terminals do not confirm a copy, so the app can only say that it asked.
    """
    data = text.encode("utf-8", "replace")
    clipboard = terminal.clipboard if terminal else "plain"
    if clipboard == "none" or len(data) > MAX_BYTES:
        return ""
    import base64

    request = f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"
    if clipboard == "tmux":
        # The first needs tmux's option set-clipboard, the second allow-passthrough. Otherwise tmux drops it.
        return request + _through_tmux(request)
    if clipboard == "screen":
        return _through_screen(request)
    if clipboard == "either":
        # GNU screen ignores a short request and prints the end of a long one; tmux drops strings for screen.
        return (request if len(request) <= _SHORT else "") + _through_screen(request)
    return request


def _through_tmux(sequence: str) -> str:
    """Wrap a sequence for the terminal around tmux (its FAQ: "passthrough"), with each escape doubled."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def _through_screen(sequence: str) -> str:
    """Wrap a sequence for the terminal around GNU screen (its manual: "ESC P"), in short pieces."""
    pieces = (sequence[start : start + _PIECE] for start in range(0, len(sequence), _PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
