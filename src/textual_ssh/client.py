"""What a client says of itself and its terminal: never what this machine's environment says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from burnout_tui.film.language import LANGUAGES, Language
from textual_wire.detection.detect import detect
from textual_wire.detection.language import language_code
from textual_wire.detection.terminal import Terminal

MAX_COLUMNS, MAX_ROWS = 500, 200
"""The largest screen that is painted for anybody."""
DEFAULT_SIZE = (80, 24)
"""Columns and rows of a terminal that does not say."""
ENVIRONMENT = ("LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE", "COLORTERM", "NO_COLOR")
"""What is heeded of the environment that a client sends; the rest is refused."""
MAX_VALUE = 200
"""Characters of a value, of the user's name and of the terminal's."""


@dataclass(frozen=True)
class Client:
    """A client and its terminal."""

    address: str
    user: str = ""
    version: str = ""
    term: str = ""
    """The kind of terminal, as TERM names it; empty if there is none."""
    size: tuple[int, int] = DEFAULT_SIZE
    """Columns and rows, within bounds."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What was heeded of the environment it sent."""

    def with_terminal(self, term: str, columns: int, rows: int) -> "Client":
        """The same with a terminal."""
        return replace(self, term=printable(term) or "unknown", size=bounded(columns, rows))

    def with_variable(self, name: str, value: str) -> "Client":
        """The same with a variable of its environment."""
        return replace(self, environment={**self.environment, name: value})

    @property
    def has_screen(self) -> bool:
        """Whether there is a terminal that a picture can be painted on."""
        return self.term not in ("", "dumb")

    def language(self, usual: Language) -> Language:
        """The language asked for: by the user's name, else by the locale; the usual one else."""
        if named := self._named_language():
            return named
        code = language_code(self.environment)
        return next((language for language in LANGUAGES if language == code), usual)

    def user_for(self, language: Language, usual: Language) -> str:
        """The user's name with which this client comes again to a language; empty where it needs none."""
        return language if self._named_language() or language != self.language(usual) else ""

    def _named_language(self) -> Language | None:
        return next((language for word in self.words for language in LANGUAGES if language == word), None)

    @property
    def words(self) -> list[str]:
        """The words of the user's name: ``fr``, or ``fr`` and ``dust`` of ``fr.dust``."""
        return [word for word in re.split(r"[.+,/ ]", self.user.lower()) if word]


def terminal_of(client: Client) -> Terminal:
    """What the client's TERM and the variables that were heeded say of its terminal."""
    return detect({**client.environment, "TERM": client.term}, None, *client.size, over_ssh=True)


def bounded(columns: int, rows: int) -> tuple[int, int]:
    """A size within bounds; the usual one where a client does not know its own."""
    return min(columns or DEFAULT_SIZE[0], MAX_COLUMNS), min(rows or DEFAULT_SIZE[1], MAX_ROWS)


def printable(text: str) -> str:
    """A text from a client that can be written into a log: short, and without control characters."""
    return "".join(letter for letter in text[:MAX_VALUE] if letter.isprintable())
