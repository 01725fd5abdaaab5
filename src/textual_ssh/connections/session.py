"""One SSH session: the app on a screen, a conversation, or text for a command; never a shell."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import asyncssh

from textual_ssh.context import ServerContext
from textual_ssh.default_messages import Messages
from textual_ssh.limits.fair_share import Account
from textual_ssh.limits.key_ration import painting_seconds
from textual_ssh.limits.slots import Slot
from textual_ssh.limits.turns import turn
from textual_ssh.log import Value
from textual_ssh.site import Answer, Conversation
from textual_ssh.visitor import Visitor, printable
from textual_ssh.visits.line_visit import LineVisit
from textual_ssh.visits.screen_visit import ScreenVisit
from textual_ssh.visits.text_answer import TextAnswer
from textual_ssh.visits.visit import Visit, VisitDetails

MAX_COMMAND = 1000
"""The longest command, in characters."""
LINGER = 5.0
"""Seconds that a client has to read the last output."""
NEEDS_TERMINAL = 2
"""The exit status for a visitor who asks for the app without a terminal."""
_OPENING_SECONDS = 0.03
"""An estimate of the event loop's time for opening an app, in addition to painting it."""
TRY_LATER = 75
"""The exit status for a rejected visitor: EX_TEMPFAIL in sysexits.h."""


