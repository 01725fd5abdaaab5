"""What a visitor asks for: a film and a part of it, on a screen or as text."""

import shlex
from dataclasses import dataclass
from typing import Literal

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.ssh.films import called, first_of
from textual_ssh.client import Client

Form = Literal["screen", "text", "path", "help", "films", "plain", "unknown"]
"""The guide on a screen, a part or all of it as text, how two are linked, what can be asked for, the films there are,
the guide line by line, and what cannot be understood."""

_SPOILERS = "--spoilers"
_HELP = ("help", "--help", "-h", "?")


@dataclass(frozen=True)
class Request:
    """What a visitor asks for."""

    form: Form
    guide: Guide
    shelf: Shelf | None = None
    """All films, where there are several."""
    words: tuple[str, ...] = ()
    """What follows the command: the part, or the two ends of a path."""
    spoilers: bool = False
    """Whether what tells the plot is asked for."""
    named: bool = False
    """Whether a film was asked for by name."""

    @property
    def start(self) -> str:
        """Where the guide opens: on the shelf, where there are several films and none was asked for."""
        return "shelf" if self.shelf and not self.named else "tab:synopsis"


def read_request(films: Shelf, client: Client, command: str | None) -> Request:
    """What is asked for by the user's name, and by the command, None where there is none.

    A film is named by the user's name, or by the command's first word; the rest of the command is a part of it.
    """
    guide = called(films, client.words)
    try:
        words = shlex.split(command or "")
    except ValueError:  # a quotation mark by itself
        return Request("unknown", guide or first_of(films), words=((command or "").strip(),))
    spoilers = _SPOILERS in words
    words = [word for word in words if word != _SPOILERS]
    if words and (found := called(films, words[:1])):
        guide = found
        del words[0]
    form, rest = _form(words, client.has_screen)
    shelf = films if len(films.guides) > 1 else None
    return Request(form, guide or first_of(films), shelf, tuple(rest), spoilers, guide is not None)


def _form(words: list[str], has_screen: bool) -> tuple[Form, list[str]]:
    """What the words ask for, and those that say of what."""
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
