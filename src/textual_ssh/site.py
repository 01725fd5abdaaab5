"""A site: the class that a program writes to say what its visitors get."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual_ssh.default_messages import Messages

if TYPE_CHECKING:
    from textual.app import App

    from textual_ssh.visitor import Visitor


@dataclass(frozen=True)
class Answer:
    """Text for a visitor who sent a command, as ``ssh HOST words`` does."""

    lines: Sequence[str]
    """The text, without line ends."""
    status: int = 0
    """The exit status that the visitor's ssh ends with."""
    kind: str = "text"
    """The kind of answer, for the log, which never holds a visitor's own words."""


class Conversation(Protocol):
    """A visit line by line, for screen readers and pipes: every line that the visitor sends is answered with text.

    Lines are divided by ``\\n``. The conversation does no input or output of its own, and never waits.
    """

    width: int
    """The columns that a line may have. The server sets it before ``begin`` and whenever the terminal changes."""
    ended: bool
    """True once the visitor has quit."""

    @property
    def prompt(self) -> str:
        """The question that the visitor answers next."""

    def begin(self) -> str:
        """Return the text that comes before the first prompt."""

    def answer(self, line: str) -> str:
        """Return the answer to a line."""


class Site(ABC):
    """An app, or several, served over SSH. One object serves all visitors of a process.

    ``app``, ``answer`` and ``messages`` run in the event loop: while one of them works, other visitors wait. An error
    in one of them ends that visit alone, and its traceback goes to the log.
    """

    name: ClassVar[str] = "textual-ssh"
    """The program's name: in the SSH greeting, in the names of metrics, and of the folder for the host key."""
    warm_up: ClassVar[bool] = True
    """True to open and close the app before the first visitor, so that nobody waits for imports and style sheets."""

    @abstractmethod
    def app(self, visitor: "Visitor") -> "App[Any]":
        """Return a new app for a visitor with a screen."""

    def answer(self, visitor: "Visitor") -> Answer | Conversation | None:
        """Return text or a conversation in place of the app; None for the app, which needs a terminal."""
        return None

    def messages(self, visitor: "Visitor") -> Messages:
        """Return the texts that the server itself shows a visitor."""
        return Messages(visitor)

    def reload(self) -> list[str]:
        """Read the site's data again, on SIGHUP, and return the problems for the log.

        Every process calls it, workers in a thread of its own beside their visitors. Where it raises, the error is
        logged and the site goes on with what it has.
        """
        return []

    def log_fields(self) -> Mapping[str, str | int | float]:
        """Return fields that the log lines ``start`` and ``reloaded`` have beside their own."""
        return {}
