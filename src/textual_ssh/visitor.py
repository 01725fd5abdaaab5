"""A visitor, as the client describes itself and its terminal. This machine's environment has no influence."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from textual_ssh.address import host_and_port
from textual_wire.detection.detect import detect
from textual_wire.detection.language import language_code
from textual_wire.detection.terminal import Terminal

MAX_COLUMNS, MAX_ROWS = 500, 200
"""The largest screen that is painted for a visitor."""
DEFAULT_SIZE = (80, 24)
"""Columns and rows of a terminal that does not report its size."""
ENVIRONMENT = ("LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE", "COLORTERM", "NO_COLOR")
"""The variables accepted from a client's environment; all others are refused."""
MAX_VALUE = 200
"""The longest value of a variable, user name and terminal name, in characters."""


@dataclass(frozen=True)
class Visitor:
    """A client, its terminal, and its request."""

    address: str
    """The IP address."""
    user: str = ""
    """The user's name. It is not checked: everybody may log in, with any name."""
    client: str = ""
    """The version string of the SSH client."""
    term: str = ""
    """The terminal's type, as in TERM; empty without a terminal."""
    size: tuple[int, int] = DEFAULT_SIZE
    """Columns and rows, within bounds."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """The accepted variables of the client's environment."""
    command: str | None = None
    """The words after ``ssh HOST``; None without any."""
    host: str = ""
    """The name of this server, HOST or HOST:PORT, for the command to reconnect; empty if it has none."""
    port: int = 22
    """The port that this server listens on."""

    def with_terminal(self, term: str, columns: int, rows: int) -> "Visitor":
        """Return the same visitor with a terminal."""
        return replace(self, term=printable(term) or "unknown", size=bounded(columns, rows))

    def with_size(self, columns: int, rows: int) -> "Visitor":
        """Return the same visitor with a terminal of another size."""
        return replace(self, size=bounded(columns, rows))

    def with_variable(self, name: str, value: str) -> "Visitor":
        """Return the same visitor with another variable of the environment."""
        return replace(self, environment={**self.environment, name: value})

    def with_command(self, command: str) -> "Visitor":
        """Return the same visitor with a command."""
        return replace(self, command=command)

    @cached_property
    def terminal(self) -> Terminal:
        """The capabilities of the terminal, detected from TERM and the accepted variables."""
        return detect({**self.environment, "TERM": self.term}, None, *self.size, over_ssh=True)

    @property
    def has_screen(self) -> bool:
        """True if there is a terminal on which an app can be painted."""
        return self.term not in ("", "dumb")

    @property
    def language(self) -> str:
        """The language code of the visitor's locale, such as ``fr``; empty if it names none."""
        return language_code(self.environment)

    def ssh_command(self, *words: str, user: str = "", options: str = "") -> str:
        """Return the ssh command that reconnects to this server, with ``words`` as the request."""
        host, own_port = host_and_port(self.host) if self.host else ("HOST", 0)
        port = own_port or self.port
        parts = ["ssh", options, "" if port == 22 else f"-p {port}", f"{user}@{host}" if user else host, *words]
        return " ".join(part for part in parts if part)


def bounded(columns: int, rows: int) -> tuple[int, int]:
    """Return a size within bounds, with the defaults instead of zeros."""
    return min(columns or DEFAULT_SIZE[0], MAX_COLUMNS), min(rows or DEFAULT_SIZE[1], MAX_ROWS)


def printable(text: str) -> str:
    """Return a client's text in a form for the log: short, and without control characters."""
    return "".join(character for character in text[:MAX_VALUE] if character.isprintable())
