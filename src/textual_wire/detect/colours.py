"""Which colours a terminal is sent."""

from collections.abc import Mapping

from textual_wire.detect.multiplexer import Around
from textual_wire.detect.profiles import COLOURS, Colours, Kind, colours_called

_TRUECOLOR = ("truecolor", "24bit")
_LEAST_VTE = 3600
"""The version of VTE, the library of GNOME's terminals, that came with all colours: 0.36."""
_FORCED: dict[str, Colours] = {"0": "none", "false": "none", "1": "16", "2": "256", "3": "truecolor"}
"""The levels of FORCE_COLOR, as the programs that brought it up count them."""


def chosen_colours(
    environ: Mapping[str, str], term: str, kind: Kind, recognised: str, around: Around
) -> tuple[Colours, str]:
    """The colours, and why these. Variables that are empty count as not set (no-color.org, force-color.org)."""
    if environ.get("NO_COLOR"):
        return "none", "NO_COLOR is set"
    found, reason = _found(environ, term, kind, recognised, around)
    force = environ.get("FORCE_COLOR", "").lower()
    if not force:
        return found, reason
    forced = _FORCED.get(force, found if found != "none" else "16")
    return forced, f"FORCE_COLOR={force} asks for it"


def _found(environ: Mapping[str, str], term: str, kind: Kind, recognised: str, around: Around) -> tuple[Colours, str]:
    ending = colours_called(term)
    if ending == "none":
        return "none", f"TERM={term} says that it has none"
    named = max(kind.colours, ending or "none", key=COLOURS.index)
    if around.name == "screen":
        # What GNU screen runs in may have said COLORTERM; it does not hand such colours on before its version 5.
        colours = min(named, "256", key=COLOURS.index)
        return colours, f"TERM={term}, and GNU screen shows no more than 256"
    if environ.get("COLORTERM", "").lower() in _TRUECOLOR:
        return "truecolor", f"COLORTERM={environ['COLORTERM']} says so"
    if around.name == "" and (variable := _window(environ)):
        return "truecolor", f"{variable} is set by a terminal that shows all colours"
    if ending and named == ending != kind.colours:
        return named, f"TERM={term} says so at its end"
    return named, recognised


def _window(environ: Mapping[str, str]) -> str:
    """The variable of a terminal on this machine that is known to show all colours; empty where there is none."""
    version = environ.get("VTE_VERSION", "")
    if version.isascii() and version.isdigit() and int(version[:9]) >= _LEAST_VTE:
        return "VTE_VERSION"
    if environ.get("LC_TERMINAL") == "iTerm2":
        return "LC_TERMINAL"
    return next((name for name in ("KONSOLE_VERSION", "WT_SESSION") if environ.get(name)), "")
