"""The syntax of control sequences (ECMA-48, xterm and others), and their effect on the screen."""

import re
from enum import Enum, auto
from typing import NamedTuple


class ScreenEffect(Enum):
    """The effect of a sequence on a tracked screen."""

    NONE = auto()
    """Cells, cursor and pen never change. Examples are a keyboard mode and a title."""
    REPORT = auto()
    """Nothing changes, but the reply depends on the screen, which must be up to date."""
    UNKNOWN = auto()
    """Cells, cursor and pen may change."""
    KEEPS_PEN = auto()
    """Cells and cursor may change; the pen does not."""


class PassThrough(NamedTuple):
    """A sequence, or text, that is sent to the terminal unchanged."""

    text: str
    effect: ScreenEffect
    setting: str = ""
    """A later sequence with the same setting replaces this one. Empty if every sequence counts."""


CSI = re.compile(r"\[([<=>?]?)([0-9:;]*)([ -/]*)([@-~])")
"""A control sequence after its ESC: private mark, parameters, intermediate characters, final character."""
SHORT = re.compile(r"[ -/]*[0-Z\\`-~]")
"""A short escape sequence after its ESC; characters that begin a longer one are left out."""
UNFINISHED = re.compile(r"\[[0-?]*[ -/]*|[ -/]*")
"""The beginning of a control sequence or of a short one."""
STRINGS = "]PX^_"
"""Characters that begin a string (OSC, DCS, SOS, PM, APC). It ends with ST (``ESC \\``), an OSC also with BEL."""

# Mouse, focus, paste, in-band sizes, cursor keys, blinking cursor, reverse screen, the encoding of Alt and Meta.
_HARMLESS_MODES = {"1", "5", "9", "12", "45", "66", "67", "1034", "1035", "1036", "1039", "2004", "2031", "2048"}
_HARMLESS_MODES |= {str(mode) for mode in (*range(1000, 1008), 1015, 1016, 9001)}
# Titles, palette, current directory, pointer, notifications, clipboard, prompt marks of a shell.
_HARMLESS_OSC = {"0", "1", "2", "4", "5", "7", "9", "22", "52", "99", "104", "105", "133", "777"}
_HARMLESS_OSC |= {str(code) for code in (*range(10, 20), *range(110, 120))}
_HARMLESS_CSI = {
    # Keyboard protocols; cursor shape; device attributes; mode queries; window operations except resizing.
    ">u", "<u", "=u", "?u", ">m", "?m", " q", ">q", "c", ">c", "=c", "$p", "?$p", "n", "?n", "t", "x",
}  # fmt: skip
_COUNTED = {">u", "<u", "=u", "t"}
"""Sequences that push or pop a value. All of them must be sent."""
_RESIZES = re.compile("[348](;.*)?")
_MULTIPLEXER = re.compile("P(?:tmux;\x1b*\x1b\\]52;|\x1b\\]52;|[A-Za-z0-9+/=\x07]+\x1b\\\\\\Z)")
_MODES = re.compile(r"\x1b\[(\??)([0-9;]*)([hl])")
_UNTRACKED_MODES = {"4", "20", "?3", "?6", "?69", "?2027"}
_MARGINS = re.compile(r"\x1b\[([0-9;]*)r")
_CHARACTER_SET = re.compile(r"\x1b([()*+\-./])(.*)")
_QUERY_DCS = ("P+q", "P$q")


