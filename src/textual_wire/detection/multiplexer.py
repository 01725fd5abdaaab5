"""The multiplexer between app and terminal, and the form in which a copy request passes through it."""

from collections.abc import Mapping
from typing import Literal

from textual_wire.detection.profiles import Profile

Multiplexer = Literal["tmux", "screen", ""]
Clipboard = Literal["plain", "tmux", "screen", "either", "none"]
"""Forms of OSC 52: plain; wrapped for tmux or for GNU screen; safe in both, when it may be either; never sent."""


def detect_multiplexer(environ: Mapping[str, str], term: str) -> tuple[Multiplexer, str]:
    """Return the multiplexer that the app runs in, here or on the connecting machine, and the reason.

    Programs started inside a multiplexer inherit its variables, even a new terminal window with another TERM. So the
    variables count only together with a matching TERM.
    """
    if term.startswith("screen."):
        return "screen", f"TERM={term} is a name that GNU screen sets"
    if term.startswith("tmux"):
        return "tmux", f"TERM={term} is a name that tmux sets"
    if term.startswith("screen"):
        if environ.get("TMUX") and (environ.get("TERM_PROGRAM") == "tmux" or not environ.get("STY")):
            return "tmux", f"TMUX is set, and TERM={term} is a name that tmux sets"
        if environ.get("STY") and not environ.get("TMUX"):
            return "screen", f"STY is set, and TERM={term} is a name that GNU screen sets"
        return "", f"both GNU screen and tmux set TERM={term}, and no variable says which of them it is"
    return "", f"no multiplexer sets TERM={term}"


def choose_clipboard(term: str, profile: Profile, multiplexer: Multiplexer) -> tuple[Clipboard, str]:
    """Return the form of a copy request, and the reason."""
    if not profile.clipboard or not profile.full_screen:
        return "none", f"TERM={term} is not known to accept or ignore OSC 52"
    if multiplexer == "tmux":
        return "tmux", "tmux accepts OSC 52 if set-clipboard is on, and passes it on if allow-passthrough is on"
    if multiplexer == "screen":
        return "screen", "GNU screen passes OSC 52 on in pieces"
    if term.startswith("screen"):
        return "either", "it may run in tmux or in GNU screen, and only what neither of them prints is sent"
    return "plain", "terminals of this name accept or ignore OSC 52"
