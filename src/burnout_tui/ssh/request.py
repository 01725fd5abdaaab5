"""A visitor's request: a film and a part of it, on a screen or as text."""

import shlex
from dataclasses import dataclass
from typing import Literal

from burnout_tui.errors import UsageError
from burnout_tui.film.guide import Guide
from burnout_tui.film.seen import guide_asked_for, level_asked_for
from burnout_tui.film.shelf import Shelf
from burnout_tui.message import Message
from burnout_tui.prose.reading import Marks
from burnout_tui.ssh.films import default_film, find_film
from burnout_tui.ssh.language import user_words
from textual_ssh.visitor import Visitor

Form = Literal["screen", "text", "path", "help", "films", "plain", "unknown"]
"""The guide on a screen, a part or all of it as text, the links between two characters, the list of requests, the list
of films, the linear mode, and a request that is none of these."""

_SPOILERS = "--spoilers"
_SEEN, _AT = "--seen", "--at"
_HELP = ("help", "--help", "-h", "?")


@dataclass(frozen=True)
class Request:
    """A visitor's request."""

    form: Form
    guide: Guide
    shelf: Shelf | None = None
    """All films, if there are several."""
    words: tuple[str, ...] = ()
    """The words after the command: a part, or the two ends of a path."""
    spoilers: bool = False
    """True to show spoilers."""
    named: bool = False
    """True if the visitor named a film."""
    marks: Marks = ()
    """The last scene that the visitor has seen."""
    problem: UsageError | None = None
    """The problem of a request that cannot be answered; its form is ``unknown``."""

    @property
    def start(self) -> str:
        """The place where the guide opens: the shelf if there are several films and the visitor named none."""
        return "shelf" if self.shelf and not self.named else "tab:synopsis"


def read_request(films: Shelf, visitor: Visitor) -> Request:
    """Read the request. The user's name or the command's first word names a film; the other words name a part of it."""
    guide = find_film(films, user_words(visitor))
    command = visitor.command or ""
    try:
        words = shlex.split(command)
    except ValueError:  # an unclosed quotation mark
        return Request("unknown", guide or default_film(films), words=(command.strip(),))
    spoilers = _SPOILERS in words
    words = [word for word in words if word != _SPOILERS]
    try:
        scene, time = _take(words, _SEEN), _take(words, _AT)
        if words and (found := find_film(films, words[:1])):
            guide = found
            del words[0]
        film = guide or (guide_asked_for(films.guides.values(), scene) if scene else default_film(films))
        level = level_asked_for(film, scene, time)
    except UsageError as problem:
        return Request("unknown", guide or default_film(films), problem=problem)
    form, rest = _form(words, visitor.has_screen)
    shelf = films if len(films.guides) > 1 else None
    marks = ((film, level),) if level else ()
    return Request(
        form, film, shelf, tuple(rest), spoilers, guide is not None or film is not default_film(films), marks
    )


def _take(words: list[str], option: str) -> str | None:
    """Take an option and its value out of the words; return the value, or None without it. Raises UsageError."""
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == option:
            if not equals and place + 1 == len(words):
                raise UsageError(Message("{option} needs a value after it", option=option))
            value = value if equals else words[place + 1]
            del words[place : place + (1 if equals else 2)]
            return value
    return None


def _form(words: list[str], has_screen: bool) -> tuple[Form, list[str]]:
    """Return the form that the words ask for, and the words that name a part."""
    if not words:
        return ("screen" if has_screen else "text"), []
    first, *rest = words
    if not rest:
        if first in _HELP:
            return "help", []
        if first == "films":
            return "films", []
        if first == "plain":
            return "plain", []
        return "text", [first]
    if first == "path" and len(rest) == 2:
        return "path", rest
    if first == "show" and len(rest) == 1:
        return "text", rest
    return "unknown", words
