"""Control sequences (ECMA-48, and xterm's and others' own): where they begin and end, and what they leave as it was."""

import re
from enum import Enum, auto
from typing import NamedTuple


class Effect(Enum):
    """What a sequence does to a screen that one keeps account of."""

    NONE = auto()
    """Neither cells, cursor nor style change, whatever its place among them: a mode of the keyboard, a title."""
    REPLY = auto()
    """It changes nothing, but the answer tells of the screen, which must stand as wanted."""
    ANY = auto()
    """It may change any cell, the place of the cursor and the style."""
    SCREEN = auto()
    """It may change any cell and the place of the cursor, and leaves the style."""


class Passing(NamedTuple):
    """A sequence, or text, that goes to the terminal as it is."""

    text: str
    effect: Effect
    setting: str = ""
    """What it sets or asks: one that comes later makes this one needless. Empty where each one counts."""


CSI = re.compile(r"\[([<=>?]?)([0-9:;]*)([ -/]*)([@-~])")
"""A control sequence without its ESC: private mark, parameters, intermediate characters, final character."""
SHORT = re.compile(r"[ -/]*[0-Z\\`-~]")
"""A sequence of two or more characters without its ESC, none of those that begin a longer one."""
UNFINISHED = re.compile(r"\[[0-?]*[ -/]*|[ -/]*")
"""The beginning of either."""
STRINGS = "]PX^_"
"""What begins a string that ends with ST (``ESC \\``), or BEL if it is an OSC: OSC, DCS, SOS, PM, APC."""

# Mouse, focus, paste, sizes told in-band, cursor keys, the cursor's blinking, reverse screen, what Alt and Meta send.
_HARMLESS_MODES = {"1", "5", "9", "12", "45", "66", "67", "1034", "1035", "1036", "1039", "2004", "2031", "2048"}
_HARMLESS_MODES |= {str(mode) for mode in (*range(1000, 1008), 1015, 1016, 9001)}
# Titles, palette, the current directory, pointer, notifications, clipboard, marks of a shell's prompt.
_HARMLESS_OSC = {"0", "1", "2", "4", "5", "7", "9", "22", "52", "99", "104", "105", "133", "777"}
_HARMLESS_OSC |= {str(code) for code in (*range(10, 20), *range(110, 120))}
_HARMLESS_CSI = {
    # Keyboard protocols; the cursor's shape; who are you; questions about modes; the window, but for its size.
    ">u", "<u", "=u", "?u", ">m", "?m", " q", ">q", "c", ">c", "=c", "$p", "?$p", "n", "?n", "t", "x",
}  # fmt: skip
_COUNTED = {">u", "<u", "=u", "t"}
"""Those that push or pop: each one counts."""
_RESIZES = re.compile("[348](;.*)?")
_MULTIPLEXER = re.compile("P(?:tmux;\x1b*\x1b\\]52;|\x1b\\]52;|[A-Za-z0-9+/=\x07]+\x1b\\\\\\Z)")
_MODES = re.compile(r"\x1b\[(\??)([0-9;]*)([hl])")
_BLOCKING_MODES = {"4", "20", "?3", "?6", "?69", "?2027"}
_MARGINS = re.compile(r"\x1b\[([0-9;]*)r")
_CHARACTER_SET = re.compile(r"\x1b([()*+\-./])(.*)")
_ASKING_DCS = ("P+q", "P$q")


def passing_csi(private: str, parameters: str, between: str, final: str) -> Passing:
    """What a control sequence does that is not followed: none that writes, erases, moves or colours."""
    text = f"\x1b[{private}{parameters}{between}{final}"
    kind = private + between + final
    if kind in ("?h", "?l"):
        modes = parameters.split(";")
        if _HARMLESS_MODES.issuperset(modes):
            return Passing(text, Effect.NONE, f"?{parameters}")
        return Passing(text, Effect.SCREEN if text in ("\x1b[?1049h", "\x1b[?1047h", "\x1b[?47h") else Effect.ANY)
    if kind == "n" and parameters == "6":
        return Passing(text, Effect.REPLY)
    if kind == "J" and parameters == "3":  # The lines that have scrolled off the screen
        return Passing(text, Effect.NONE, text)
    if kind not in _HARMLESS_CSI or (kind == "t" and _RESIZES.fullmatch(parameters)):
        return Passing(text, Effect.ANY)
    if kind == "x" and parameters not in ("", "0", "1"):
        return Passing(text, Effect.ANY)
    return Passing(text, Effect.NONE, "" if kind in _COUNTED else kind if kind == " q" else text)


def passing_string(text: str) -> Passing:
    """What a string does: an OSC that is not a hyperlink, a DCS, a SOS, a PM or an APC, with ESC and ST."""
    if text[1] == "]":
        code = re.split("[;\x07\x1b]", text[2:], maxsplit=1)[0]
        if code in _HARMLESS_OSC:
            asks = code in ("4", "5", "104", "105") or "?" in text
            return Passing(text, Effect.NONE, text if asks else f"]{code}")
        return Passing(text, Effect.ANY)
    if _MULTIPLEXER.match(text, 1):  # The clipboard, through tmux, or through screen in pieces, of which each counts
        return Passing(text, Effect.NONE)
    if text.startswith(_ASKING_DCS, 1):
        return Passing(text, Effect.NONE, text)
    return Passing(text, Effect.ANY)


def passing_short(text: str) -> Passing:
    """What a short sequence does, given with its ESC."""
    if text in ("\x1b=", "\x1b>"):
        return Passing(text, Effect.NONE, "keypad")
    return Passing(text, Effect.ANY)


def block(sequence: str, blocking: set[str]) -> None:
    """Note what makes the same text and moves mean something else: add what a sequence switches on, drop what off.

    Insertion, new lines that return, 132 columns, addresses from a margin, clusters, margins, other character sets.
    """
    if found := _MODES.fullmatch(sequence):
        modes = {found[1] + mode for mode in found[2].split(";")} & _BLOCKING_MODES
        (blocking.update if found[3] == "h" else blocking.difference_update)(modes)
    elif found := _MARGINS.fullmatch(sequence):
        (blocking.add if found[1].strip("0;") else blocking.discard)("margins")
    elif found := _CHARACTER_SET.fullmatch(sequence):
        (blocking.discard if found[2] == "B" else blocking.add)(found[1])
    elif sequence == "\x0e":
        blocking.add("shift")
    elif sequence == "\x0f":
        blocking.discard("shift")