def classify_csi(private: str, parameters: str, between: str, final: str) -> PassThrough:
    """Classify an untracked control sequence: one that does not write, erase, move or set the pen."""
    text = f"\x1b[{private}{parameters}{between}{final}"
    kind = private + between + final
    if kind in ("?h", "?l"):
        modes = parameters.split(";")
        if _HARMLESS_MODES.issuperset(modes):
            return PassThrough(text, ScreenEffect.NONE, f"?{parameters}")
        return PassThrough(
            text,
            ScreenEffect.KEEPS_PEN if text in ("\x1b[?1049h", "\x1b[?1047h", "\x1b[?47h") else ScreenEffect.UNKNOWN,
        )
    if kind == "n" and parameters == "6":
        return PassThrough(text, ScreenEffect.REPORT)
    if kind == "J" and parameters == "3":  # It erases only the scrollback
        return PassThrough(text, ScreenEffect.NONE, text)
    if kind not in _HARMLESS_CSI or (kind == "t" and _RESIZES.fullmatch(parameters)):
        return PassThrough(text, ScreenEffect.UNKNOWN)
    if kind == "x" and parameters not in ("", "0", "1"):
        return PassThrough(text, ScreenEffect.UNKNOWN)
    return PassThrough(text, ScreenEffect.NONE, "" if kind in _COUNTED else kind if kind == " q" else text)


def classify_string(text: str) -> PassThrough:
    """Classify a string with its ESC and ST: an OSC that is no hyperlink, a DCS, SOS, PM or APC."""
    if text[1] == "]":
        code = re.split("[;\x07\x1b]", text[2:], maxsplit=1)[0]
        if code in _HARMLESS_OSC:
            is_query = code in ("4", "5", "104", "105") or "?" in text
            return PassThrough(text, ScreenEffect.NONE, text if is_query else f"]{code}")
        return PassThrough(text, ScreenEffect.UNKNOWN)
    if _MULTIPLEXER.match(text, 1):  # A copy request for tmux, or a piece of one for GNU screen
        return PassThrough(text, ScreenEffect.NONE)
    if text.startswith(_QUERY_DCS, 1):
        return PassThrough(text, ScreenEffect.NONE, text)
    return PassThrough(text, ScreenEffect.UNKNOWN)


def classify_short(text: str) -> PassThrough:
    """Classify a short sequence with its ESC."""
    if text in ("\x1b=", "\x1b>"):
        return PassThrough(text, ScreenEffect.NONE, "keypad")
    return PassThrough(text, ScreenEffect.UNKNOWN)


def update_untracked_modes(sequence: str, active: set[str]) -> None:
    """Add the modes that a sequence enables, and remove those that it disables, if they change text or moves.

    These modes are: insertion, new lines that return, 132 columns, origin, clusters, margins, other character sets.
    """
    if found := _MODES.fullmatch(sequence):
        modes = {found[1] + mode for mode in found[2].split(";")} & _UNTRACKED_MODES
        (active.update if found[3] == "h" else active.difference_update)(modes)
    elif found := _MARGINS.fullmatch(sequence):
        (active.add if found[1].strip("0;") else active.discard)("margins")
    elif found := _CHARACTER_SET.fullmatch(sequence):
        (active.discard if found[2] == "B" else active.add)(found[1])
    elif sequence == "\x0e":
        active.add("shift")
    elif sequence == "\x0f":
        active.discard("shift")


def join_string(pieces: list[str], at: int) -> tuple[int, str, str]:
    """Join the pieces of a string, which were split at ESC.

    Returns the index of the piece after it (0 if the string is unfinished), the whole string, and the text after it.
    """
    if pieces[at][0] == "]" and "\x07" in pieces[at]:
        string, _, rest = pieces[at].partition("\x07")
        return at + 1, f"\x1b{string}\x07", rest
    for end in range(at + 1, len(pieces)):
        # In a string for tmux every ESC is doubled.
        if pieces[end][:1] == "\\" and pieces[end - 1]:
            return end + 1, "\x1b" + "\x1b".join(pieces[at:end]) + "\x1b\\", pieces[end][1:]
        if pieces[at][0] == "]" and "\x07" in pieces[end]:
            string, _, rest = pieces[end].partition("\x07")
            return end + 1, "\x1b" + "\x1b".join([*pieces[at:end], string]) + "\x07", rest
    return 0, "\x1b" + "\x1b".join(pieces[at:]), ""
