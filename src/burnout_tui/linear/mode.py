"""The linear mode: the text it begins with, and its reply to each answer."""

from dataclasses import replace
from typing import TYPE_CHECKING

from burnout_tui.errors import UsageError
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.seen import level_of_scene
from burnout_tui.linear.commands import (
    Command,
    clean_answer,
    find_location,
    help_lines,
    not_understood,
    parse_command,
    parse_number,
)
from burnout_tui.linear.locations import PATH, SEARCH, SHELF, START, Location, entry_of, is_hidden
from burnout_tui.linear.navigation import Navigator
from burnout_tui.linear.numbered_text import wrap
from burnout_tui.linear.path import add_end, path_target
from burnout_tui.prose.document import is_url
from burnout_tui.prose.measure import cells
from burnout_tui.prose.problems import problem_titles
from burnout_tui.prose.reading import Marks, Reading
from burnout_tui.prose.search_entries import name_lookup
from burnout_tui.prose.seen import NOT_A_SCENE, seen_message

if TYPE_CHECKING:
    from burnout_tui.film.shelf import Shelf


class LinearMode:
    """A conversation between the guide and one reader. It does no input or output itself, and never waits.

    Show ``begin()``, then ``prompt``. Pass each line that the reader types to ``answer()``; show what it returns, and
    ``prompt`` again, until ``ended`` is True. Lines are separated by ``\\n`` and hold no control sequences. They are at
    most ``width`` columns wide, except a web address that the reader asked for.
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
        marks: Marks = (),
    ) -> None:
        self.width = width
        """The width of the lines, in columns. It may change at any time."""
        self.ended = False
        """True after the reader has quit."""
        self._start = start
        reading = replace(Reading.of(guide, language, spoilers), shelf=shelf, marks=marks)
        self._navigator = Navigator(reading, SHELF if reading.has_shelf and not start else START)

    @property
    def place(self) -> Location:
        """The reader's present location."""
        return self._navigator.place

    @property
    def reading(self) -> Reading:
        """The reader's choices."""
        return self._navigator.reading

    @property
    def prompt(self) -> str:
        """The question to the reader. It ends with a space."""
        _ = self.reading._
        if self._expects_words:
            question = _("Search for:") if self.place.target == SEARCH else _("Number or name:")
        else:
            question = _("Number or command:") if self._navigator.page.choices else _("Command:")
        return wrap(question, 1000)[0] + " "

    def begin(self) -> str:
        """Return the first text: the film or the shelf, and where to go; or the start that was asked for."""
        hint = self.reading._("Type a number or a command; h lists the commands.")
        if not self._start:
            return f"{self._page()}\n\n{self._wrap(hint)}"
        head = self._page().partition("\n")[0]
        return f"{head}\n{self._wrap(hint)}\n\n{self._go(self._start)}"

    def films_saved(self, shelf: "Shelf") -> str:
        """Go on with films as they were saved, at the same location; return what there is to say about it."""
        self._navigator.films_saved(shelf)
        problems = problem_titles(self.reading)
        return self._wrap(problems[0] if problems else self.reading._("The film was saved; this is how it is now."))

    def answer(self, line: str) -> str:
        """Return the reply to a line that the reader typed."""
        answer = clean_answer(line)
        if self.ended:
            return ""
        if not answer:
            return "\n".join(self._navigator.page.choice_lines(self.place.part, self.width))
        number = parse_number(answer)
        try:
            return self._answer_words(answer) if number is None else self._choose(number)
        except UsageError as problem:
            return self._wrap(*(f"{line[:1].upper()}{line[1:]}" for line in problem.lines(self.reading._)))

    def _choose(self, number: int) -> str:
        """Open the choice with a number."""
        reading, choices = self.reading, self._navigator.page.choices
        if number == 0 and reading.has_shelf:
            return self._go(SHELF)
        if 1 <= number <= len(choices):
            chosen = choices[number - 1]
            return _unbroken(chosen) if is_url(chosen) else self._go(chosen)
        if not choices:
            return self._wrap(reading._("There is nothing to choose here; h lists the commands."))
        message = reading.translations.ngettext(
            "{number} is not a choice; there is only 1.",
            "{number} is not a choice; choose from 1 to {count}.",
            len(choices),
        )
        return self._wrap(message.format(number=number, count=len(choices)))

    def _answer_words(self, answer: str) -> str:
        """Answer a letter or a word. If the prompt asks for words, those come before commands."""
        if self._expects_words and len(answer) > 1 and (self.place.target == SEARCH or self._is_name(answer)):
            return self._answer_question(answer)
        command, rest = parse_command(answer)
        if self.place.target == SHELF and ((command and command.in_film) or find_location(answer)):
            return self._wrap(self.reading._("Choose a film first."))
        if command:
            return self._run(command, rest)
        if target := find_location(answer):
            return self._go(target)
        if self._expects_words:
            return self._answer_question(answer)
        # A name in the film is unlikely to be a mistyped command.
        return self._wrap(not_understood(self.reading, answer, hint=not self._is_name(answer)))

    @property
    def _expects_words(self) -> bool:
        """True if the prompt asks for a name, or for words to search for."""
        target = self.place.target
        if target == SEARCH:
            return True
        return target.startswith(PATH) and "+" not in target and not is_hidden(self.reading, target)

    def _is_name(self, answer: str) -> bool:
        """Return True if the answer may be a character's name."""
        return bool(name_lookup(self.reading, "character").resolve(answer))

    def _answer_question(self, answer: str) -> str:
        target = self.place.target
        return self._go(target + answer if target == SEARCH else add_end(self.reading, target, answer))

    def _run(self, command: Command, rest: str) -> str:
        actions = {
            "next": self._next,
            "previous": self._previous,
            "repeat": self._page,
            "back": self._back,
            "forward": self._forward,
            "tabs": lambda: self._go(START),
            "search": lambda: self._go(SEARCH + rest),
            "path": lambda: self._path(rest),
            "sources": self._sources,
            "spoilers": self._switch_spoilers,
            "seen": lambda: self._mark_seen(rest),
            "language": self._switch_language,
            "help": lambda: self._wrap(*help_lines(self.reading)),
            "quit": self._quit,
        }
        return actions[command.action]()

    def _go(self, target: str) -> str:
        self._navigator.go(target)
        return self._page()

    def _page(self) -> str:
        return "\n".join(self._navigator.page.lines(self.place.part, self.width))

    def _wrap(self, *sentences: str) -> str:
        return "\n".join(line for sentence in sentences for line in wrap(sentence, self.width))

    def _next(self) -> str:
        return self._page() if self._navigator.turn(1) else self._wrap(self.reading._("There is no next part."))

    def _previous(self) -> str:
        none = self.reading._("There is no previous part.")
        return self._page() if self._navigator.turn(-1) else self._wrap(none)

    def _back(self) -> str:
        none = self.reading._("There is nothing to go back to.")
        return self._page() if self._navigator.back() else self._wrap(none)

    def _forward(self) -> str:
        none = self.reading._("There is nothing to go forward to.")
        return self._page() if self._navigator.forward() else self._wrap(none)

    def _path(self, rest: str) -> str:
        names = [name.strip() for name in rest.split(",") if name.strip()]
        return self._go(path_target(self.reading, self.place.target, names))

    def _sources(self) -> str:
        target = self.place.target
        shows_sources = target.startswith(("source:", "sources:"))
        return self._page() if shows_sources else self._go(f"sources:{entry_of(target)}")

    def _switch_spoilers(self) -> str:
        self._navigator.switch_spoilers()
        reading = self.reading
        shown = reading._("Spoilers are shown; press s to hide them.")
        # The start page has this sentence itself.
        notice = shown if reading.shows_all else reading.hidden_message
        return ("" if self.place.target == START else self._wrap(notice) + "\n\n") + self._page()

    def _mark_seen(self, rest: str) -> str:
        """Mark the scene that is named, or the present one; the same again marks nothing. Raises UsageError."""
        scene = rest or self.place.target
        if not rest and not scene.startswith("scene:"):
            return self._wrap(self.reading._(NOT_A_SCENE))
        level = level_of_scene(self.reading.whole, scene)
        self._navigator.mark(0 if level == self.reading.seen else level)
        return f"{self._wrap(seen_message(self.reading))}\n\n{self._page()}"

    def _switch_language(self) -> str:
        switched = self._navigator.switch_language()
        return self._page() if switched else self._wrap(self.reading.one_language_message)

    def _quit(self) -> str:
        self.ended = True
        return ""


def _unbroken(address: str) -> str:
    """Return a web address on one line, so that the terminal can copy and open it whole."""
    return wrap(address, max(cells(address), 1))[0]
