"""Texts as plain words in each language, for data and tables."""

import re

from burnout_tui.author.exports.formats import Options
from burnout_tui.film.language import Language
from burnout_tui.film.record_base import Text
from burnout_tui.prose.reading import Reading

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_BLANKS = re.compile(r"[ \t\n]+")


class Texts:
    """The texts of a film as a reading shows them, in one language or in all that the film has."""

    def __init__(self, reading: Reading, options: Options) -> None:
        languages = (options.language,) if options.language else reading.guide.languages
        self.readings = {language: reading.in_language(language) for language in languages}
        """The reading in each language."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The codes of the languages."""
        return tuple(self.readings)

    def of(self, text: Text | None) -> dict[Language, str]:
        """Return a text in each language. Links are the words that readers see; empty lines divide paragraphs."""
        return {language: plain_text(reading, text) for language, reading in self.readings.items()}


def plain_text(reading: Reading, text: Text | None) -> str:
    """Return a text in the reader's language, with its links as plain words, and each paragraph on one line."""
    words = "".join(span.text for span in reading.spans(text)).strip()
    return "\n\n".join(_BLANKS.sub(" ", part).strip(" ") for part in _PARAGRAPHS.split(words))
