"""The server's own messages to a visitor, in English. A site in other languages overrides them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual_ssh.visitor import Visitor

REJECTIONS = {
    "full": "The server is full. Please try again later.",
    "address": "There are too many visitors from your address. Please try again when one has left.",
    "shutdown": "The server is shutting down. Please try again later.",
    "oversized": "That request is too long.",
}
"""The text for a rejected visitor, for each reason."""
ENDINGS = {
    "quit": "Goodbye.",
    "idle": "Goodbye: no key was pressed for a long time.",
    "longest": "Goodbye: the time limit for a visit is reached.",
    "stalled": "Goodbye: your terminal did not read what it was sent.",
    "crash": "The program crashed and your visit ended. The error was logged; other visitors are not affected.",
    "shutdown": "Goodbye: the server is shutting down.",
}
"""The text at the end of a visit, for each reason. A visitor who has disconnected gets none."""
WARNINGS = {
    "idle": "No key was pressed for a long time. The visit ends in {seconds} s unless you press one.",
    "longest": "The time limit for a visit is near. The visit ends in {seconds} s.",
    "shutdown": "The server is shutting down. The visit ends in {seconds} s.",
}
"""The warning before a limit ends a visit, for each limit."""


class Messages:
    """The server's messages to one visitor."""

    def __init__(self, visitor: "Visitor") -> None:
        self.visitor = visitor
        """The visitor who reads them."""

    def rejected(self, reason: str) -> str:
        """Return the line for a rejected visitor; ``reason`` is a key of ``REJECTIONS``."""
        return REJECTIONS[reason]

    def no_terminal(self) -> str:
        """Return the line for a visitor who asks for the app without a terminal."""
        return f"This program needs a terminal: {self.visitor.ssh_command(options='-t')}"

    def warning(self, limit: str, seconds: float) -> str:
        """Return the warning that a limit will end the visit in ``seconds``; ``limit`` is a key of ``WARNINGS``."""
        return WARNINGS[limit].format(seconds=max(1, round(seconds)))

    def farewell(self, reason: str) -> list[str]:
        """Return the last lines of a visit; ``reason`` is one of ``metrics.counters.ENDINGS``."""
        lines = [ENDINGS[reason]] if reason in ENDINGS else []
        if lines and self.visitor.host:
            lines.append(f"Come back with: {self.visitor.ssh_command()}")
        return lines
