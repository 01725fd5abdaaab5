"""The normal form in which all names and texts are compared: letters and digits, without case and accents."""

import re
import unicodedata
from types import MappingProxyType

_SLUG_SOURCE = 60
"""Characters of a text that its slug is made from."""

EQUIVALENT = MappingProxyType(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ɛ": "e",
        "ɔ": "o",
        "ɣ": "g",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ƴ": "y",
        "ɨ": "i",
        "ʉ": "u",
        "ƶ": "z",
        "ƀ": "b",
        "ı": "i",
        "ə": "e",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ۃ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ک": "ك",
        "ڪ": "ك",
        "ڭ": "ك",
        "ݣ": "ك",
        "ڤ": "ف",
        "ڥ": "ف",
        "ڢ": "ف",
        "ڧ": "ق",
        "ٱ": "ا",
        "ـ": "",  # lengthens a word; not a letter
        "ʿ": "",
        "ʾ": "",
        "ٴ": "",
        "ʼ": " ",
        "ʻ": " ",
        "ꞌ": " ",
    }
)
"""Letters that Unicode does not decompose but people type in another way, and signs that it counts as letters."""


class Normalizer(dict[int, str]):
    """The normal form of each character, by code point, for ``str.translate``; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        # Case folding can recompose characters, so Unicode requires decomposing a second time (D145).
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        found = self[code] = "".join(map(_normal, folded))
        return found

    def key(self, text: str) -> str:
        """Return the words of a text in normal form, with single spaces between them; empty if there are none."""
        return " ".join(text.translate(self).split())

    def slug(self, text: str) -> str:
        """Return a text as an id: ``Zoë B`` gives ``zoe-b``; empty if it has no Latin letter or digit."""
        return "-".join(re.findall("[a-z0-9]+", self.key(text[:_SLUG_SOURCE])))

    def positions(self, text: str) -> list[int]:
        """Return the position in the text of each character of its key; for a space, that of the next word."""
        positions: list[int] = []
        apart = False
        for position, character in enumerate(text):
            for letter in self[ord(character)]:
                if letter == " ":
                    apart = bool(positions)
                else:
                    positions += [position] * (2 if apart else 1)
                    apart = False
        return positions

    def source_range(self, text: str, start: int, end: int, positions: list[int]) -> tuple[int, int]:
        """Return the range of a text that a range of its key comes from, with the marks on its last letter."""
        last = positions[end - 1] + 1
        while last < len(text) and not self[ord(text[last])]:
            last += 1
        return positions[start], last


def normalize(text: str) -> str:
    """Return the words of a text in normal form: ``L’Été à Fès`` gives ``l ete a fes``; empty if there are none."""
    return Normalizer().key(text)


def slug(text: str) -> str:
    """Return a text as an id: ``Zoë B`` gives ``zoe-b``; empty if it has no Latin letter or digit."""
    return Normalizer().slug(text)


def _normal(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return EQUIVALENT.get(letter, letter if letter.isalnum() or category == "Mc" else " ")
