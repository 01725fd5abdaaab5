"""Detect a terminal from its environment, before anything is sent to it."""

from collections.abc import Mapping

from textual_wire.detection.colours import choose_colours
from textual_wire.detection.encoding import choose_encoding, usable_encoding
from textual_wire.detection.features import Features
from textual_wire.detection.multiplexer import choose_clipboard, detect_multiplexer
from textual_wire.detection.phrase import Phrase, joined
from textual_wire.detection.profiles import PROFILES, UNKNOWN, Colours, Profile, find_profile
from textual_wire.detection.terminal import Terminal
from textual_wire.detection.terminfo import TerminfoEntry, read_terminfo

_TEXT_ONLY = Phrase("only text is sent")
"""The reason why a terminal without a full screen gets no colours, mouse or other features."""
_SSH_VARIABLES = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
_TERMINFO_COLOURS: tuple[tuple[int, Colours], ...] = ((1 << 24, "truecolor"), (256, "256"), (16, "16"), (8, "8"))


def detect(
    environ: Mapping[str, str],
    encoding: str | None = None,
    columns: int = 0,
    rows: int = 0,
    over_ssh: bool | None = None,
) -> Terminal:
    """Return the terminal that an environment describes. The environment can be a remote client's.

    ``encoding`` is that of the output stream; UTF-8 counts only if nothing contradicts it, since Python falls back to
    it. ``over_ssh`` is read from the environment if it is None.
    """
    term = environ.get("TERM", "")
    profile, profile_reason = _choose_profile(term)
    multiplexer, multiplexer_reason = detect_multiplexer(environ, term)
    colours, colours_reason = choose_colours(environ, term, profile, profile_reason, multiplexer)
    if not profile.full_screen:
        colours, colours_reason = "none", _TEXT_ONLY
        profile = profile._replace(features=Features(), mouse=False, answers_queries=False)
    link, link_reason = _choose_link(environ, over_ssh)
    charset, charset_reason = choose_encoding(
        environ, term, profile, usable_encoding(encoding or ""), in_multiplexer=bool(multiplexer)
    )
    clipboard, clipboard_reason = choose_clipboard(term, profile, multiplexer)
    mouse, mouse_reason = _choose_mouse(profile, term, link, multiplexer)
    return Terminal(
        term=term,
        full_screen=profile.full_screen,
        colours=colours,
        encoding=charset,
        charsets=(profile.charsets if charset == "utf-8" else (charset,)),
        italic=profile.italic,
        features=profile.features,
        mouse=mouse,
        answers_queries=profile.answers_queries and environ.get("TERM_PROGRAM") != "Apple_Terminal",
        clipboard=clipboard,
        multiplexer=multiplexer,
        over_ssh=link,
        columns=columns,
        rows=rows,
        reasons=(
            ("full_screen", profile_reason),
            ("colours", colours_reason),
            ("encoding", charset_reason),
            ("features", _features_reason(term, profile)),
            ("mouse", mouse_reason if profile.full_screen else _TEXT_ONLY),
            ("clipboard", clipboard_reason if profile.full_screen else _TEXT_ONLY),
            ("multiplexer", multiplexer_reason),
            ("over_ssh", link_reason),
        ),
    )


def _choose_profile(term: str) -> tuple[Profile, Phrase]:
    if not term:
        return PROFILES[""], Phrase("{variable} is not set", variable="TERM")
    if known := find_profile(term):
        name, profile = known
        return profile, Phrase("TERM={term} is in the built-in table as {name}", term=term, name=name)
    if entry := read_terminfo(term):
        return _profile_from_terminfo(entry), Phrase("this machine's terminfo describes TERM={term}", term=term)
    return UNKNOWN, Phrase("TERM={term} is neither in the built-in table nor in this machine's terminfo", term=term)


def _profile_from_terminfo(entry: TerminfoEntry) -> Profile:
    return Profile(
        colours=next((colours for count, colours in _TERMINFO_COLOURS if entry.colours >= count), "none"),
        features=Features(
            erase=entry.erase,
            erase_characters=entry.erase_characters,
            back_colour_erase=entry.back_colour_erase,
            repeat=entry.repeat,
        ),
        full_screen=entry.cursor_address,
        utf8="unlikely",
        mouse=False,
        answers_queries=False,
        clipboard=False,
    )


def _choose_link(environ: Mapping[str, str], over_ssh: bool | None) -> tuple[bool, Phrase]:
    if over_ssh is not None:
        given = Phrase("the app was given this connection") if over_ssh else Phrase("the app runs on this machine")
        return over_ssh, given
    variable = next((name for name in _SSH_VARIABLES if environ.get(name)), "")
    if variable:
        return True, Phrase("{variable} is set", variable=variable)
    return False, Phrase("SSH_CONNECTION, SSH_TTY and SSH_CLIENT are not set")


def _choose_mouse(profile: Profile, term: str, over_ssh: bool, multiplexer: str) -> tuple[bool, Phrase]:
    if not profile.mouse:
        return False, Phrase("TERM={term} is not known to report it in a supported form", term=term)
    if multiplexer == "screen":
        return False, Phrase("GNU screen before version 5 reports it in an unsupported form")
    if over_ssh:
        return False, Phrase("over SSH every move would be sent, and selecting text would need a modifier key")
    return True, Phrase("it costs nothing on this machine")


def _features_reason(term: str, profile: Profile) -> Phrase:
    if not profile.full_screen:
        return _TEXT_ONLY
    labels = {
        "erase": Phrase("erasing lines"),
        "erase_characters": Phrase("erasing characters"),
        "back_colour_erase": Phrase("erasing in the background colour"),
        "repeat": Phrase("repeating characters"),
        "synchronized": Phrase("synchronized output"),
        "links": Phrase("hyperlinks"),
    }
    supported = [label for name, label in labels.items() if getattr(profile.features, name)]
    if not supported:
        return Phrase("TERM={term} is known to support none of them", term=term)
    return Phrase("TERM={term} is known to support {features}", term=term, features=joined(supported))
