"""The base class of a visit, with its log lines and metrics."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import asyncssh

from textual_ssh.context import ServerContext
from textual_ssh.default_messages import Messages
from textual_ssh.limits.fair_share import Account
from textual_ssh.log import Value
from textual_ssh.visitor import Visitor


@dataclass(frozen=True)
class VisitDetails:
    """The visitor and the environment of a visit."""

    context: ServerContext
    visitor: Visitor
    channel: "asyncssh.SSHServerChannel[bytes]"
    messages: Messages
    account: Account
    """The use of the event loop by the visitor's address."""
    fields: Mapping[str, Value]
    """The fields of the visit's log lines."""
    started: float
    """The time of the visitor's request, on the event loop's clock."""
    on_end: Callable[[int], None]
    """Called once, at the end, with the exit status."""


class Visit(ABC):
    """Bookkeeping for one visit: byte counts, log lines, exit status."""

    def __init__(self, details: VisitDetails) -> None:
        self.context = details.context
        self.visitor = details.visitor
        self.channel = details.channel
        self.messages = details.messages
        self.account = details.account
        self._fields = details.fields
        self._on_end = details.on_end
        self._loop = asyncio.get_running_loop()
        self._started = details.started
        self._received = self._sent = 0
        self._throttled_by: set[str] = set()

    @abstractmethod
    def receive(self, data: bytes) -> None:
        """Handle bytes from the visitor."""

    @abstractmethod
    def resize(self, columns: int, rows: int) -> None:
        """Set the new size of the visitor's terminal."""

    @abstractmethod
    def pause_writing(self, reason: str) -> None:
        """Stop sending: the channel or the connection is full."""

    @abstractmethod
    def resume_writing(self, reason: str) -> None:
        """Resume sending, if no other reason to pause remains."""

    @abstractmethod
    def warn(self, limit: str, seconds: float) -> None:
        """Warn the visitor that a limit will end the visit in ``seconds``."""

    @abstractmethod
    def eof(self) -> None:
        """Handle the end of the visitor's input."""

    @abstractmethod
    def end(self, reason: str) -> None:
        """End the visit; the first reason counts."""

    def count_received(self, count: int) -> None:
        """Count bytes from the visitor."""
        self._received += count
        self.context.counters.add("received_bytes", count)

    def count_sent(self, count: int) -> None:
        """Count bytes to the visitor."""
        self._sent += count
        self.context.counters.add("sent_bytes", count)

    def log_throttled(self, limit: str) -> None:
        """Log, once for each limit, that the visitor exceeds it."""
        if limit not in self._throttled_by:
            self._throttled_by.add(limit)
            self.context.log.line("throttled", self._fields, limit=limit)

    def log_crash(self, error: Exception) -> None:
        """Log the error that ends the visit."""
        self.context.log.crash("crash", error, self._fields)

    def close_account(self, reason: str) -> None:
        """Count and log the end of the visit."""
        self.context.visit_ended(self)
        self.context.counters.add(f"ended:{reason}")
        seconds = self._loop.time() - self._started
        self.context.log.line(
            "disconnect", self._fields, reason=reason, seconds=seconds, bytes_in=self._received, bytes_out=self._sent
        )
        self._on_end(1 if reason == "crash" else 0)
