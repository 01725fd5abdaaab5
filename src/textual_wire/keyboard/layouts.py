"""Keys on keyboards of other countries: the keys of a US keyboard that stand for them where they mean nothing else."""

import unicodedata
from collections.abc import Iterator

from textual.keys import REPLACED_KEYS, key_to_character

from textual_wire.keyboard.key import character_name

US = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
"""The keys of a US keyboard, in the order of the rows below."""
LAYOUTS = {
    "Arabic": "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوزظذ",
    "Persian": "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو   ",
    "Russian": "йцукенгшщзхъфывапролджэячсмитьбю ё",
    "Ukrainian": "йцукенгшщзхїфівапролджєячсмитьбю  ",
    "Belarusian": "йцукенгшўзх фывапролджэячсмітьбю ё",
    "Serbian": "љњ         ђ      ј   ћѕџ         ",
    "Macedonian": "љњ   ѕ     ѓ      ј   ќ џ         ",
    "Greek": " ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ    ",
    "Hebrew": "  קראטוןםפ  שדגכעיחלךף זסבהנמצתץ  ",
}
"""The letters at the same places; spaces for keys without a letter of their own. Where two layouts have the same letter
at different places, both keys are tried. Of the Serbian and the Macedonian layout only the letters are here that the
Russian lacks: the others stand elsewhere there, and S must not become C."""
DIGITS_OF_AZERTY = {"&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "§": "6", "-": "6", "à": "0"}
"""The row of digits of a French keyboard without shift."""
CONTROL_CHARACTERS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""Keys that send the same characters as others, except in kitty's protocol."""
WITHOUT_SHIFT = ("space", "enter", "backspace", "escape")
"""Keys that mean the same with shift."""


def other_names(key: str) -> tuple[str, ...]:
    """Return the names of the keys that a key stands for if nothing is bound to it, the likeliest first.

    That is the key at the same place on a US keyboard, the same digit in Latin digits, the small letter for a capital
    (caps lock may be on).
    """
    modifiers, _, name = key.rpartition("+")
    if modifiers == "shift" and name in WITHOUT_SHIFT:
        return (name,)
    if key in CONTROL_CHARACTERS:
        return (CONTROL_CHARACTERS[key],)
    character = key_to_character(REPLACED_KEYS.get(name, name))
    if not character:
        return ()
    prefix = f"{modifiers}+" if modifiers else ""
    return tuple(dict.fromkeys(prefix + character_name(other) for other in _others(character)))


def _others(character: str) -> Iterator[str]:
    small = character.lower()
    if other := DIGITS_OF_AZERTY.get(small):
        yield other
    places = [US[row.index(small)] for row in LAYOUTS.values() if not small.isascii() and small in row]
    if character != small:
        yield from (place.upper() for place in places)
    yield from places
    if character.isdecimal() and not character.isascii():
        yield str(unicodedata.decimal(character))
    if "\uff01" <= character <= "\uff5e" or character == "\u3000":  # full width
        latin = unicodedata.normalize("NFKC", character)
        yield latin
        character, small = latin, latin.lower()
    if character == "؟":
        yield "?"
    if character != small and small.isascii():
        yield small
