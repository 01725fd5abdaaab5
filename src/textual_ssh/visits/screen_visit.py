"""A visit with an App on the visitor's screen."""

import asyncio
from typing import Any

from textual.app import App

from textual_ssh.limits.key_ration import KeyRation, painting_seconds
from textual_ssh.limits.timeouts import Timeouts
from textual_ssh.limits.token_bucket import TokenBucket
from textual_ssh.visitor import bounded
from textual_ssh.visits.hosted_app import HostedApp
from textual_ssh.visits.input import VisitorInput
from textual_ssh.visits.output import VisitorOutput
from textual_ssh.visits.visit import Visit, VisitDetails
from textual_wire.wire.wire import Wire

_EXIT_SECONDS = 5.0
"""Seconds that an App has to exit; then it is cancelled."""
_RESIZE_DELAY = 0.05
"""Seconds that a size waits for a newer one, which replaces it."""
_SIZES_A_SECOND, _SIZES_BURST = 2, 20
"""The rate at which new sizes are painted, and the size of a burst. Each costs as much time as many keys."""
_ANSWER_SECONDS = 5.0
"""Seconds within which a frame counts as the answer to a key."""


class ScreenVisit(Visit):
    """Connects an App with a visitor's input and output, and ends it."""

    def __init__(self, details: VisitDetails, app: App[Any]) -> None:
        super().__init__(details)
        settings, terminal, channel = self.context.settings, self.visitor.terminal, self.channel
        self._size = self.visitor.size
        self._sizes = TokenBucket(_SIZES_A_SECOND, _SIZES_BURST)
        self._output = VisitorOutput(
            channel,
            Wire(
                *self._size,
                terminal.wire_features,
                paintings=self.context.paintings,
                readings=self.context.readings,
            ),
            encoding=terminal.encoding,
            stalled_after=settings.stalled,
            on_stalled=lambda: self.end("stalled"),
            on_sent=self._on_sent,
        )
        self._hosted = HostedApp(app, self._output, terminal, self.context.stylesheets)
        self._ration = KeyRation(settings.keys, self.account, self._size)
        self._input = VisitorInput(
            app.post_message,
            keys=self._ration,
            max_paste=settings.paste,
            encoding=terminal.typed_encoding,
            pause=channel.pause_reading,
            resume=channel.resume_reading,
            on_throttled=self.log_throttled,
        )
        self._timeouts = Timeouts(settings.idle, settings.longest, self.warn, self.end)
        self._reason = ""
        self._cancelled = False
        self._asked_at = self._started
        self._first_frame = True
        self._resizing: asyncio.TimerHandle | None = None
        self._cancelling: asyncio.TimerHandle | None = None
        self.context.visits.add(self)
        self._task = self._loop.create_task(self._run())

    def receive(self, data: bytes) -> None:
        """Handle bytes from the visitor."""
        self.count_received(len(data))
        self._timeouts.key_pressed()
        if not self._first_frame and not self._asked_at:
            self._asked_at = self._loop.time()
        if self._reason:
            return
        try:
            self._input.receive(data)
        except Exception as error:  # invalid input must end only this visit
            self._crashed(error)

    def resize(self, columns: int, rows: int) -> None:
        """Paint at a new size, at a limited rate."""
        self._size = bounded(columns, rows)
        if self._resizing is None:
            wait = self._sizes.wait()
            if wait:
                self.log_throttled("sizes")
            self._resizing = self._loop.call_later(max(_RESIZE_DELAY, wait), self._resize)

    def pause_writing(self, reason: str) -> None:
        """Stop sending: the channel or the connection is full."""
        self._output.pause(reason)

    def resume_writing(self, reason: str) -> None:
        """Resume sending, if no other reason to pause remains."""
        self._output.resume(reason)

    def warn(self, limit: str, seconds: float) -> None:
        """Show a notification that a limit ends the visit soon."""
        text, app = self.messages.warning(limit, seconds), self._hosted.app
        app.call_later(lambda: app.notify(text, timeout=max(seconds, 1), severity="warning", markup=False))

    def eof(self) -> None:
        """End the visit: without input, the visitor is gone."""
        self.end("disconnected")

    def end(self, reason: str) -> None:
        """End the visit; the first reason counts."""
        if self._reason:
            return
        self._reason = reason
        self._timeouts.stop()
        self._input.close()
        self._hosted.app.exit()
        self._cancelling = self._loop.call_later(_EXIT_SECONDS, self._task.cancel)

    async def _run(self) -> None:
        try:
            await self._hosted.app.run_async(size=self._size)
        except asyncio.CancelledError:
            self._reason = self._reason or "shutdown"
            self._cancelled = True
        except Exception as error:
            self._crashed(error)
        if crash := self._hosted.crash:
            self._crashed(crash)
        self._finish()

    def _crashed(self, error: Exception) -> None:
        if self._reason != "crash":
            self.log_crash(error)
            if self._reason:
                self._reason = "crash"
            else:
                self.end("crash")

    def _finish(self) -> None:
        reason = self._reason = self._reason or "quit"
        self._timeouts.stop()
        self._input.close()
        for timer in (self._resizing, self._cancelling):
            if timer:
                timer.cancel()
        self._output.close("".join(f"{line}\r\n" for line in self.messages.farewell(reason)))
        self.close_account(reason)
        if not self._cancelled:  # parts of a cancelled App may still run
            self._loop.call_soon(self._hosted.free)

    def _resize(self) -> None:
        if wait := self.account.wait():
            self._resizing = self._loop.call_later(wait, self._resize)
            return
        self._resizing = None
        self._sizes.take()
        self._ration.size = self._size
        self.account.reserve(painting_seconds(self._size))
        if not self._reason:
            self._hosted.resize(*self._size)

    def _on_sent(self, count: int, has_frame: bool) -> None:
        self.count_sent(count)
        if self._asked_at and has_frame:
            counters, seconds = self.context.counters, self._loop.time() - self._asked_at
            if self._first_frame:
                counters.observe("first_frame", seconds)
            elif seconds < _ANSWER_SECONDS:
                counters.observe("key_to_frame", seconds)
            self._asked_at = 0.0
            self._first_frame = False
