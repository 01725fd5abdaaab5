"""The linear mode: what is said when it begins, and to every answer."""

from dataclasses import replace
from typing import TYPE_CHECKING

from burnout_tui.errors import UsageError
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.linear.commands import find_location, help_lines, not_understood, parse_command
from burnout_tui.linear.locations import PATH, SEARCH, SHELF, START, Location, entry_of, is_hidden
from burnout_tui.linear.navigation import Navigator
from burnout_tui.linear.numbered_text import wrapped
from burnout_tui.linear.path import add_end, path_target
from burnout_tui.linear.replies import parse_number, typed
from burnout_tui.prose.document import is_url
from burnout_tui.prose.layout import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import name_lookup

if TYPE_CHECKING:
    from burnout_tui.film.shelf import Shelf


class LinearMode:
    """A guide told to one reader, answer by answer. It reads and writes nothing itself, and never waits.

    Say ``begin()``, then ``prompt``; give ``answer()`` each line that the reader types, say what it returns and
    ``prompt`` again, until it has ``ended``. Lines are divided by ``\\n``; nothing in them moves the cursor, sets a
    colour or clears. They are no wider than ``width``, but for an address of the web that was asked for.
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
        self._start = start
        reading = replace(Reading.of(guide, language, spoilers), shelf=shelf)
        self._navigator = Navigator(reading, SHELF if shelf and not start else START)

    @property
    def place(self) -> Location:
        """Where the reader is."""
        return self._navigator.place

    @property
    def prompt(self) -> str:
        """The question, which ends with a space."""
        say = self._navigator.reading._
        if self._asks:
            words = say("Search for:") if self.place.target == SEARCH else say("Number or name:")
        else:
            words = say("Number or command:") if self._navigator.page.choices else say("Command:")
        return wrapped(words, 1000)[0] + " "

    def begin(self) -> str:
        """The film, whether spoilers are hidden, and where to go; the films, where there are several.

        Where a tab or an entry was asked for, that.
        """
        hint = self._navigator.reading._("Type a number or a command; h lists the commands.")
        if not self._start:
            return f"{self._told()}\n\n{self._said(hint)}"
        head = self._told().partition("\n")[0]
        return f"{head}\n{self._said(hint)}\n\n{self._go(self._start)}"

    def answer(self, line: str) -> str:
        """What is said to a line that the reader has typed."""
        answer = typed(line)
        if self.ended:
            return ""
        if not answer:
            return "\n".join(self._navigator.page.choice_lines(self.place.part, self.width))
        number = parse_number(answer)
        try:
            return self._meant(answer) if number is None else self._chosen(number)
        except UsageError as problem:
            return self._said(*(f"{line[:1].upper()}{line[1:]}" for line in problem.lines()))

    def _chosen(self, number: int) -> str:
        """What a number opens."""
        reading, choices = self._navigator.reading, self._navigator.page.choices
        if number == 0 and reading.shelf:
            return self._go(SHELF)
        if 1 <= number <= len(choices):
            chosen = choices[number - 1]
            return _whole(chosen) if is_url(chosen) else self._go(chosen)
        if not choices:
            return self._said(reading._("There is nothing to choose here; h lists the commands."))
        words = reading.translations.ngettext(
            "{number} is not a choice; there is only 1.",
            "{number} is not a choice; choose from 1 to {count}.",
            len(choices),
        )
        return self._said(words.format(number=number, count=len(choices)))

    def _meant(self, answer: str) -> str:
        """What a letter or a word asks for; where a question is asked, answers to it go before commands."""
        say = self._navigator.reading._
        if self._asks and len(answer) > 1 and (self.place.target == SEARCH or self._is_name(answer)):
            return self._answered(answer)
        command, rest = parse_command(answer)
        if self.place.target == SHELF and ((command and command.in_film) or find_location(answer)):
            return self._said(say("Choose a film first."))
        if command:
            return str(getattr(self, f"_{command.action}")(rest))
        if target := find_location(answer):
            return self._go(target)
        if self._asks:
            return self._answered(answer)
        # What somebody in the film is called is hardly a word that was mistyped.
        return self._said(not_understood(self._navigator.reading, answer, hint=not self._is_name(answer)))

    @property
    def _asks(self) -> bool:
        """Whether words are an answer here: a name, or what is searched for."""
        target = self.place.target
        return target == SEARCH or (
            target.startswith(PATH) and "+" not in target and not is_hidden(self._navigator.reading, target)
        )

    def _is_name(self, answer: str) -> bool:
        """Whether somebody may be meant by this; other words may still be commands."""
        return bool(name_lookup(self._navigator.reading, "character").resolve(answer))

    def _answered(self, answer: str) -> str:
        """What the words lead to that answer a question."""
        target = self.place.target
        return self._go(target + answer if target == SEARCH else add_end(self._navigator.reading, target, answer))

    def _go(self, target: str) -> str:
        self._navigator.go(target)
        return self._told()

    def _told(self) -> str:
        return "\n".join(self._navigator.page.lines(self.place.part, self.width))

    def _said(self, *sentences: str) -> str:
        return "\n".join(line for sentence in sentences for line in wrapped(sentence, self.width))

    def _next(self, _: str) -> str:
        return (
            self._told() if self._navigator.turn(1) else self._said(self._navigator.reading._("There is no next part."))
        )

    def _previous(self, _: str) -> str:
        nothing = self._navigator.reading._("There is no previous part.")
        return self._told() if self._navigator.turn(-1) else self._said(nothing)

    def _repeat(self, _: str) -> str:
        return self._told()

    def _back(self, _: str) -> str:
        nowhere = self._navigator.reading._("There is nothing to go back to.")
        return self._told() if self._navigator.back() else self._said(nowhere)

    def _forward(self, _: str) -> str:
        nowhere = self._navigator.reading._("There is nothing to go forward to.")
        return self._told() if self._navigator.forward() else self._said(nowhere)

    def _tabs(self, _: str) -> str:
        return self._go(START)

    def _search(self, words: str) -> str:
        return self._go(SEARCH + words)

    def _path(self, names: str) -> str:
        named = [name.strip() for name in names.split(",") if name.strip()]
        return self._go(path_target(self._navigator.reading, self.place.target, named))

    def _sources(self, _: str) -> str:
        target = self.place.target
        there = target.startswith(("source:", "sources:"))
        return self._told() if there else self._go(f"sources:{entry_of(target)}")

    def _spoilers(self, _: str) -> str:
        self._navigator.switch_spoilers()
        reading = self._navigator.reading
        shown = reading._("Spoilers are shown; press s to hide them.")
        hidden = reading._("Spoilers are hidden; press s to show them.")
        # The beginning says it by itself.
        said = "" if self.place.target == START else self._said(shown if reading.spoilers else hidden) + "\n\n"
        return said + self._told()

    def _language(self, _: str) -> str:
        self._navigator.switch_language()
        return self._told()

    def _help(self, _: str) -> str:
        return self._said(*help_lines(self._navigator.reading))

    def _quit(self, _: str) -> str:
        self.ended = True
        return ""


def _whole(address: str) -> str:
    """An address of the web on one line, however wide: a terminal breaks it itself, and copies and opens it whole."""
    return wrapped(address, max(cells(address), 1))[0]
