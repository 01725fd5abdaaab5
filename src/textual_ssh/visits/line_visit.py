"""A visit line by line: a conversation for screen readers and pipes."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from textwrap import fill

from textual_ssh.limits.timeouts import Timeouts
from textual_ssh.site import Conversation
from textual_ssh.visitor import bounded
from textual_ssh.visits.line_reader import LineReader
from textual_ssh.visits.visit import Visit, VisitDetails

MIN_WIDTH, MAX_WIDTH = 20, 100
"""The narrowest and the widest text, in columns."""
_LINES_A_SECOND = 10
_BYTES_A_SECOND = 5000
"""Lines and bytes a second read from one visitor: more than anybody types, and enough for a pasted line."""


class LineVisit(Visit):
    """Answers one line at a time. Input that arrives too fast waits in the client."""

    def __init__(self, details: VisitDetails, conversation: Conversation) -> None:
        super().__init__(details)
        settings = self.context.settings
        self._conversation = conversation
        self._has_terminal = bool(self.visitor.term)
        self._encoding = self.visitor.terminal.encoding if self._has_terminal else "utf-8"
        self._reader = LineReader(self._encoding, echoes=self._has_terminal, clock=self._loop.time)
        self._typed: Iterator[tuple[str, str | None]] = iter(())
        self._next: asyncio.TimerHandle | None = None
        self._ended = False
        self._eof = False
        self._paused_by: set[str] = set()
        self._stalled: asyncio.TimerHandle | None = None
        self.channel.set_write_buffer_limits(0, 0)
        conversation.width = _width(self.visitor.size[0])
        self._timeouts = Timeouts(settings.idle, settings.longest, self.warn, self.end)
        self.context.visits.add(self)
        self._replying: asyncio.Task[None] | None = self._loop.create_task(self._reply(conversation.begin))

    def receive(self, data: bytes) -> None:
        """Handle bytes from the visitor."""
        self.count_received(len(data))
        self._timeouts.key_pressed()
        if not self._ended:
            self._typed = self._reader.take(data)
            self._continue()
        if not self._ended and not self._next:
            self._wait(len(data) / _BYTES_A_SECOND)

    def resize(self, columns: int, rows: int) -> None:
        """Wrap further lines at the new width."""
        self._conversation.width = _width(bounded(columns, rows)[0])

    def pause_writing(self, reason: str) -> None:
        """Stop answering while the client does not read."""
        self._paused_by.add(reason)
        self.channel.pause_reading()
        if not self._stalled:
            self._stalled = self._loop.call_later(self.context.settings.stalled, self.end, "stalled")

    def resume_writing(self, reason: str) -> None:
        """Resume answering, if no other reason to pause remains."""
        self._paused_by.discard(reason)
        if self._paused_by:
            return
        if self._stalled:
            self._stalled.cancel()
            self._stalled = None
        if not self._next:
            self._continue()

    def warn(self, limit: str, seconds: float) -> None:
        """Write a warning that a limit ends the visit soon, and the prompt again."""
        text = fill(self.messages.warning(limit, seconds), self._conversation.width, break_on_hyphens=False)
        self._write(f"\n{text}\n{self._conversation.prompt}")

    def eof(self) -> None:
        """End the visit once all lines received so far are answered."""
        self._eof = True
        if not self._next and not self._replying and not self._paused_by:
            self.end("disconnected")

    def end(self, reason: str) -> None:
        """End the visit; the first reason counts."""
        if self._ended:
            return
        self._ended = True
        self._timeouts.stop()
        for pending in (self._stalled, self._next, self._replying):
            if pending:
                pending.cancel()
        self._write("\n" + "".join(f"{line}\n" for line in self.messages.farewell(reason)))
        self.close_account(reason)

    def _continue(self) -> None:
        """Echo the input up to the end of a line, and answer that line. The next line waits for a later call."""
        waited, self._next = self._next is not None, None
        if self._ended or self._replying or self._paused_by:
            return
        echo = ""
        for echoed, line in self._typed:
            echo += echoed
            if line is not None:
                if waited:
                    self.log_throttled("lines")
                self._answer(echo, line)
                return
        self._write(echo)
        if self._eof:
            self.end("disconnected")
        elif not self._paused_by:
            self.channel.resume_reading()

    def _answer(self, echo: str, line: str) -> None:
        self._write(echo)
        if line == LineReader.END:
            self.end("quit")
            return
        self.channel.pause_reading()
        self._replying = self._loop.create_task(self._reply(partial(self._conversation.answer, line)))

    async def _reply(self, reply: Callable[[], str]) -> None:
        """Write the conversation's reply, which is made in a thread. Input waits meanwhile."""
        try:
            text = await self.context.texts.run(self.account, reply)
        except Exception as error:  # an error must end only this visit
            self._replying = None
            self.log_crash(error)
            self.end("crash")
            return
        self._replying = None
        if self._conversation.ended:
            self._write(text)
            self.end("quit")
            return
        self._write((f"{text}\n" if text else "") + self._conversation.prompt)
        self._wait(1 / _LINES_A_SECOND)

    def _wait(self, seconds: float) -> None:
        self.channel.pause_reading()
        self._next = self._loop.call_later(seconds, self._continue)

    def _write(self, text: str) -> None:
        if not text or self.channel.is_closing():
            return
        data = (text.replace("\n", "\r\n") if self._has_terminal else text).encode(self._encoding, "replace")
        self.count_sent(len(data))
        self.channel.write(data)


def _width(columns: int) -> int:
    return min(max(columns, MIN_WIDTH), MAX_WIDTH)
