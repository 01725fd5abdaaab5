"""Keys, under the names that Textual gives them."""

import unicodedata

from textual import events
from textual.keys import KEY_NAME_REPLACEMENTS

_CONTROL = {
    "\x00": "ctrl+@",
    "\x08": "backspace",
    "\x09": "tab",
    "\x0d": "enter",
    "\x1b": "escape",
    "\x1c": "ctrl+backslash",
    "\x1d": "ctrl+right_square_bracket",
    "\x1e": "ctrl+circumflex_accent",
    "\x1f": "ctrl+underscore",
    "\x7f": "backspace",
    **{chr(code): f"ctrl+{chr(code + 0x60)}" for code in range(1, 27) if code not in (0x08, 0x09, 0x0D)},
}
"""The keys that send control characters."""
_WITH_ALT = {
    "b": ("ctrl+left", "alt+left"),
    "f": ("ctrl+right", "alt+right"),
    "\x7f": ("ctrl+w",),
    "\x09": ("shift+tab",),
}
"""Characters that Apple's Terminal, iTerm, Ghostty and the Linux console send with an escape byte for other keys."""
_MODIFIERS = ("shift", "alt", "ctrl", "super", "hyper", "meta")
"""The modifiers by their bits, the lowest first. Caps lock and num lock, the next two, do not make other keys."""


class Key(events.Key):
    """A key, with other names for it."""

    def __init__(self, key: str, character: str | None, also: tuple[str, ...] = ()) -> None:
        super().__init__(key, character)
        self.also = also
        """Names that count where nothing is bound to ``key``, such as the one on a keyboard with Latin letters."""

    def copy(self) -> "Key":
        """Return a copy of the event."""
        return Key(self.key, self.character, self.also)


def character_name(character: str) -> str:
    """Return the name of the key that types a character."""
    if character in _CONTROL:
        return _CONTROL[character]
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def typed_key(character: str, alt: bool) -> Key:
    """Return the key of a single character."""
    name = character_name(character)
    if not alt:
        # Until an app has the terminal, the system turns the enter key into a line feed.
        return Key(name, character, ("enter",) if character == "\n" else ())
    if others := _WITH_ALT.get(character):
        return Key(others[0], None, others[1:])
    if len(name) == 1 and name.isupper():
        return Key(with_modifiers(name.lower(), 0b11), None)
    return Key(with_modifiers(name, 0b10), None)


def with_modifiers(name: str, modifiers: int) -> str:
    """Return the name of a key held with modifiers, which are bits: 1 is shift, 2 alt, 4 ctrl."""
    held = (modifier for bit, modifier in enumerate(_MODIFIERS) if modifiers & 1 << bit)
    return "+".join((*sorted(held), name))
