"""One reader's view of a guide: the language, and how much of the story is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from gettext import NullTranslations
from typing import TYPE_CHECKING

from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language, fallback_language, is_spoiler, localized, ordered
from burnout_tui.film.languages import INTERFACE_LANGUAGES, language_order, own_name
from burnout_tui.film.links import pieces
from burnout_tui.film.model import Character, Source
from burnout_tui.film.record_base import Text
from burnout_tui.film.relations import Relation
from burnout_tui.prose.document import Block, Span, Style
from burnout_tui.prose.i18n import translations_for
from burnout_tui.prose.numbers import date_text, number_text
from textual_wire.direction import close_field

if TYPE_CHECKING:
    from burnout_tui.errors import Problem
    from burnout_tui.film.shelf import Shelf, ShelvedFile

MAX_NAME = 300
"""Characters of a name that are shown. Nobody reads a longer one, and some names are on every line of a list."""
LONG_TEXT = 20_000
"""The length of a text, in characters, above which its paragraphs are kept."""
_BLANKS = re.compile(r"[ \t\n]+")


Marks = tuple[tuple[Guide, int], ...]
"""The number of the last scene that a reader has seen, of each film, whole, in which they marked one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A guide as one reader sees it. Another language or level makes another Reading of the same guide."""

    whole: Guide
    """The guide with everything that its author wrote. Only ``film/cut.py`` may look into it."""
    language: Language
    spoilers: bool
    """True if all is shown, however far the reader has seen the film."""
    translations: NullTranslations
    """The catalogue of the language."""
    on_screen: bool = True
    """True if the text is for the screen, where hints name keys; plain text names options of the command."""
    shelf: "Shelf | None" = None
    """The shelf that the film belongs to, if several films are open."""
    marks: Marks = ()
    """The last scenes that the reader has seen."""
    guide: Guide = field(init=False)
    """The guide as far as this reader may see it."""
    hides: bool = field(init=False)
    """True if spoilers are hidden and the film has some more."""

    def __post_init__(self) -> None:
        """Cut the guide to what may be shown."""
        guide, hides = shown_guide(self.whole, self.level_of(self.whole))
        object.__setattr__(self, "guide", guide)
        object.__setattr__(self, "hides", hides)

    @classmethod
    def of(
        cls, guide: Guide, language: Language, spoilers: bool = False, on_screen: bool = True, seen: int = 0
    ) -> "Reading":
        """Return a reading with the catalogue of its language."""
        marks = ((guide, seen),) if seen else ()
        return cls(guide, language, spoilers, translations_for(language), on_screen, marks=marks)

    def in_language(self, language: Language) -> "Reading":
        """Return the same reading in another language."""
        return replace(self, language=language, translations=translations_for(language))

    def marked(self, seen: int) -> "Reading":
        """Return a reading of a reader who has seen the film up to the scene of this number; 0 for nothing."""
        others = tuple(mark for mark in self.marks if mark[0] is not self.whole)
        return replace(self, marks=(*others, (self.whole, seen)) if seen else others)

    def spoilers_switched(self) -> "Reading":
        """Return a reading that shows all, or one that hides spoilers if all is shown.

        Who hides them in a film seen to its last scene, which is the same as all of it, has seen nothing of it.
        """
        if not self.shows_all:
            return replace(self, spoilers=True)
        hiding = replace(self, spoilers=False)
        return hiding.marked(0) if hiding.shows_all else hiding

    def shared(self) -> "Reading":
        """Return the same reading for all who get the same of the film in one language: a key for what they share."""
        step = self.whole.timeline.same_as(self.level_of(self.whole))
        return replace(self, spoilers=False, marks=((self.whole, step),) if step else ())

    @property
    def seen(self) -> int:
        """The number of the last scene of the whole film that the reader has seen; 0 for nothing."""
        return self._seen_of(self.whole)

    @property
    def seen_number(self) -> int:
        """The number of that scene among those that are shown."""
        numbers = self.whole.timeline.numbers
        return sum(numbers[scene] <= self.seen for scene in self.guide.scenes)

    @property
    def shows_all(self) -> bool:
        """True if nothing can be hidden: spoilers are shown, or the film was seen to its last scene."""
        return self.level_of(self.whole) >= self.whole.timeline.end

    @property
    def marks_spoilers(self) -> bool:
        """True if the film hides something from those who have seen nothing of it."""
        return shown_guide(self.whole, 0).hides

    def level_of(self, whole: Guide) -> int:
        """Return the level at which the reader sees a film of the shelf, or the only one."""
        return whole.timeline.end if self.spoilers else self._seen_of(whole)

    def _seen_of(self, whole: Guide) -> int:
        return next((seen for guide, seen in self.marks if guide is whole), 0)

    @property
    def has_shelf(self) -> bool:
        """True if the reader can go to a shelf; there is one film alone otherwise."""
        return self.shelf is not None and not self.shelf.single

    @property
    def shelved(self) -> "ShelvedFile | None":
        """The film's file on the shelf."""
        return next((item for item in self.shelf.shelved if item.guide is self.whole), None) if self.shelf else None

    @property
    def file(self) -> str:
        """The name of the film's file on the shelf."""
        return shelved.file if (shelved := self.shelved) else ""

    @property
    def problems(self) -> "tuple[Problem, ...]":
        """The problems of the film's file as it is now, which is followed; the guide is that from before."""
        return shelved.problems if (shelved := self.shelved) else ()

    def languages(self, first: Language, on_shelf: bool = False) -> tuple[Language, ...]:
        """Return the languages of the film, or of all films of the shelf, and the one that the reader came with."""
        guides = [self.guide]
        if self.shelf and on_shelf:
            guides = [shown_guide(guide, self.level_of(guide)).guide for guide in self.shelf.guides.values()]
        return ordered({language for guide in guides for language in guide.languages} | {first})

    def in_next_language(self, first: Language, on_shelf: bool = False) -> "Reading":
        """Return this reading in the language after its own; ``first`` is the one that the reader came with."""
        languages = self.languages(first, on_shelf)
        later = [language for language in languages if language_order(language) > language_order(self.language)]
        return self.in_language((*later, *languages)[0])

    def _(self, message: str) -> str:
        """Translate a message."""
        return self.translations.gettext(message)

    def text(self, text: Text | None) -> str:
        """Return a short text on one line, without links."""
        if text is None:
            return ""
        written = localized(text, self.language)
        if "[[" in written:
            written = "".join(span.text for span in self.spans(text))
        return written.strip()

    def spans(self, text: Text | None, style: Style = "body") -> list[Span]:
        """Return a text with its links, on one line."""
        if text is None:
            return []
        style = "spoiler" if is_spoiler(text) and style == "body" else style
        return list(self._pieces(localized(text, self.language), style, fallback_language(text, self.language)))

    def paragraphs(self, text: Text | None, gap: int = 1, style: Style = "body") -> list[Block]:
        """Return a long text as one block per paragraph. Empty lines separate paragraphs.

        Readers share the paragraphs of a very long text.
        """
        if text is None:
            return []
        style = "spoiler" if is_spoiler(text) and style == "body" else style
        written, other = localized(text, self.language), fallback_language(text, self.language)
        if len(written) <= LONG_TEXT:
            return self._blocks(written, gap, style, other)
        key = ("paragraphs", written, self.translations, self.language, gap, style, other)
        return list(self.guide.cached(key, lambda: self._blocks(written, gap, style, other)))

    def _blocks(self, written: str, gap: int, style: Style, other: Language) -> list[Block]:
        return [Block(tuple(self._pieces(part, style, other)), gap) for part in written.split("\n\n") if part.strip()]

    def _pieces(self, text: str, style: Style, other: Language) -> Iterator[Span]:
        """Yield the parts of a text, which is in another language than the reader's if ``other`` names one."""
        for words, ref in pieces(text):
            kind, _, value = ref.partition(":")
            if not ref:
                yield Span(words, style, written=True, language=other)
            elif kind == "date":
                yield Span(date_text(value, self.translations), style, written=True)
            elif kind == "number":
                yield Span(number_text(value, self.translations), style, written=True)
            else:
                language = other if words else self.name_language(ref)
                yield self.link(ref, words)._replace(written=True, language=language)

    def link(self, ref: str, words: str = "") -> Span:
        """Return a link to a ref, with the given words or else its name."""
        return Span(words or self.name(ref), "link", ref)

    def name(self, ref: str) -> str:
        """Return the name, title or label of a ref; empty if the ref names nothing."""
        record = self.guide.find(ref)
        if isinstance(record, Source):
            title = _shown_name(localized(record.title, self.language))
            return f"{close_field(record.publisher)}, {title}" if record.publisher else title
        if isinstance(record, Relation):
            ends = [self.name(f"character:{end}") for end in record.between]
            label = localized(record.label, self.language)
            return _shown_name(" — ".join((close_field(ends[0]), close_field(label), ends[1])))
        text = _name_of(record)
        return self.name_text(text) if text else ""

    def name_text(self, name: Text) -> str:
        """Return a name or title as it is shown: on one line, and cut if it is very long."""
        return _shown_name(localized(name, self.language))

    def name_language(self, ref: str) -> Language:
        """Return the language of the name of a ref; empty if it is the reader's own, or not known."""
        text = _name_of(self.guide.find(ref))
        return fallback_language(text, self.language) if text else ""

    def short_name(self, character: Character) -> str:
        """Return a character's short name, or the full name if there is none."""
        return self.name_text(character.short or character.name)

    def absence(self, *refs: str) -> str:
        """Return the sentence in place of a page that the reader left open, or went back to, and that is not shown."""
        if all(self.whole.find(ref) for ref in refs):
            return self._("This is a spoiler.")
        return self._("The film no longer has this.")

    @property
    def one_language_message(self) -> str:
        """The sentence for readers who ask for another language where there is none."""
        return self._("There is no other language here than {language}.").format(language=own_name(self.language))

    @property
    def hidden_message(self) -> str:
        """The sentence that says that spoilers are hidden."""
        if self.seen:
            if self.on_screen:
                text = self._("Shown as far as scene {number}; press s to show the rest.")
            else:
                text = self._("Shown as far as scene {number}; --spoilers shows the rest.")
            return text.format(number=self.seen_number)
        if self.on_screen:
            return self._("Spoilers are hidden; press s to show them.")
        return self._("Spoilers are hidden; --spoilers shows them.")


def _name_of(record: object) -> Text | None:
    return next((text for key in ("name", "title", "label", "question") if (text := getattr(record, key, None))), None)


def _shown_name(name: str) -> str:
    """Return a name as it is shown: on one line, and cut if it is very long."""
    if len(name) <= MAX_NAME:
        return one_line(name)
    return cut_name(one_line(name if "[[" in name else name[: 4 * MAX_NAME]))


def cut_name(name: str) -> str:
    """Return a short text, cut if it is very long."""
    return name if len(name) <= MAX_NAME else name[: MAX_NAME - 1].rstrip() + "…"


def one_line(text: str) -> str:
    """Return a name on one line, with its links as plain words and single spaces. No-break spaces are kept."""
    if "[[" in text:
        text = "".join(piece.words for piece in pieces(text))
    return _BLANKS.sub(" ", text).strip(" ")


def in_every_language(reading: Reading) -> list[Reading]:
    """Return the same reading in each language of the film and of the interface, the interface's fallback first."""
    languages = ordered({*reading.guide.languages, *INTERFACE_LANGUAGES})
    return [reading if language == reading.language else reading.in_language(language) for language in languages]
