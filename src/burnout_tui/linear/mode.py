"""The linear mode: what is said when it begins, and to every answer."""

from dataclasses import replace
from typing import TYPE_CHECKING

from burnout_tui.errors import UsageError
from burnout_tui.film.called import Names
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import LANGUAGES, Language
from burnout_tui.linear.answers import number_of, typed
from burnout_tui.linear.history import History
from burnout_tui.linear.pages import Page, wrapped
from burnout_tui.linear.path import next_end, path_to
from burnout_tui.linear.places import PATH, SEARCH, SHELF, START, Place, entry_of, is_hidden
from burnout_tui.linear.telling import tell
from burnout_tui.linear.words import command_in, help_lines, place_of
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.words import N_, words_in

if TYPE_CHECKING:
    from burnout_tui.film.shelf import Shelf


class Linear:
    """A guide told to one reader, answer by answer. It reads and writes nothing itself, and never waits.

    Say ``begin()``, then ``prompt``; give ``answer()`` each line that the reader types, say what it returns and
    ``prompt`` again, until it has ``ended``. Lines are divided by ``\\n``; nothing in them moves the cursor, sets a
    colour or clears.
    """

    def __init__(
        self,
        guide: Guide,
        language: Language,
        spoilers: bool = False,
        *,
        start: str = "",
        shelf: "Shelf | None" = None,
        width: int = 80,
    ) -> None:
        self.width = width
        """Columns of the lines; it may be changed at any time."""
        self.ended = False
        """Whether the reader has quit."""
        self._reading = replace(Reading.of(guide, language, spoilers), shelf=shelf)
        self._history = History()
        self._start = start
        film = next((key for key, other in shelf.guides.items() if other is guide), "") if shelf else ""
        self._arrive(Place(SHELF if shelf and not start else START, film=film))

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self._place

    @property
    def prompt(self) -> str:
        """The question, which ends with a space."""
        say = self._reading._
        if self._asks and self._place.what == SEARCH:
            words = say("Search for:")
        elif self._asks:
            words = say("Number, or name:")
        else:
            words = say("Number, or word:") if self._page.choices else say("Word:")
        return wrapped(words, 1000)[0] + " "

    def begin(self) -> str:
        """The film, whether spoilers are hidden, and where to go; the films, where there are several.

        Where a tab or an entry was asked for, that.
        """
        hint = self._reading._("Answer with a number, or with a word: h lists the words.")
        if not self._start:
            return _text([*self._told(), "", *self._wrapped(hint)])
        head, *_ = self._told()
        return _text([head, *self._wrapped(hint), "", self._go(self._start)])

    def answer(self, line: str) -> str:
        """What is said to a line that the reader has typed."""
        answer = typed(line)
        if self.ended:
            return ""
        if not answer:
            return _text(self._page.choice_lines(self._place.part, self.width))
        number = number_of(answer)
        try:
            return self._meant(answer) if number is None else self._chosen(number)
        except UsageError as problem:
            return self._said(*(f"{line[:1].upper()}{line[1:]}" for line in problem.lines()))

    def _chosen(self, number: int) -> str:
        """What a number opens."""
        choices = self._page.choices
        if number == 0 and self._reading.shelf:
            return self._go(SHELF)
        if 1 <= number <= len(choices):
            return self._go(choices[number - 1])
        if not choices:
            return self._said(self._reading._("There is nothing to choose here: h lists the words."))
        words = self._reading.words.ngettext(
            "{number} is not among the choices: there is only 1.",
            "{number} is not among the choices 1 to {count}.",
            len(choices),
        )
        return self._said(words.format(number=number, count=len(choices)))

    def _meant(self, answer: str) -> str:
        """What a letter or a word asks for; where a question is asked, answers to it go before commands."""
        if self._asks and len(answer) > 1 and (self._place.what == SEARCH or self._is_name(answer)):
            return self._answered(answer)
        command, rest = command_in(answer)
        if self._place.what == SHELF and ((command and command.in_film) or place_of(answer)):
            return self._said(self._reading._("Choose a film first."))
        if command:
            return str(getattr(self, f"_{command.action}")(rest))
        if what := place_of(answer):
            return self._go(what)
        if self._asks:
            return self._answered(answer)
        words = self._reading._("“{typed}” is not understood: h lists the words, and / before it searches for it.")
        return self._said(words.format(typed=answer))

    def _answered(self, answer: str) -> str:
        """What the words lead to that answer a question."""
        what = self._place.what
        return self._go(what + answer if what == SEARCH else next_end(self._reading, what, answer))

    def _is_name(self, answer: str) -> bool:
        """Whether somebody may be meant by this; other words may still be commands."""
        return bool(Names(self._reading.guide, self._reading.spoilers).called(answer))

    @property
    def _asks(self) -> bool:
        """Whether words are an answer here: a name, or what is searched for."""
        what = self._place.what
        return what == SEARCH or (what.startswith(PATH) and "+" not in what and not is_hidden(self._reading, what))

    def _go(self, what: str) -> str:
        """Go to another place, and tell it; ``film:KEY/REF`` is one in another film."""
        film = self._place.film
        if what.startswith("film:"):
            film, _, what = what.removeprefix("film:").partition("/")
        if (what, film) != (self._place.what, self._place.film):
            self._history.left(self._place)
        self._arrive(Place(what or START, film=film))
        return _text(self._told())

    def _arrive(self, place: Place) -> None:
        if self._reading.shelf:
            self._reading = replace(self._reading, guide=self._reading.shelf.guides[place.film])
        self._page = Page(self._reading, tell(self._reading, place.what))
        self._place = replace(place, part=min(place.part, self._page.count - 1))

    def _told(self) -> list[str]:
        return self._page.lines(self._place.part, self.width)

    def _wrapped(self, *sentences: str) -> list[str]:
        return [line for sentence in sentences for line in wrapped(sentence, self.width)]

    def _said(self, *sentences: str) -> str:
        return _text(self._wrapped(*sentences))

    def _turn(self, step: int) -> str:
        part = self._place.part + step
        if not 0 <= part < self._page.count:
            first, last = self._reading._("There is nothing before this."), self._reading._("There is no more of this.")
            return self._said(first if step < 0 else last)
        self._place = replace(self._place, part=part)
        return _text(self._told())

    def _next(self, _: str) -> str:
        return self._turn(1)

    def _previous(self, _: str) -> str:
        return self._turn(-1)

    def _repeat(self, _: str) -> str:
        return _text(self._told())

    def _back(self, _: str) -> str:
        return self._again(self._history.back(self._place), N_("There is nowhere to go back to."))

    def _forward(self, _: str) -> str:
        return self._again(self._history.forward(self._place), N_("There is nowhere to go forward to."))

    def _again(self, place: Place | None, nowhere: str) -> str:
        if place is None:
            return self._said(self._reading._(nowhere))
        self._arrive(place)
        return _text(self._told())

    def _tabs(self, _: str) -> str:
        return self._go(START)

    def _search(self, words: str) -> str:
        return self._go(SEARCH + words)

    def _path(self, names: str) -> str:
        named = [name.strip() for name in names.split(",") if name.strip()]
        return self._go(path_to(self._reading, self._place.what, named))

    def _sources(self, _: str) -> str:
        what = self._place.what
        there = what.startswith(("source:", "sources:"))
        return self._repeat("") if there else self._go(f"sources:{entry_of(what)}")

    def _spoilers(self, _: str) -> str:
        self._reading = replace(self._reading, spoilers=not self._reading.spoilers)
        self._arrive(self._place)
        shown = self._reading._("What tells the plot is shown: s hides it.")
        hidden = self._reading._("What tells the plot is hidden: s shows it.")
        state = [] if self._place.what == START else [*self._wrapped(shown if self._reading.spoilers else hidden), ""]
        return _text([*state, *self._told()])

    def _language(self, _: str) -> str:
        language = LANGUAGES[(LANGUAGES.index(self._reading.language) + 1) % len(LANGUAGES)]
        self._reading = replace(self._reading, language=language, words=words_in(language))
        self._arrive(self._place)
        return _text(self._told())

    def _help(self, _: str) -> str:
        return self._said(*help_lines(self._reading))

    def _quit(self, _: str) -> str:
        self.ended = True
        return ""


def _text(lines: list[str]) -> str:
    return "\n".join(lines)
