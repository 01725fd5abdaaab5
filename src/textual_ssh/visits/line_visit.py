"""One visit in the linear mode: lines in, lines out, for screen readers."""

import asyncio
import codecs
from collections.abc import Iterator

from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.width import text_width
from burnout_tui.ssh.messages import warning
from textual_ssh.client import bounded, terminal_of
from textual_ssh.limits.timeouts import Timeouts
from textual_ssh.visits.line_reader import LineReader
from textual_ssh.visits.visit import Visit

_LINES_A_SECOND = 10
_BYTES_A_SECOND = 5000
"""What is read from one visitor: more than anybody types, and a pasted line is there at once."""


class LineVisit:
    """A visit to the guide in lines: one is answered at a time, and what comes too fast waits on the client's side."""

    def __init__(self, visit: Visit) -> None:
        client, request, settings = visit.client, visit.request, visit.context.settings
        self._visit = visit
        self._channel = visit.channel
        self._loop = asyncio.get_running_loop()
        self._terminal = bool(client.term)
        self._encoding = terminal_of(client).encoding if self._terminal else "utf-8"
        self._decode = codecs.getincrementaldecoder(self._encoding)("replace").decode
        self._linear = LinearMode(
            request.guide, visit.language, request.spoilers, shelf=request.shelf, width=text_width(client.size[0])
        )
        self._reader = LineReader(echoes=self._terminal)
        self._typed: Iterator[tuple[str, str | None]] = iter(())
        self._next: asyncio.TimerHandle | None = None
        self._ended = False
        self._eof = False
        self._slowed = False
        self._waits_for: set[str] = set()
        self._stalled: asyncio.TimerHandle | None = None
        self._channel.set_write_buffer_limits(0, 0)
        self._say(self._linear.begin() + "\n" + self._linear.prompt)
        self._timeouts = Timeouts(settings.idle, settings.longest, self.warn, self.end)
        visit.context.visits.add(self)

    def receive(self, data: bytes) -> None:
        """Take what the visitor types."""
        self._visit.received(len(data))
        self._timeouts.key()
        if not self._ended:
            self._typed = self._reader.take(self._decode(data))
            self._go_on()
        if not self._ended and not self._next:
            self._rest(len(data) / _BYTES_A_SECOND)

    def resize(self, columns: int, rows: int) -> None:
        """The visitor's terminal has another size."""
        self._linear.width = text_width(bounded(columns, rows)[0])

    def pause_writing(self, what: str) -> None:
        """The client does not read."""
        self._waits_for.add(what)
        self._channel.pause_reading()
        if not self._stalled:
            self._stalled = self._loop.call_later(self._visit.context.settings.stalled, self.end, "stalled")

    def resume_writing(self, what: str) -> None:
        """It reads again."""
        self._waits_for.discard(what)
        if self._waits_for:
            return
        if self._stalled:
            self._stalled.cancel()
            self._stalled = None
        if not self._next:
            self._go_on()

    def warn(self, limit: str, seconds: float) -> None:
        """Tell the visitor that a limit ends the visit soon."""
        self._say(f"\n{warning(self._visit.words, limit, seconds, self._linear.width)}\n{self._linear.prompt}")

    def eof(self) -> None:
        """No more lines will come: the visit ends when those that have come are answered."""
        self._eof = True
        if not self._next and not self._waits_for:
            self.end("disconnected")

    def end(self, reason: str) -> None:
        """End the visit; the first reason counts."""
        if self._ended:
            return
        self._ended = True
        self._timeouts.stop()
        for timer in (self._stalled, self._next):
            if timer:
                timer.cancel()
        self._say("\n" + "".join(f"{line}\n" for line in self._visit.farewell(reason)))
        self._visit.context.left(self)
        self._visit.over(reason)

    def _go_on(self) -> None:
        """Show what is typed up to the end of a line, and answer that; the next has its turn a little later."""
        waited, self._next = self._next is not None, None
        if self._ended or self._waits_for:
            return
        shown = ""
        for echo, line in self._typed:
            shown += echo
            if line is not None:
                if waited and not self._slowed:
                    self._slowed = True
                    self._visit.context.log.line("throttled", self._visit.fields, limit="lines")
                self._answer(shown, line)
                return
        self._say(shown)
        if self._eof:
            self.end("disconnected")
        elif not self._waits_for:
            self._channel.resume_reading()

    def _answer(self, shown: str, line: str) -> None:
        said = ""
        if line != LineReader.END:
            try:
                said = self._linear.answer(line)
            except Exception as error:  # a mistake must end this visit alone, and be written down
                self._visit.crashed(error)
                self.end("crash")
                return
        if line == LineReader.END or self._linear.ended:
            self._say(shown + said)
            self.end("quit")
            return
        self._say(shown + (f"{said}\n" if said else "") + self._linear.prompt)
        self._rest(1 / _LINES_A_SECOND)

    def _rest(self, seconds: float) -> None:
        self._channel.pause_reading()
        self._next = self._loop.call_later(seconds, self._go_on)

    def _say(self, text: str) -> None:
        if not text or self._channel.is_closing():
            return
        data = (text.replace("\n", "\r\n") if self._terminal else text).encode(self._encoding, "replace")
        self._visit.sent(len(data))
        self._channel.write(data)
