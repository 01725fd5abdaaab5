"""The base class of a site, which defines what visitors see."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from textual_ssh.default_messages import Messages

if TYPE_CHECKING:
    from textual.app import App

    from textual_ssh.visitor import Visitor


@dataclass(frozen=True)
class Answer:
    """Text for a visitor who sent a command, as ``ssh HOST words`` does."""

    lines: Iterable[str]
    """The text, without line ends. A long text is better yielded than kept: its lines are taken as the client reads."""
    status: int = 0
    """The exit status of the visitor's ssh."""
    kind: str = "text"
    """The kind of answer, for the log, which never contains a visitor's own words."""


class Reloaded(NamedTuple):
    """The outcome of reading a site's data again."""

    data: bytes | None = None
    """The data, for ``Site.use``; None to keep what every process has."""
    problems: Sequence[str] = ()
    """Problems for the log."""


class Conversation(Protocol):
    """A visit line by line, for screen readers and pipes. Every line from the visitor is answered with text.

    Lines are separated by ``\\n``. A conversation does no input or output itself, and never waits. It runs in a thread,
    together with no other conversation or answer of its process.
    """

    width: int
    """The width of a line, in columns. The server sets it before ``begin`` and whenever the terminal is resized."""
    ended: bool
    """True once the visitor has quit."""

    @property
    def prompt(self) -> str:
        """The question that the visitor answers next."""

    def begin(self) -> str:
        """Return the text before the first prompt."""

    def answer(self, line: str) -> str:
        """Return the answer to a line."""


class Site(ABC):
    """One or more apps served over SSH. One object serves all visitors of a process.

    ``app`` and ``messages`` run in the event loop, so other visitors wait for each call. ``answer`` runs in a thread if
    the visitor sent a command or has no screen, and so do the lines of its answers and its conversations, one at a
    time. An error in one of them ends only that visit, and its traceback is logged.
    """

    name: ClassVar[str] = "textual-ssh"
    """The program's name, for the SSH greeting, the names of metrics, and the folder of the host key."""
    warm_up: ClassVar[bool] = True
    """True to open and close the app once before the first visitor, who then need not wait for imports."""

    @abstractmethod
    def app(self, visitor: "Visitor") -> "App[Any]":
        """Return a new app for a visitor with a screen."""

    def answer(self, visitor: "Visitor") -> Answer | Conversation | None:
        """Return text or a conversation instead of the app; None for the app, which needs a terminal."""
        return None

    def messages(self, visitor: "Visitor") -> Messages:
        """Return the server's own messages for a visitor."""
        return Messages(visitor)

    def reload(self) -> Reloaded:
        """Read the site's data again, on SIGHUP. Nothing else may change.

        It runs in a process of its own, which may take its time and is ended after two minutes. If it raises an error,
        the error is logged and the site keeps its present data.
        """
        return Reloaded()

    def use(self, data: bytes) -> None:
        """Use data that ``reload`` has returned.

        Every worker calls it, in a separate thread while it serves visitors, and so does each worker that starts later.
        A site whose ``reload`` returns data must override it.
        """
        raise NotImplementedError

    def log_fields(self) -> Mapping[str, str | int | float]:
        """Return additional fields for the log lines ``start`` and ``reloaded``."""
        return {}
