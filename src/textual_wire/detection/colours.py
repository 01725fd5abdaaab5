"""The number of colours that may be sent to a terminal."""

from collections.abc import Mapping

from textual_wire.detection.multiplexer import Multiplexer
from textual_wire.detection.phrase import Phrase
from textual_wire.detection.profiles import COLOURS, Colours, Profile, colours_in_name

_TRUECOLOR = ("truecolor", "24bit")
_MIN_VTE = 3600
"""The first version of VTE, GNOME's terminal library, with 24-bit colour: 0.36."""
_FORCED: dict[str, Colours] = {"0": "none", "false": "none", "1": "16", "2": "256", "3": "truecolor"}
"""The levels of FORCE_COLOR, as Node's supports-color defines them."""


def choose_colours(
    environ: Mapping[str, str], term: str, profile: Profile, profile_reason: Phrase, multiplexer: Multiplexer
) -> tuple[Colours, Phrase]:
    """Return the colours and the reason. An empty variable counts as unset (no-color.org, force-color.org)."""
    if environ.get("NO_COLOR"):
        return "none", Phrase("{variable} is set", variable="NO_COLOR")
    colours, reason = _supported(environ, term, profile, profile_reason, multiplexer)
    force = environ.get("FORCE_COLOR")
    if not force:
        return colours, reason
    forced = _FORCED.get(force.lower(), colours if colours != "none" else "16")
    return forced, Phrase("{variable}={value} asks for it", variable="FORCE_COLOR", value=force)


def _supported(
    environ: Mapping[str, str], term: str, profile: Profile, profile_reason: Phrase, multiplexer: Multiplexer
) -> tuple[Colours, Phrase]:
    promised = colours_in_name(term)
    if promised == "none":
        return "none", Phrase("the ending of TERM={term} means monochrome", term=term)
    by_name = max(profile.colours, promised or "none", key=COLOURS.index)
    if multiplexer == "screen":
        # COLORTERM may come from the terminal around GNU screen, which passes on 24-bit colours only since version 5.
        reason = Phrase("TERM={term}, and GNU screen shows at most 256 colours", term=term)
        return min(by_name, "256", key=COLOURS.index), reason
    value = environ.get("COLORTERM", "")
    if value.lower() in _TRUECOLOR:
        return "truecolor", Phrase("{variable}={value} announces it", variable="COLORTERM", value=value)
    if not multiplexer and (variable := _truecolor_variable(environ)):
        return "truecolor", Phrase("{variable} is set by a terminal with 24-bit colour", variable=variable)
    if promised and by_name == promised != profile.colours:
        return by_name, Phrase("the ending of TERM={term} announces it", term=term)
    return by_name, profile_reason


def _truecolor_variable(environ: Mapping[str, str]) -> str:
    """Return the variable that a local terminal with 24-bit colour has set; empty if there is none."""
    version = environ.get("VTE_VERSION", "")
    if version.isascii() and version.isdigit() and int(version[:9]) >= _MIN_VTE:
        return "VTE_VERSION"
    if environ.get("LC_TERMINAL") == "iTerm2":
        return "LC_TERMINAL"
    return next((name for name in ("KONSOLE_VERSION", "WT_SESSION") if environ.get(name)), "")
