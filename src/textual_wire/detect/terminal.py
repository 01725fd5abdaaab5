"""What a terminal is and can do, found out from what its environment says, before anything is sent to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from textual_wire.detect.charset import charset_called
from textual_wire.detect.colours import chosen_colours
from textual_wire.detect.encoding import chosen_encoding
from textual_wire.detect.features import Features
from textual_wire.detect.multiplexer import Clipboard, Multiplexer, chosen_clipboard, multiplexer_around
from textual_wire.detect.profiles import STRANGER, Colours, Kind, kind_called
from textual_wire.detect.terminfo import Entry, entry

Decision = Literal["screen", "colours", "encoding", "features", "mouse", "clipboard", "multiplexer", "link", "size"]

_FRAMES = "─│┌┐└┘├┤┬┴┼"
_TEXT_ONLY = "nothing but text is sent"
"""Why a terminal that cannot be painted on gets none of what else it may be known for."""


@dataclass(frozen=True)
class Terminal:
    """A terminal, and how the guide is to be shown on it."""

    term: str
    """Its name, the one that the variable TERM says."""

    screen: bool
    """Whether a screen can be painted on it; otherwise the guide is printed as text."""

    colours: Colours
    """The richest colours that it shows. With ``none``, no colour is sent."""

    encoding: str
    """Python's name of the character set that is sent."""

    glyphs: tuple[str, ...]
    """Character sets whose characters it shows; empty where it shows all of Unicode."""

    italic: bool
    """Whether slanted text is sent."""

    features: Features
    """What makes a picture cheaper to send."""

    mouse: bool
    """Whether it is asked to report the mouse, unless somebody says otherwise."""

    questions: bool
    """Whether it can be asked what it knows (DECRQM) and sent the keyboard protocol, without printing either."""

    clipboard: Clipboard
    """How it is asked to copy; ``none`` where it may not be asked."""

    multiplexer: Multiplexer
    """What stands between: tmux or GNU screen; empty for neither."""

    over_ssh: bool
    """Whether the terminal is at the other end of an SSH connection."""

    columns: int
    """0 where it is not known."""

    rows: int
    """0 where it is not known."""

    reasons: tuple[tuple[Decision, str], ...] = ()
    """Why each of this was decided so, in sentences."""

    @property
    def utf8(self) -> bool:
        """Whether it is sent UTF-8."""
        return self.encoding == "utf-8"

    @property
    def ascii_only(self) -> bool:
        """Whether it cannot show the lines of frames and pictures."""
        from textual_wire.ascii.cells import shows

        return not shows(_FRAMES, self.glyphs)


def recognise(
    environ: Mapping[str, str],
    encoding: str | None = None,
    columns: int = 0,
    rows: int = 0,
    over_ssh: bool | None = None,
) -> Terminal:
    """The terminal that an environment speaks of: this machine's, or that of a visitor.

    ``encoding`` is that of the stream that goes to it, where there is one that is not UTF-8 for want of better
    knowledge. ``over_ssh`` is taken from the environment where it is not given.
    """
    term = environ.get("TERM", "")
    kind, recognised = _kind(term)
    around = multiplexer_around(environ, term)
    colours, colours_reason = chosen_colours(environ, term, kind, recognised, around)
    if not kind.screen:
        colours, colours_reason = "none", _TEXT_ONLY
        kind = replace(kind, features=Features(), mouse=False, questions=False, clipboard=False)
    link, link_reason = _link(environ, over_ssh)
    charset, charset_reason = chosen_encoding(environ, term, kind, charset_called(encoding or ""), bool(around.name))
    clipboard, clipboard_reason = chosen_clipboard(environ, term, kind, around)
    mouse, mouse_reason = _mouse(kind, term, link, around.name)
    return Terminal(
        term=term,
        screen=kind.screen,
        colours=colours,
        encoding=charset,
        glyphs=(kind.glyphs if charset == "utf-8" else (charset,)),
        italic=kind.italic,
        features=kind.features,
        mouse=mouse,
        questions=kind.questions and environ.get("TERM_PROGRAM") != "Apple_Terminal",
        clipboard=clipboard,
        multiplexer=around.name,
        over_ssh=link,
        columns=columns,
        rows=rows,
        reasons=(
            ("screen", recognised if kind.screen else f"{recognised}, which cannot be painted on"),
            ("colours", colours_reason),
            ("encoding", charset_reason),
            ("features", _features_reason(term, kind)),
            ("mouse", mouse_reason if kind.screen else _TEXT_ONLY),
            ("clipboard", clipboard_reason if kind.screen else _TEXT_ONLY),
            ("multiplexer", around.reason),
            ("link", link_reason),
        ),
    )


def _kind(term: str) -> tuple[Kind, str]:
    """What is known of a terminal, and where from."""
    if not term:
        return kind_called("")[1], "TERM is not set"  # type: ignore[index] # the empty name is in the table
    if known := kind_called(term):
        return known[1], f"TERM={term} is known here as {known[0]}"
    if found := entry(term):
        return _described(found), f"TERM={term} is described by this machine's terminfo"
    return STRANGER, f"TERM={term} is unknown, here and in this machine's terminfo"


def _described(found: Entry) -> Kind:
    colours: Colours = "none"
    for least, name in ((8, "8"), (16, "16"), (256, "256"), (1 << 24, "truecolor")):
        if found.colours >= least:
            colours = name  # type: ignore[assignment] # these are the names
    return Kind(
        colours=colours,
        features=Features(
            erase=found.erase,
            erase_characters=found.erase_characters,
            back_colour_erase=found.back_colour_erase,
            repeat=found.repeat,
        ),
        screen=found.addresses,
        encoding="unlikely",
        mouse=False,
        questions=False,
        clipboard=False,
    )


def _link(environ: Mapping[str, str], over_ssh: bool | None) -> tuple[bool, str]:
    variable = next((name for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT") if environ.get(name)), "")
    if over_ssh is not None:
        return over_ssh, "it is a visitor's" if over_ssh else "it was said so"
    return (True, f"{variable} is set") if variable else (False, "SSH_CONNECTION, SSH_TTY and SSH_CLIENT are not set")


def _mouse(kind: Kind, term: str, over_ssh: bool, multiplexer: str) -> tuple[bool, str]:
    if not kind.mouse:
        return False, f"TERM={term} is not known to report it in a form that is understood here"
    if multiplexer == "screen":
        return False, "GNU screen before its version 5 reports it in a form that is not understood here"
    if over_ssh:
        return (
            False,
            "over SSH each of its moves would travel, and selecting text would need a key; --mouse asks for it",
        )
    return True, "it costs nothing on this machine; --no-mouse leaves it to the terminal"


def _features_reason(term: str, kind: Kind) -> str:
    if not kind.screen:
        return _TEXT_ONLY
    names = {
        "erase": "erasing lines",
        "erase_characters": "erasing characters",
        "back_colour_erase": "erasing in the background's colour",
        "repeat": "repeating characters",
        "synchronized": "whole frames",
        "links": "hyperlinks",
    }
    known = [words for name, words in names.items() if getattr(kind.features, name)]
    return f"TERM={term} is known for {', '.join(known)}" if known else f"TERM={term} is known for nothing of the kind"
