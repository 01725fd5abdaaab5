"""Texts as they are compared when somebody types: only what counts of their letters.

Case, accents, vowel signs and joined letters do not count; everything that is neither letter nor digit is a space.
"""

import unicodedata
from types import MappingProxyType

_SAME = MappingProxyType(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ى": "ي",
        "ة": "ه",
        "ـ": "",  # only makes a word longer
        "ʿ": "",
        "ʾ": "",
        "ʼ": " ",
        "ʻ": " ",
    }
)
"""Letters that are written in another way where they cannot be typed, and signs that count as letters in Unicode."""


class Letters(dict[int, str]):
    """What each character counts as, for ``str.translate``; found out when a character is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = "".join(map(_plain, unicodedata.normalize("NFKD", chr(code)).casefold()))
        return found

    def key(self, text: str) -> str:
        """The words of a text, as far as they count, with single spaces between them."""
        return " ".join(text.translate(self).split())

    def places(self, text: str) -> list[int]:
        """Where each letter of a text's key stands in the text; for a space, where the next word begins."""
        places: list[int] = []
        apart = False
        for place, character in enumerate(text):
            for letter in self[ord(character)]:
                if letter == " ":
                    apart = bool(places)
                else:
                    places += [place] * (2 if apart else 1)
                    apart = False
        return places

    def stretch(self, text: str, start: int, end: int, places: list[int]) -> tuple[int, int]:
        """The stretch of a text that a stretch of its key stands for, with the signs on its last letter."""
        last = places[end - 1] + 1
        while last < len(text) and not self[ord(text[last])]:
            last += 1
        return places[start], last


def _plain(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return ""
    return _SAME.get(letter, letter if letter.isalnum() or category == "Mc" else " ")
