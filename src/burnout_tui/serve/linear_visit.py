"""One visit in the linear mode: lines in, lines out, for screen readers."""

import asyncio
import codecs
from collections.abc import Callable

import asyncssh

from burnout_tui.linear.mode import Linear
from burnout_tui.prose.words import words_in
from burnout_tui.serve.client import Client
from burnout_tui.serve.clock import Clock
from burnout_tui.serve.house import House
from burnout_tui.serve.lines import LineReader
from burnout_tui.serve.request import Request
from burnout_tui.serve.screen import terminal_of
from burnout_tui.serve.words import farewell, warning

NARROWEST, WIDEST = 20, 100
"""Columns of the text."""
_LINES_A_SECOND = 10


class LinearVisit:
    """A visitor who asks and is answered in lines. ``done`` is called once, when nothing is left of the visit."""

    def __init__(
        self,
        house: House,
        client: Client,
        channel: "asyncssh.SSHServerChannel[bytes]",
        request: Request,
        done: Callable[[int], None],
    ) -> None:
        settings = house.settings
        self._house = house
        self._channel = channel
        self._done = done
        self._loop = asyncio.get_running_loop()
        language = client.language(settings.language)
        self._words = words_in(language)
        self._terminal = bool(client.term)
        self._encoding = terminal_of(client).encoding if self._terminal else "utf-8"
        self._decode = codecs.getincrementaldecoder(self._encoding)("replace").decode
        self._linear = Linear(
            request.guide, language, request.spoilers, shelf=request.shelf, width=_width(client.size[0])
        )
        self._reader = LineReader(echoes=self._terminal)
        self._clock = Clock(settings.idle, settings.longest, self.warn, self.end)
        self.fields: dict[str, str | int | float] = {"address": client.address}
        """What lines of the log say of this visit."""
        self._counts = {"in": 0, "out": 0}
        self._ended = False
        self._waits = False
        self._stalled: asyncio.TimerHandle | None = None
        channel.set_write_buffer_limits(0, 0)
        house.visits.add(self)
        self._say(self._linear.begin() + "\n" + self._linear.prompt)

    def receive(self, data: bytes) -> None:
        """Take what the visitor types."""
        self._counts["in"] += len(data)
        self._house.figures.add("bytes_in", len(data))
        self._clock.key()
        if self._ended:
            return
        for echo, line in self._reader.take(self._decode(data)):
            self._say(echo)
            if line is None:
                continue
            if line == LineReader.END:
                self.end("quit")
                return
            said = self._linear.answer(line)
            if self._linear.ended:
                self._say(said)
                self.end("quit")
                return
            self._say(f"{said}\n{self._linear.prompt}" if said else self._linear.prompt)
        # One answer to each piece of what is typed, at a bounded rate: the rest waits on the client's side.
        self._channel.pause_reading()
        self._loop.call_later(1 / _LINES_A_SECOND, self._read_on)

    def resize(self, columns: int, rows: int) -> None:
        """The visitor's terminal has another size."""
        self._linear.width = _width(columns)

    def pause_writing(self, what: str) -> None:
        """The client does not read."""
        self._waits = True
        if not self._stalled:
            self._stalled = self._loop.call_later(self._house.settings.stalled, self.end, "stalled")

    def resume_writing(self, what: str) -> None:
        """It reads again."""
        self._waits = False
        if self._stalled:
            self._stalled.cancel()
            self._stalled = None
        self._read_on()

    def warn(self, limit: str, seconds: float) -> None:
        """Tell the visitor that a limit ends the visit soon."""
        self._say(f"\n{warning(self._words, limit, seconds)}\n{self._linear.prompt}")

    def end(self, reason: str) -> None:
        """End the visit; the first reason counts."""
        if self._ended:
            return
        self._ended = True
        self._clock.stop()
        if self._stalled:
            self._stalled.cancel()
        settings = self._house.settings
        self._say("\n" + "".join(f"{line}\n" for line in farewell(self._words, reason, settings.name, settings.port)))
        self._house.left(self)
        self._house.figures.add(f"ended:{reason}")
        seconds = self._loop.time() - self._clock.started
        counts = self._counts
        self._house.log.line(
            "disconnect", self.fields, reason=reason, seconds=seconds, bytes_in=counts["in"], bytes_out=counts["out"]
        )
        self._done(0)

    def _read_on(self) -> None:
        if not self._waits and not self._ended:
            self._channel.resume_reading()

    def _say(self, text: str) -> None:
        if not text or self._channel.is_closing():
            return
        data = (text.replace("\n", "\r\n") if self._terminal else text).encode(self._encoding, "replace")
        self._counts["out"] += len(data)
        self._house.figures.add("bytes_out", len(data))
        self._channel.write(data)


def _width(columns: int) -> int:
    return min(max(columns, NARROWEST), WIDEST)
