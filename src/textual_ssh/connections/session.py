"""One SSH session: a screen for the guide, or a command for plain text; never a shell."""

import asyncio
from collections.abc import Callable, Mapping

import asyncssh

from burnout_tui.prose.i18n import words_in
from burnout_tui.ssh.messages import REFUSALS, farewell
from burnout_tui.ssh.request import Request, read_request
from burnout_tui.ssh.text_commands import answer
from textual_ssh.client import Client, printable
from textual_ssh.context import House
from textual_ssh.limits.capacity import Seat
from textual_ssh.visits.line_visit import LinearVisit
from textual_ssh.visits.screen_visit import Visit
from textual_ssh.visits.visit import Stay

LONGEST_COMMAND = 1000
"""Characters of a command."""
LINGER = 5.0
"""Seconds in which a client must have read what it is sent last."""
TRY_LATER = 75
"""The exit status of one who was not let in: EX_TEMPFAIL of sysexits."""


class VisitorSession(asyncssh.SSHServerSession[bytes]):
    """What a client asked for, until there is nothing left of it."""

    def __init__(
        self,
        house: House,
        client: Client,
        place: str,
        refused: Callable[[], None],
        started: Callable[[], None],
        ended: Callable[[], None],
    ) -> None:
        """``place`` is what limits for an address count by.

        ``refused`` is called when a subsystem was asked for; ``started`` and ``ended`` are each called once.
        """
        self._house = house
        self._place = place
        self._refused = refused
        self._started = started
        self._ended = ended
        self.client = client
        """What is known of the client and its terminal."""
        self._command: str | None = None
        self._too_much = False
        self._linger: asyncio.TimerHandle | None = None
        self._seat: Seat | None = None
        self._visit: Visit | LinearVisit | None = None

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
        self._too_much = self._too_much or len(command) > LONGEST_COMMAND
        self._command = command[:LONGEST_COMMAND]
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        """Sftp and all others: there are none."""
        self._house.refuse("subsystem", {**self.fields, "what": printable(subsystem)})
        self._refused()
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
        house = self._house
        if reason := self._why_not():
            house.refuse(reason, self.fields)
            words = words_in(self.client.language(house.settings.language))
            self._say([words.gettext(REFUSALS[reason])])
            self._leave(TRY_LATER)
            return
        try:
            request = read_request(house.films, self.client, self._command)
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
        if self._house.closing:
            return "closing"
        seats = self._house.seats
        self._seat = seats.take(self._house.worker, self._place)
        if self._seat:
            return ""
        return "full" if seats.full else "address"

    def _open(self, request: Request) -> None:
        house = self._house
        house.figures.add("visits")
        house.log.line("connect", self.fields)
        stay = Stay(house, self.client, self._channel, request, self.fields, self._leave)
        self._visit = Visit(stay) if request.form == "screen" else LinearVisit(stay)

    def _answer(self, request: Request) -> None:
        house = self._house
        house.figures.add("answers")
        columns = self.client.size[0] if self.client.term else 80
        status, lines = answer(request, house, self.client, columns)
        count = self._say(lines)
        house.figures.add("ended:answered")
        seconds = asyncio.get_running_loop().time() - self._opened
        house.log.line("answer", self.fields, form=request.form, status=status, seconds=seconds, bytes_out=count)
        self._leave(status, house.settings.stalled)

    def _crashed(self, error: Exception) -> None:
        """A mistake in the guide ends the session alone, and is written down."""
        settings = self._house.settings
        self._house.log.crash("crash", error, self.fields)
        self._house.figures.add("ended:crash")
        words = words_in(self.client.language(settings.language))
        self._say(farewell(words, "crash", settings.name, settings.port))
        self._leave(1)

    def _say(self, lines: list[str]) -> int:
        """Write lines. Returns the bytes."""
        end = "\r\n" if self.client.term else "\n"
        data = "".join(f"{line}{end}" for line in lines).encode()
        self._house.figures.add("bytes_out", len(data))
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
            self._visit.end("left")

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
            self._visit.end("left")
        if self._linger:
            self._linger.cancel()
        if self._seat:
            self._seat.leave()
        self._ended()
