"""One SSH session: a screen for the guide, or a command for plain text; never a shell."""

import asyncio
from collections.abc import Callable, Mapping

import asyncssh

from burnout_tui.prose.i18n import translations_for
from burnout_tui.ssh.messages import REJECTIONS, farewell
from burnout_tui.ssh.request import Request, read_request
from burnout_tui.ssh.text_commands import answer
from textual_ssh.client import Client, printable
from textual_ssh.context import ServerContext
from textual_ssh.limits.capacity import Slot
from textual_ssh.visits.line_visit import LineVisit
from textual_ssh.visits.screen_visit import ScreenVisit
from textual_ssh.visits.visit import Visit

MAX_COMMAND = 1000
"""Characters of a command."""
LINGER = 5.0
"""Seconds in which a client must have read what it is sent last."""
TEMPORARY_FAILURE = 75
"""The exit status of one who was not let in: EX_TEMPFAIL of sysexits."""


class VisitorSession(asyncssh.SSHServerSession[bytes]):
    """What a client asked for, until there is nothing left of it."""

    def __init__(
        self,
        context: ServerContext,
        client: Client,
        rate_limit_key: str,
        rejected: Callable[[], None],
        started: Callable[[], None],
        ended: Callable[[], None],
    ) -> None:
        """``place`` is what limits for an address count by.

        ``refused`` is called when a subsystem was asked for; ``started`` and ``ended`` are each called once.
        """
        self._context = context
        self._rate_limit_key = rate_limit_key
        self._rejected = rejected
        self._started = started
        self._ended = ended
        self.client = client
        """What is known of the client and its terminal."""
        self._command: str | None = None
        self._too_much = False
        self._linger: asyncio.TimerHandle | None = None
        self._slot: Slot | None = None
        self._visit: ScreenVisit | LineVisit | None = None

    def connection_made(self, chan: "asyncssh.SSHServerChannel[bytes]") -> None:
        """The channel is open."""
        self._channel = chan
        self._opened = asyncio.get_running_loop().time()

    def oversized(self) -> None:
        """The client sent more of an environment than anybody needs."""
        self._too_much = True

    def pty_requested(
        self, term_type: str, term_size: tuple[int, int, int, int], term_modes: Mapping[int, int]
    ) -> bool:
        """There is a terminal."""
        self.client = self.client.with_terminal(term_type, *term_size[:2])
        return True

    def shell_requested(self) -> bool:
        """What ssh asks for when no command is given: the guide."""
        return True

    def exec_requested(self, command: str) -> bool:
        """A command: not a program's, but a part of the guide."""
        self._too_much = self._too_much or len(command) > MAX_COMMAND
        self._command = command[:MAX_COMMAND]
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        """Sftp and all others: there are none."""
        self._context.reject("subsystem", {**self.fields, "subsystem": printable(subsystem)})
        self._rejected()
        return False

    @property
    def fields(self) -> dict[str, str | int | float]:
        """What lines of the log say of this client."""
        client = self.client
        columns, rows = client.size
        return {
            "address": client.address,
            "user": printable(client.user),
            "term": client.term,
            "size": f"{columns}x{rows}",
            "client": printable(client.version),
        }

    def session_started(self) -> None:
        """Let the visitor in, or say why not."""
        self._started()
        context = self._context
        if reason := self._why_not():
            context.reject(reason, self.fields)
            words = translations_for(self.client.language(context.settings.language))
            self._say([words.gettext(REJECTIONS[reason])])
            self._leave(TEMPORARY_FAILURE)
            return
        try:
            request = read_request(context.films, self.client, self._command)
            if request.form in ("screen", "plain"):
                self._open(request)
            else:
                self._answer(request)
        except Exception as error:  # asyncssh would close the connection and say nothing
            self._crashed(error)

    def _why_not(self) -> str:
        """Why the visitor is not let in; empty if a seat was found."""
        if self._too_much:
            return "oversized"
        if self._context.closing:
            return "shutdown"
        slots = self._context.slots
        self._slot = slots.take(self._context.worker, self._rate_limit_key)
        if self._slot:
            return ""
        return "full" if slots.full else "address"

    def _open(self, request: Request) -> None:
        context = self._context
        context.counters.add("visits")
        context.log.line("connect", self.fields)
        base = Visit(context, self.client, self._channel, request, self.fields, self._leave)
        self._visit = ScreenVisit(base) if request.form == "screen" else LineVisit(base)

    def _answer(self, request: Request) -> None:
        context = self._context
        context.counters.add("answers")
        columns = self.client.size[0] if self.client.term else 80
        status, lines = answer(request, context, self.client, columns)
        count = self._say(lines)
        context.counters.add("ended:answered")
        seconds = asyncio.get_running_loop().time() - self._opened
        context.log.line("answer", self.fields, form=request.form, status=status, seconds=seconds, bytes_out=count)
        self._leave(status, context.settings.stalled)

    def _crashed(self, error: Exception) -> None:
        """A mistake in the guide ends the session alone, and is written down."""
        settings = self._context.settings
        self._context.log.crash("crash", error, self.fields)
        self._context.counters.add("ended:crash")
        words = translations_for(self.client.language(settings.language))
        self._say(farewell(words, "crash", settings.name, settings.port))
        self._leave(1)

    def _say(self, lines: list[str]) -> int:
        """Write lines. Returns the bytes."""
        end = "\r\n" if self.client.term else "\n"
        data = "".join(f"{line}{end}" for line in lines).encode()
        self._context.counters.add("sent_bytes", len(data))
        self._channel.write(data)
        return len(data)

    def _leave(self, status: int, patience: float = LINGER) -> None:
        """Close the channel. What was written before is sent, as long as the client reads it in some seconds."""
        self._visit = None
        if not self._channel.is_closing():
            self._linger = asyncio.get_running_loop().call_later(patience, self._channel.get_connection().abort)
            self._channel.exit(status)

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Keys."""
        if self._visit:
            self._visit.receive(data)

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """The terminal has another size."""
        if self._visit:
            self._visit.resize(width, height)

    def eof_received(self) -> bool:
        """No more keys will come: nobody is there any more. What was asked for is still sent."""
        if self._visit:
            self._visit.eof()
        return True

    def break_received(self, msec: int) -> bool:
        """A break means nothing here."""
        return False

    def signal_received(self, signal: str) -> None:
        """A signal from the client ends the visit, whatever it is."""
        if self._visit:
            self._visit.end("disconnected")

    def pause_writing(self, what: str = "channel") -> None:
        """The channel or the connection is full."""
        if self._visit:
            self._visit.pause_writing(what)

    def resume_writing(self, what: str = "channel") -> None:
        """It has room again."""
        if self._visit:
            self._visit.resume_writing(what)

    def connection_lost(self, exc: Exception | None) -> None:
        """The channel is closed."""
        if self._visit:
            self._visit.end("disconnected")
        if self._linger:
            self._linger.cancel()
        if self._slot:
            self._slot.leave()
        self._ended()
