"""The keys by the numbers and letters of their control sequences."""

LETTERS = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "F": "end",
    "H": "home",
    "P": "f1",
    "Q": "f2",
    "R": "f3",
    "S": "f4",
    "Z": "tab",
}
"""Keys by the letter at the end of CSI."""

NUMBERS = {
    1: "home",
    2: "insert",
    3: "delete",
    4: "end",
    5: "pageup",
    6: "pagedown",
    7: "home",
    8: "end",
    **{number: f"f{number - 10}" for number in range(11, 16)},
    **{number: f"f{number - 11}" for number in range(17, 22)},
    **{number: f"f{number - 12}" for number in range(23, 27)},
    **{number: f"f{number - 13}" for number in (28, 29)},
    **{number: f"f{number - 14}" for number in range(31, 35)},
}
"""Keys by the number before ``~``."""

RXVT_ENDS = {"^": 0b100, "$": 0b001, "@": 0b101}
"""The modifiers that rxvt writes in place of ``~``, as bits."""
RXVT_LETTERS = {"a": "up", "b": "down", "c": "right", "d": "left"}
"""Arrows with shift in rxvt."""

SS3 = {**LETTERS, **RXVT_LETTERS, "M": "enter", "I": "tab"}
"""Keys by the letter at the end of SS3. The small letters are arrows with ctrl in rxvt."""
KEYPAD = {"X": "=", " ": " ", **{chr(code + 0x40): chr(code) for code in range(0x2A, 0x3A)}}
"""Characters of the keypad by the letter at the end of SS3."""

KITTY = {
    9: "tab",
    13: "enter",
    27: "escape",
    127: "backspace",
    57361: "print_screen",
    57362: "pause",
    57363: "menu",
    **{57376 + number: f"f{13 + number}" for number in range(23)},
    **{57399 + number: str(number) for number in range(10)},
    57409: "full_stop",
    57410: "slash",
    57411: "asterisk",
    57412: "minus",
    57413: "plus",
    57414: "enter",
    57415: "equals_sign",
    57416: "comma",
    57417: "left",
    57418: "right",
    57419: "up",
    57420: "down",
    57421: "pageup",
    57422: "pagedown",
    57423: "home",
    57424: "end",
    57425: "insert",
    57426: "delete",
}
"""Keys by their numbers in kitty's protocol, without those that have no use in a program for terminals."""
KITTY_PRIVATE_USE = range(57344, 63744)
"""Numbers of kitty's protocol that are no characters, among them the locks and the modifiers, which are no keys."""
