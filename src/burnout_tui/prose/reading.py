"""One reader's way of reading a guide: the language, and whether spoilers are shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TYPE_CHECKING, Protocol, TypeVar

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language, is_spoiler, localized, pieces
from burnout_tui.film.model import Character, Source
from burnout_tui.film.records import Localized, Text
from burnout_tui.prose.document import Block, Span, Style
from burnout_tui.prose.i18n import translations_for
from burnout_tui.prose.numbers import date_text, number_text

if TYPE_CHECKING:
    from burnout_tui.film.shelf import Shelf


class _Hideable(Protocol):
    @property
    def spoiler(self) -> bool: ...


_H = TypeVar("_H", bound=_Hideable)


@dataclass(frozen=True, slots=True)
class Reading:
    """A guide as one reader reads it. Changing the language or the spoilers makes another Reading of the same guide."""

    guide: Guide
    language: Language
    spoilers: bool
    """Whether what tells the plot is shown."""
    translations: NullTranslations
    """The interface's words in the language."""
    on_screen: bool = True
    """Whether keys can be pressed; plain text names options of the command instead."""
    shelf: "Shelf | None" = None
    """The films among which this one stands, where there are several."""

    @classmethod
    def of(cls, guide: Guide, language: Language, spoilers: bool = False, on_screen: bool = True) -> "Reading":
        """A reading with the words of its language."""
        return cls(guide, language, spoilers, translations_for(language), on_screen)

    def _(self, message: str) -> str:
        """The interface's word for a message."""
        return self.translations.gettext(message)

    def shows(self, record: _Hideable) -> bool:
        """Whether a record may be shown."""
        return self.spoilers or not record.spoiler

    def shown(self, records: Iterable[_H]) -> list[_H]:
        """The records that may be shown."""
        return list(records) if self.spoilers else [record for record in records if not record.spoiler]

    def shows_text(self, text: Text | None) -> bool:
        """Whether there is such a text and it may be shown."""
        return text is not None and (self.spoilers or not is_spoiler(text))

    def text(self, text: Text | None) -> str:
        """A short text in the reader's language, on one line and without links; empty where it may not be shown."""
        if text is None or not self.shows_text(text):
            return ""
        return "".join(span.text for span in self.spans(text)).strip()

    def spans(self, text: Text | None, style: Style = "body") -> list[Span]:
        """A text with its links, on one line."""
        if text is None or not self.shows_text(text):
            return []
        style = "spoiler" if is_spoiler(text) and style == "body" else style
        return list(self._pieces(localized(text, self.language), style))

    def paragraphs(self, text: Text | None, gap: int = 1, style: Style = "body") -> list[Block]:
        """A long text, a block for each paragraph; empty lines divide them."""
        if text is None or not self.shows_text(text):
            return []
        style = "spoiler" if is_spoiler(text) and style == "body" else style
        parts = localized(text, self.language).split("\n\n")
        return [Block(tuple(self._pieces(part, style)), gap) for part in parts if part.strip()]

    def _pieces(self, text: str, style: Style) -> Iterator[Span]:
        for words, ref in pieces(text):
            kind, _, value = ref.partition(":")
            if not ref:
                yield Span(words, style)
            elif kind == "date":
                yield Span(date_text(value, self.translations), style)
            elif kind == "number":
                yield Span(number_text(value, self.translations), style)
            else:
                yield self.link(ref, words)

    def link(self, ref: str, words: str = "") -> Span:
        """A link to what a ref names, by its name unless other words are given."""
        return Span(words or self.name(ref), "link", ref)

    def name(self, ref: str) -> str:
        """What is shown for a ref: a name, a title, a label; empty for a ref to nothing."""
        record = self.guide.find(ref)
        if isinstance(record, Source):
            title = one_line(localized(record.title, self.language))
            return f"{record.publisher}, {title[:1].lower()}{title[1:]}" if record.publisher else title
        for field in ("name", "title", "label", "question"):
            if text := getattr(record, field, None):
                return one_line(localized(text, self.language))
        return ""

    def short_name(self, character: Character) -> str:
        """A character's short name, or the whole name where there is none."""
        return one_line(localized(character.short or character.name, self.language))

    def hides_any(self, *records: Iterable[_Hideable], texts: Iterable[Text | None] = ()) -> bool:
        """Whether any of these is kept from the reader."""
        if self.spoilers:
            return False
        return any(record.spoiler for group in records for record in group) or any(
            isinstance(text, Localized) and text.spoiler for text in texts
        )

    def hidden_notice(self, *records: Iterable[_Hideable], texts: Iterable[Text | None] = ()) -> list[Block]:
        """One honest line where something is kept from the reader; it gives no number away."""
        if not self.hides_any(*records, texts=texts):
            return []
        if self.on_screen:
            words = self._("Spoilers are hidden here; press s to show them.")
        else:
            words = self._("Spoilers are hidden here; --spoilers shows them.")
        return [Block((Span(words, "dim"),), 1)]


def one_line(text: str) -> str:
    """A name on one line: its links left out, its white space made single spaces; no-break spaces stay."""
    if "[[" in text:
        text = "".join(piece.words for piece in pieces(text))
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)
