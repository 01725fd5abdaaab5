"""Keys that send control sequences: arrows, function keys, and all keys in the protocols of xterm and kitty."""

import re

from textual_wire.keyboard.key import Key, with_modifiers
from textual_wire.keyboard.kitty import character_keys
from textual_wire.keyboard.numbers import KEYPAD, KITTY, LETTERS, NUMBERS, RXVT_ENDS, RXVT_LETTERS, SS3

_CSI = re.compile(r"\[([0-9:;]*)([$@-~])").fullmatch
_SS3 = re.compile(r"O([0-9;]*)([ @-~])").fullmatch
_F3 = re.compile("1;[2-8]").fullmatch
_LINUX_CONSOLE = {"[[A": "f1", "[[B": "f2", "[[C": "f3", "[[D": "f4", "[[E": "f5"}
_ALT_BY_SUPER = ("left", "right", "up", "down", "home", "end")
"""Keys that iTerm sends with super's bit for alt."""
_CHARACTERS = {"enter": "\r", "tab": "\t", "backspace": "\x7f", "space": " "}
_RELEASE = 3
_ALT, _SUPER, _META = 0b10, 0b1000, 0b100000
_LOCKS = 0b1000_0000 | 0b100_0000


def sequence_keys(text: str, alt: bool = False) -> list[Key]:
    """Return the keys of a control sequence; none if it is not known as a key.

    One sequence can have several characters that were typed by one key.
    """
    name = _LINUX_CONSOLE.get(text)
    if name:
        return [_key(name, _ALT * alt)]
    if match := _SS3(text):
        return _ss3_keys(match[1], match[2], alt)
    match = _CSI(text)
    if not match:
        return []
    parameters = [[_number(part) for part in group.split(":")] for group in match[1].split(";")]
    end = match[2]
    first = parameters[0][0]
    if end == "~" and first == 27 and len(parameters) > 2:  # xterm's modifyOtherKeys
        parameters = [parameters[2], parameters[1]]
        first, end = parameters[0][0], "u"
    modifiers, event = _held(parameters[1]) if len(parameters) > 1 else (0, 1)
    if event == _RELEASE:
        return []
    modifiers |= _ALT * alt
    if end == "u":
        return _kitty_keys(parameters, first, modifiers)
    if end == "~":
        name = NUMBERS.get(first)
    elif end in RXVT_ENDS:
        name, modifiers = NUMBERS.get(first), modifiers | RXVT_ENDS[end]
    elif not match[1] and end in RXVT_LETTERS:
        name, modifiers = RXVT_LETTERS[end], modifiers | 0b1
    else:
        name = LETTERS.get(end)
        if len(parameters) == 1:  # old terminals send the modifiers alone
            modifiers |= _held(parameters[0])[0]
        if end == "R" and not _F3(match[1]):  # a report of the cursor's position
            return []
        modifiers |= 0b1 * (end == "Z")
    return [_key(name, modifiers)] if name else []


def _ss3_keys(numbers: str, end: str, alt: bool) -> list[Key]:
    if end in KEYPAD and not numbers:
        return character_keys(KEYPAD[end])
    held = _held([_number(numbers.rpartition(";")[2])])[0]
    name = SS3.get(end)
    if end in RXVT_LETTERS:
        held |= 0b100
    return [_key(name, held | _ALT * alt)] if name else []


def _kitty_keys(parameters: list[list[int]], code: int, modifiers: int) -> list[Key]:
    texts = parameters[2] if len(parameters) > 2 else []
    name = KITTY.get(code)
    if name and not any(texts):
        return [_key(name, modifiers)]
    return character_keys("".join(_character(text) for text in texts), parameters[0], modifiers)


def _key(name: str, modifiers: int) -> Key:
    also: tuple[str, ...] = ()
    if modifiers in (_SUPER, _META) and name in _ALT_BY_SUPER:
        also = (with_modifiers(name, _ALT),)
    return Key(with_modifiers(name, modifiers), None if modifiers else _CHARACTERS.get(name), also)


def _held(group: list[int]) -> tuple[int, int]:
    """Return the modifiers as bits, without the locks, and the type of the event: 1 press, 2 repeat, 3 release."""
    bits = max(group[0], 1) - 1
    return bits & ~_LOCKS & 0xFF, group[1] if len(group) > 1 else 1


def _number(digits: str) -> int:
    return int(digits) if len(digits) < 8 and digits else 0


def _character(code: int) -> str:
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and not 0x7F <= code <= 0x9F else ""
