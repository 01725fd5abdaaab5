"""Keys that type characters, in kitty's protocol (sw.kovidgoyal.net/kitty/keyboard-protocol) and in xterm's."""

from textual_wire.keyboard.key import Key, character_name, with_modifiers
from textual_wire.keyboard.numbers import KITTY_PRIVATE_USE

_SHIFT = 0b1


def character_keys(text: str, codes: list[int] | None = None, modifiers: int = 0) -> list[Key]:
    """Return a key for each character of a text, or one for a key that types nothing.

    ``codes`` are the characters of the key: alone, with shift, and at the same place of a US keyboard. Zeros stand for
    those that are not known.
    """
    alone, shifted, base = ([*map(printable, codes or ())] + [""] * 3)[:3]
    if not text and not modifiers & ~_SHIFT:
        text = alone if not modifiers else shifted or (alone.upper() if len(alone.upper()) == 1 else alone)
    if text:
        return [Key(_space(character, modifiers), character, _base(character, base, modifiers)) for character in text]
    if not alone:
        return []
    name = with_modifiers(character_name(alone.lower() if len(alone.lower()) == 1 else alone), modifiers)
    return [Key(name, None, _base(alone, base, modifiers))]


def printable(code: int) -> str:
    """Return the character with a number; empty if there is none that can be typed."""
    if code > 0x10FFFF or code in KITTY_PRIVATE_USE or not (character := chr(code)).isprintable():
        return ""
    return character


def _space(character: str, modifiers: int) -> str:
    return with_modifiers(character_name(character), modifiers & _SHIFT if character == " " else 0)


def _base(character: str, base: str, modifiers: int) -> tuple[str, ...]:
    """Return the name of the key at the same place of a keyboard of the US, if it means more to a reader.

    A letter of the Latin alphabet, or a digit, means itself wherever it is. So does another ASCII sign, except in the
    row of digits, where a keyboard such as the French has signs.
    """
    if not base or base == character or (character.isascii() and (character.isalnum() or not base.isdigit())):
        return ()
    if modifiers & _SHIFT and base.isalpha() and not modifiers & ~_SHIFT:
        base = base.upper()
    return (with_modifiers(character_name(base), modifiers & ~_SHIFT),)