class VisitorSession(asyncssh.SSHServerSession[bytes]):
    """Handles a client's request, and passes input and output between the client and its visit."""

    def __init__(
        self,
        context: ServerContext,
        visitor: Visitor,
        account: Account,
        *,
        on_subsystem: Callable[[], None],
        on_start: Callable[[], None],
        on_end: Callable[[], None],
    ) -> None:
        """``account`` is the use of the event loop by the visitor's address.

        ``on_subsystem`` is called when a subsystem is requested; ``on_start`` and ``on_end`` are called once each.
        """
        self._context = context
        self._account = account
        self._on_subsystem = on_subsystem
        self._on_start = on_start
        self._on_end = on_end
        self.visitor = visitor
        """The visitor, as far as the client has described itself."""
        self._oversized = False
        self._linger: asyncio.TimerHandle | None = None
        self._slot: Slot | None = None
        self._visit: Visit | None = None
        self._opening: asyncio.Task[None] | None = None
        self.is_opening = False
        """True while the visit opens. What the client sends meanwhile waits in the channel."""

    def connection_made(self, chan: "asyncssh.SSHServerChannel[bytes]") -> None:
        """Keep the channel."""
        self._channel = chan

    def reject_oversized(self) -> None:
        """Make the session reject its visitor when it starts, because the request is too large."""
        self._oversized = True

    def pty_requested(
        self, term_type: str, term_size: tuple[int, int, int, int], term_modes: Mapping[int, int]
    ) -> bool:
        """Store the visitor's terminal."""
        self.visitor = self.visitor.with_terminal(term_type, *term_size[:2])
        return True

    def shell_requested(self) -> bool:
        """Accept: ssh requests a shell if the user types no command, and gets the site."""
        return True

    def exec_requested(self, command: str) -> bool:
        """Accept: the site answers the command, and no program runs."""
        self._oversized = self._oversized or len(command) > MAX_COMMAND
        self.visitor = self.visitor.with_command(command[:MAX_COMMAND])
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        """Refuse sftp and all other subsystems."""
        self._context.reject("subsystem", {**self.fields, "subsystem": printable(subsystem)})
        self._on_subsystem()
        return False

    @property
    def fields(self) -> dict[str, Value]:
        """The fields of log lines about this visitor."""
        visitor = self.visitor
        columns, rows = visitor.size
        return {
            "address": visitor.address,
            "user": printable(visitor.user),
            "term": visitor.term,
            "size": f"{columns}x{rows}",
            "client": printable(visitor.client),
        }

    def session_started(self) -> None:
        """Start the visit, or reject the visitor with the reason."""
        self._on_start()
        if reason := self._rejection():
            self._context.reject(reason, self.fields)
            self._write([self._messages().rejected(reason)])
            self._exit(TRY_LATER)
            return
        self.is_opening = True
        self._opening = asyncio.get_running_loop().create_task(self._open())

    def _rejection(self) -> str:
        """Return the reason to reject the visitor; empty if the visitor got a slot."""
        if self._oversized:
            return "oversized"
        if self._context.draining:
            return "shutdown"
        slots = self._context.slots
        self._slot = slots.take(self._context.worker, self.visitor.address)
        if self._slot:
            return ""
        return "full" if slots.full else "address"

    def _messages(self) -> Messages:
        """Return the site's messages; the server's own if the site fails."""
        try:
            return self._context.site.messages(self.visitor)
        except Exception as error:
            self._context.log.crash("crash", error, self.fields)
            return Messages(self.visitor)

    async def _open(self) -> None:
        """Open what the visitor asks for, as soon as the visitor's address may use the loop."""
        started = asyncio.get_running_loop().time()
        try:
            self._visit = await self._open_visit(started)
        except Exception as error:  # asyncssh would close the connection without a message
            self._crashed(error)
        self.is_opening = False
        self._channel.resume_reading()

    async def _open_visit(self, started: float) -> Visit:
        context, visitor = self._context, self.visitor
        site, messages = context.site, self._messages()
        answer: Answer | Conversation | None
        if visitor.command is None and visitor.has_screen:
            await turn(self._account, _OPENING_SECONDS + painting_seconds(visitor.size))
            answer = site.answer(visitor)
        else:
            answer = await context.texts.run(self._account, partial(site.answer, visitor))
        if answer is None and not visitor.has_screen:
            answer = Answer([messages.no_terminal()], NEEDS_TERMINAL, "no-terminal")
        details = VisitDetails(
            context, self.visitor, self._channel, messages, self._account, self.fields, started, self._exit
        )
        if isinstance(answer, Answer):
            return TextAnswer(details, answer)
        context.counters.add("visits")
        context.log.line("connect", self.fields)
        if answer is None:
            return ScreenVisit(details, site.app(self.visitor))
        return LineVisit(details, answer)

    def _crashed(self, error: Exception) -> None:
        """Log an error of the site, which ends only this session."""
        self._context.log.crash("crash", error, self.fields)
        self._context.counters.add("ended:crash")
        self._write(self._messages().farewell("crash"))
        self._exit(1)

    def _write(self, lines: Sequence[str]) -> int:
        """Write lines, and return the number of bytes."""
        end = "\r\n" if self.visitor.term else "\n"
        data = "".join(f"{line}{end}" for line in lines).encode()
        self._context.counters.add("sent_bytes", len(data))
        self._channel.write(data)
        return len(data)

    def _exit(self, status: int, patience: float = LINGER) -> None:
        """Close the channel. Pending output is still sent if the client reads it within ``patience`` seconds."""
        self._visit = None
        if not self._channel.is_closing():
            self._linger = asyncio.get_running_loop().call_later(patience, self._channel.get_connection().abort)
            self._channel.exit(status)

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Pass on input."""
        if self._visit:
            self._visit.receive(data)

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """Pass on the terminal's new size."""
        if self._visit:
            self._visit.resize(width, height)
        else:
            self.visitor = self.visitor.with_size(width, height)

    def eof_received(self) -> bool:
        """Pass on the end of input, and keep the channel open for output."""
        if self._visit:
            self._visit.eof()
        return True

    def break_received(self, msec: int) -> bool:
        """Ignore a break."""
        return False

    def signal_received(self, signal: str) -> None:
        """End the visit, whatever the signal."""
        if self._visit:
            self._visit.end("disconnected")
        elif self._opening:
            self._opening.cancel()
            self._exit(1)

    def pause_writing(self, reason: str = "channel") -> None:
        """Pass on that the channel or the connection is full."""
        if self._visit:
            self._visit.pause_writing(reason)

    def resume_writing(self, reason: str = "channel") -> None:
        """Pass on that the channel or the connection has room again."""
        if self._visit:
            self._visit.resume_writing(reason)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the visit, and release the slot."""
        if self.is_opening and self._opening:
            self._opening.cancel()
            self._context.reject("no-request", self.fields)
        if self._visit:
            self._visit.end("disconnected")
        if self._linger:
            self._linger.cancel()
        if self._slot:
            self._slot.release()
        self._on_end()
