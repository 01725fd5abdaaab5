"""Asking the terminal to copy a text: OSC 52 (xterm's control sequences), also through tmux and GNU screen."""

import base64

from textual_wire.detect.terminal import Terminal

MOST_BYTES = 74_994
"""Of text in UTF-8: in base64 that is 99,992 bytes, and the sequence 100,000, which is as long as many terminals
take (the limit of hterm's osc52.sh and of vim-oscyank)."""

_PIECE = 252
"""Bytes of a string that GNU screen hands on at once. Before 2014 it took 256 with the marks around it, since then 768
(the history is told in hterm's osc52.sh); what is longer it would show as text."""
_SHORT = 256
"""Bytes that any GNU screen passes over as one string that it does not know."""


def ask_to_copy(text: str, terminal: Terminal | None) -> str:
    """What to send to the terminal so that it copies a text; empty where the terminal may not be asked.

    That is so for terminals that are not known to pass over the request unseen, and for a text that is longer than
    ``MOST_BYTES``. A terminal of which nothing is known (None) is asked. No terminal answers: that it was asked is all
    that can be said.
    """
    data = text.encode("utf-8", "replace")
    clipboard = terminal.clipboard if terminal else "asked"
    if clipboard == "none" or len(data) > MOST_BYTES:
        return ""
    request = f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"
    if clipboard == "tmux":
        # The one is for set-clipboard, the other for allow-passthrough; tmux drops what it is not set to take.
        return request + _through_tmux(request)
    if clipboard == "screen":
        return _through_screen(request)
    if clipboard == "either":
        # GNU screen passes over a short request and shows the rest of a long one; tmux drops what is for screen.
        return (request if len(request) <= _SHORT else "") + _through_screen(request)
    return request


def _through_tmux(sequence: str) -> str:
    """A sequence for the terminal outside of tmux (its FAQ: "passthrough"), with each escape doubled."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def _through_screen(sequence: str) -> str:
    """A sequence for the terminal outside of GNU screen (its manual: "ESC P"), in pieces that it takes."""
    pieces = (sequence[start : start + _PIECE] for start in range(0, len(sequence), _PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
