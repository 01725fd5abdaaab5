"""The multiplexer between app and terminal, and the form in which a copy request passes through it."""

from collections.abc import Mapping
from typing import Literal

from textual_wire.detection.phrase import Phrase
from textual_wire.detection.profiles import Profile

Multiplexer = Literal["tmux", "screen", ""]
Clipboard = Literal["plain", "tmux", "screen", "either", "none"]
"""Forms of OSC 52: plain; wrapped for tmux or for GNU screen; safe in both, when it may be either; never sent."""


def detect_multiplexer(environ: Mapping[str, str], term: str) -> tuple[Multiplexer, Phrase]:
    """Return the multiplexer that the app runs in, here or on the connecting machine, and the reason.

    Programs started inside a multiplexer inherit its variables, even a new terminal window with another TERM. So the
    variables count only together with a matching TERM.
    """
    if term.startswith("screen."):
        return "screen", Phrase("TERM={term} is a name that GNU screen sets", term=term)
    if term.startswith("tmux"):
        return "tmux", Phrase("TERM={term} is a name that tmux sets", term=term)
    if term.startswith("screen"):
        if environ.get("TMUX") and (environ.get("TERM_PROGRAM") == "tmux" or not environ.get("STY")):
            return "tmux", Phrase("TMUX is set, and TERM={term} is a name that tmux sets", term=term)
        if environ.get("STY") and not environ.get("TMUX"):
            return "screen", Phrase("STY is set, and TERM={term} is a name that GNU screen sets", term=term)
        return "", Phrase(
            "both GNU screen and tmux set TERM={term}, and no variable says which of them it is", term=term
        )
    return "", Phrase("no multiplexer sets TERM={term}", term=term)


def choose_clipboard(term: str, profile: Profile, multiplexer: Multiplexer) -> tuple[Clipboard, Phrase]:
    """Return the form of a copy request, and the reason."""
    if not profile.clipboard or not profile.full_screen:
        return "none", Phrase("TERM={term} is not known to accept or ignore OSC 52", term=term)
    if multiplexer == "tmux":
        return "tmux", Phrase("tmux accepts OSC 52 if set-clipboard is on, and passes it on if allow-passthrough is on")
    if multiplexer == "screen":
        return "screen", Phrase("GNU screen passes OSC 52 on in pieces")
    if term.startswith("screen"):
        return "either", Phrase("it may run in tmux or in GNU screen, and only what neither of them prints is sent")
    return "plain", Phrase("terminals of this name accept or ignore OSC 52")
