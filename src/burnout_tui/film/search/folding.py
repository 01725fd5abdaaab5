"""Letters without their accents and case, for comparing what was typed with what is written."""

import unicodedata


def fold(text: str) -> str:
    """The text in lower case without accents, character for character, so that places in it stay the same."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character)[0].lower()
    return plain if len(plain) == 1 else character
