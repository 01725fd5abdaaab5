"""The names of keys in ``config.toml``: a character as it is typed, or a name such as ``f5`` or ``ctrl+r``."""

import re
import unicodedata
from collections.abc import Iterator
from string import punctuation

from burnout_tui.errors import short
from burnout_tui.message import Message
from burnout_tui.suggest import did_you_mean_this, nearest
from burnout_tui.view.key_table import NAMED_KEYS

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_SYNONYMS = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "spacebar": "space",
    "bs": "backspace",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "⏎": "enter",
    "⌫": "backspace",
    "⇥": "tab",
    "␛": "escape",
    " ": "space",
    "control": "ctrl",
    "strg": "ctrl",
    "c": "ctrl",
    "s": "shift",
    "m": "alt",
    "option": "alt",
    "opt": "alt",
    "cmd": "super",
    "command": "super",
    "win": "super",
    "windows": "super",
    "a": "alt",
    "^": "ctrl",
}
"""Other words for keys and modifiers, which are suggested."""
_SAME_BYTES = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape"}
"""Keys that terminals cannot tell from others."""
_SENT_WITH_ALT = ("ctrl+left", "ctrl+right", "ctrl+w", "shift+tab")
"""Keys for which some terminals send a character with alt."""


_STANDS_FOR_ANOTHER = re.compile("[\u2400-\u2421\ufffd]").fullmatch
"""Signs in place of characters that are not safe to show, which no key types: a settings file has them by now."""


class UnknownKeyError(ValueError):
    """A text that names no key."""

    def __init__(self, text: str, suggestion: str) -> None:
        super().__init__(text)
        self.text = text
        """The text."""
        self.suggestion = suggestion
        """The name of the key that was probably meant; empty if there is none."""

    @property
    def message(self) -> Message:
        """The problem, and what to write instead."""
        if self.suggestion:
            hint: str = did_you_mean_this(self.suggestion)
        else:
            hint = Message("; write a character, or a name such as “f5”, “pageup” or “ctrl+r”")
        if not self.text:
            return Message("an empty string is not a key{hint}", hint=hint)
        return Message("there is no key “{key}”{hint}", key=short(self.text) or self.text[:1], hint=hint)


def key_name(text: str) -> str:
    """Return Textual's name of a key. Raises UnknownKeyError."""
    from textual_wire.keyboard.key import character_name

    *modifiers, base = split_key(text)
    if not _is_key(base) or len(set(modifiers)) < len(modifiers) or not set(modifiers) <= {*_MODIFIERS}:
        raise UnknownKeyError(text, next(_suggestions(text), ""))
    if other := _better_name(modifiers, base):
        raise UnknownKeyError(text, other)
    return "+".join((*sorted(modifiers), character_name(base) if len(base) == 1 else base))


def _better_name(modifiers: list[str], base: str) -> str:
    """Return the name of the key that terminals send instead; empty if there is none."""
    from textual_wire.keyboard.key import typed_key

    if not modifiers or len(base) > 1:
        return ""
    if base.isupper():
        return "+".join((*dict.fromkeys((*modifiers, "shift")), base.lower()))
    if modifiers == ["shift"] and base.upper() != base and len(base.upper()) == 1:
        return base.upper()
    sent = typed_key(base, True).key if modifiers == ["alt"] else ""
    return (
        sent if sent in _SENT_WITH_ALT else _SAME_BYTES.get(f"{modifiers[0]}+{base}", "") if len(modifiers) == 1 else ""
    )


def split_key(text: str) -> list[str]:
    """Return the modifiers of a key and the key itself, which may be a plus sign."""
    if text.endswith("+") and len(text) > 1:
        return [*text[:-1].removesuffix("+").split("+"), "+"] if text[:-1].endswith("+") else [*text.split("+")]
    return [text] if text == "+" else text.split("+")


def _is_key(text: str) -> bool:
    if text in NAMED_KEYS:
        return True
    if len(text) != 1 or unicodedata.combining(text) or (text in _SYNONYMS and not text.isascii()):
        return False
    return text.isprintable() and not text.isspace() and not _STANDS_FOR_ANOTHER(text)


def _suggestions(text: str) -> Iterator[str]:
    """Yield the names that a wrong one may mean, the likeliest first: ``<C-r>``, ``^R`` and ``Ctrl-R`` are ctrl+r."""
    word = re.sub(r"\b(arrow|key)\b", "", text.strip("<>"), flags=re.IGNORECASE).strip() or text[:1]
    word = re.sub(r"^\^(?=.)", "ctrl+", word)
    for separators in ("[+]", "[-]", "[+-]", "[+ -]"):
        parts = [part for part in re.split(separators, word) if part]
        *modifiers, base = parts or [word]
        held = [nearest(_SYNONYMS.get(part.lower(), part.lower()), _MODIFIERS) for part in modifiers]
        if all(held):
            for name in _bases(base.lower() if held else base):
                if _is_key(name):
                    modifiers = [*dict.fromkeys(held)]
                    yield _better_name(modifiers, name) or "+".join((*modifiers, name))


def _bases(base: str) -> Iterator[str]:
    """Yield the keys that a word may mean without modifiers."""
    from textual_wire.keyboard.key import character_name

    lower = base.lower()
    yield _SYNONYMS.get(lower, "") if len(base) > 1 or not base.isascii() else base
    yield lower
    yield {character_name(character): character for character in punctuation}.get(lower.replace(" ", "_"), "")
    if len(base) > 2:
        yield nearest(lower, sorted(NAMED_KEYS))
