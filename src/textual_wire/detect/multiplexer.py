"""What stands between the guide and the terminal, and how the terminal is asked to copy through it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from textual_wire.detect.profiles import Kind

Multiplexer = Literal["tmux", "screen", ""]
Clipboard = Literal["plain", "tmux", "screen", "either", "none"]
"""OSC 52 as it is; wrapped for tmux, or for GNU screen; so that neither of the two shows any of it; not at all."""


class Around(NamedTuple):
    """What was found around the guide."""

    name: Multiplexer
    reason: str


def multiplexer_around(environ: Mapping[str, str], term: str) -> Around:
    """The multiplexer that the guide runs in, on this machine or on the one that the connection came from.

    Programs that are started from within one inherit its variables, even a terminal's window with another TERM: so
    they count only with a TERM that fits.
    """
    if term.startswith("screen."):
        return Around("screen", f"TERM={term} is what GNU screen calls itself")
    if term.startswith("tmux"):
        return Around("tmux", f"TERM={term} is what tmux calls itself")
    if term.startswith("screen"):
        if environ.get("TMUX") and (environ.get("TERM_PROGRAM") == "tmux" or not environ.get("STY")):
            return Around("tmux", f"TMUX is set, and TERM={term} is what tmux calls itself")
        if environ.get("STY") and not environ.get("TMUX"):
            return Around("screen", f"STY is set, and TERM={term} is what GNU screen calls itself")
        return Around("", f"TERM={term} is what both GNU screen and tmux call themselves, and nothing says which it is")
    return Around("", f"TERM={term} is no multiplexer's")


def chosen_clipboard(environ: Mapping[str, str], term: str, kind: Kind, around: Around) -> tuple[Clipboard, str]:
    """How the terminal is asked to copy, and why."""
    if not kind.clipboard or not kind.screen:
        return "none", f"TERM={term} is not known to pass over OSC 52 unseen"
    if around.name == "tmux":
        return "tmux", "tmux takes OSC 52 where set-clipboard is on, and hands it on where allow-passthrough is on"
    if around.name == "screen":
        return "screen", "GNU screen hands OSC 52 on in pieces"
    if term.startswith("screen"):
        return "either", "what is not known to be tmux or GNU screen is sent only what neither shows"
    return "plain", "terminals of this name take OSC 52, or pass over it"
