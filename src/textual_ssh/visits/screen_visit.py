"""One visit: an App, the way to its visitor, and what ends it."""

import asyncio

from burnout_tui.film.guide import Guide
from burnout_tui.ssh.app import visitor_app
from burnout_tui.ssh.messages import ssh_command, warning
from textual_ssh.client import bounded, terminal_of
from textual_ssh.limits.timeouts import Timeouts
from textual_ssh.limits.token_bucket import TokenBucket
from textual_ssh.sharing.memory import NodeRegistry
from textual_ssh.visits.driver import VisitorDriver
from textual_ssh.visits.input import VisitorInput
from textual_ssh.visits.output import VisitorOutput
from textual_ssh.visits.visit import Visit
from textual_wire.wire.wire import Wire

_PATIENCE = 5.0
"""Seconds that an App has to end; then it is ended."""
_BETWEEN_SIZES = 0.05
"""Seconds for which a size may be followed by another that is painted in its place."""
_SIZES_A_SECOND, _SIZES_AT_ONCE = 2, 20
"""Sizes that are painted, however fast a terminal changes its own: each costs as much as many keys."""
_ANSWERED = 5.0
"""Seconds within which what is sent is taken for the answer to a key."""


class ScreenVisit:
    """A visit to the guide on a screen."""

    def __init__(self, visit: Visit) -> None:
        context, client, channel = visit.context, visit.client, visit.channel
        settings = context.settings
        self._visit = visit
        self._throttled_by: set[str] = set()
        self._loop = asyncio.get_running_loop()
        terminal = terminal_of(client)
        self._size = client.size
        self._sizes = TokenBucket(_SIZES_A_SECOND, _SIZES_AT_ONCE)
        self._output = VisitorOutput(
            channel,
            Wire(*client.size, terminal.features),
            encoding=terminal.encoding,
            stalled_after=settings.stalled,
            on_stalled=lambda: self.end("stalled"),
            on_sent=self._sent,
        )
        self.app = visitor_app(
            visit.request, visit.language, terminal, theme=settings.theme, sheets=context.sheets, output=self._output
        )
        self.app.print_command = self._print_command
        self._input = VisitorInput(
            self.app.post_message,
            keys_a_second=settings.keys,
            longest_paste=settings.paste,
            encoding=terminal.typed_encoding,
            pause=channel.pause_reading,
            resume=channel.resume_reading,
            on_slowed=self._slowed,
        )
        self._timeouts = Timeouts(settings.idle, settings.longest, self.warn, self.end)
        self._reason = ""
        self._free = True
        self._asked_at = visit.started
        self._first_frame = True
        self._sizing: asyncio.TimerHandle | None = None
        self._ending: asyncio.TimerHandle | None = None
        context.visits.add(self)
        self._task = self._loop.create_task(self._run())

    def _print_command(self, guide: Guide, part: str) -> str:
        """What to type for a part of a film as text."""
        films, settings = self.app.reading.shelf, self._visit.context.settings
        film = [key for key, other in films.guides.items() if other is guide] if films else []
        user = self._visit.client.user_for(self.app.reading.language, settings.language)
        return ssh_command(settings.name, settings.port, *film, part, user=user)

    def receive(self, data: bytes) -> None:
        """Take what the visitor types."""
        self._visit.received(len(data))
        self._timeouts.key()
        if not self._first_frame and not self._asked_at:
            self._asked_at = self._loop.time()
        if self._reason:
            return
        try:
            self._input.receive(data)
        except Exception as error:  # what no terminal sends must end this visit alone
            self._crashed(error)

    def resize(self, columns: int, rows: int) -> None:
        """The visitor's terminal has another size."""
        self._size = bounded(columns, rows)
        if self._sizing is None:
            wait = self._sizes.wait()
            if wait:
                self._slowed("sizes")
            self._sizing = self._loop.call_later(max(_BETWEEN_SIZES, wait), self._resize)

    def pause_writing(self, what: str) -> None:
        """The channel or the connection is full."""
        self._output.pause(what)

    def resume_writing(self, what: str) -> None:
        """It has room again."""
        self._output.resume(what)

    def warn(self, limit: str, seconds: float) -> None:
        """Tell the visitor that a limit ends the visit soon."""
        text = warning(self._visit.words, limit, seconds)
        self.app.call_later(lambda: self.app.notify(text, timeout=max(seconds, 1), severity="warning", markup=False))

    def eof(self) -> None:
        """No more keys will come: nobody is there any more."""
        self.end("disconnected")

    def end(self, reason: str) -> None:
        """End the visit; the first reason counts."""
        if self._reason:
            return
        self._reason = reason
        self._timeouts.stop()
        self._input.close()
        self.app.exit()
        self._ending = self._loop.call_later(_PATIENCE, self._task.cancel)

    async def _run(self) -> None:
        try:
            await self.app.run_async(size=self._size)
        except asyncio.CancelledError:
            self._reason = self._reason or "shutdown"
            self._free = False  # some of it may still run
        except Exception as error:
            self._crashed(error)
        if self.app.crash:
            self._crashed(self.app.crash)
        self._finish()

    def _crashed(self, error: Exception) -> None:
        if self._reason != "crash":
            self._visit.crashed(error)
            if self._reason:
                self._reason = "crash"
            else:
                self.end("crash")

    def _finish(self) -> None:
        reason = self._reason = self._reason or "quit"
        self._timeouts.stop()
        self._input.close()
        for timer in (self._sizing, self._ending):
            if timer:
                timer.cancel()
        self._output.close("".join(f"{line}\r\n" for line in self._visit.farewell(reason)))
        self._visit.context.left(self)
        self._visit.over(reason)
        registry = self.app._registry
        if self._free and isinstance(registry, NodeRegistry):
            self._loop.call_soon(registry.free, self.app)

    def _resize(self) -> None:
        self._sizing = None
        self._sizes.take()
        driver = self.app._driver
        if isinstance(driver, VisitorDriver) and not self._reason:
            driver.resize(*self._size)

    def _slowed(self, what: str) -> None:
        """Write down what of this visitor's comes too fast; each once."""
        if what not in self._throttled_by:
            self._throttled_by.add(what)
            self._visit.context.log.line("throttled", self._visit.fields, limit=what)

    def _sent(self, count: int, painted: bool) -> None:
        self._visit.sent(count)
        if self._asked_at and painted:
            counters, seconds = self._visit.context.counters, self._loop.time() - self._asked_at
            if self._first_frame:
                counters.observe("first_frame", seconds)
            elif seconds < _ANSWERED:
                counters.observe("key_to_frame", seconds)
            self._asked_at = 0.0
            self._first_frame = False
