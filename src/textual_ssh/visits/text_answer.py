"""The answer to a command: text that is made and sent piece by piece, no faster than the client reads it."""

import asyncio
from collections.abc import Iterator
from functools import partial
from time import perf_counter

from textual_ssh.site import Answer
from textual_ssh.visits.visit import Visit, VisitDetails

_PIECE = 32 * 1024
"""Characters made at a time, before other visitors' texts have their turn. At most two pieces are in memory."""
_PIECE_SECONDS = 0.02
"""Seconds for which a piece is made, unless a single line takes longer."""


class TextAnswer(Visit):
    """Sends the lines of an answer. The visitor's input is ignored."""

    def __init__(self, details: VisitDetails, answer: Answer) -> None:
        super().__init__(details)
        self._answer = answer
        self._line_end = "\r\n" if self.visitor.term else "\n"
        self._paused_by: set[str] = set()
        self._has_room = asyncio.Event()
        self._has_room.set()
        self.channel.set_write_buffer_limits(_PIECE, 0)
        self.context.counters.add("answers")
        self.context.visits.add(self)
        self._task = self._loop.create_task(self._send())

    def receive(self, data: bytes) -> None:
        """Ignore input."""

    def resize(self, columns: int, rows: int) -> None:
        """Ignore the new size: the text is set for the old one."""

    def warn(self, limit: str, seconds: float) -> None:
        """Do nothing: a warning would stand in the middle of the text."""

    def eof(self) -> None:
        """Do nothing: commands need no input."""

    def pause_writing(self, reason: str) -> None:
        """Stop sending: the channel or the connection is full."""
        self._paused_by.add(reason)
        self._has_room.clear()

    def resume_writing(self, reason: str) -> None:
        """Resume sending, if no other reason to pause remains."""
        self._paused_by.discard(reason)
        if not self._paused_by:
            self._has_room.set()

    def end(self, reason: str) -> None:
        """End the visit before its text is complete."""
        if self._task.done():
            return
        self._task.cancel()
        self._close(reason)

    async def _send(self) -> None:
        lines = iter(self._answer.lines)
        make = partial(_piece, lines, self._line_end)
        try:
            while text := await self.context.texts.run(self.account, make):
                data = text.encode("utf-8", "replace")
                self.count_sent(len(data))
                self.channel.write(data)
                await asyncio.wait_for(self._has_room.wait(), self.context.settings.stalled)
        except TimeoutError:
            self._close("stalled")
            self.channel.get_connection().abort()
        except Exception as error:  # an error must end only this visit
            self.log_crash(error)
            self._close("crash")
        else:
            self._close("answered")

    def _close(self, reason: str) -> None:
        """Count and log the answer, and end the visit."""
        self.context.visit_closed(self)
        self.context.counters.add(f"ended:{reason}")
        answer = self._answer
        seconds = self._loop.time() - self._started
        self.context.log.line(
            "answer",
            self._fields,
            kind=answer.kind,
            status=answer.status,
            reason=reason,
            seconds=seconds,
            bytes_out=self._sent,
        )
        if reason in ("crash", "shutdown"):
            self.channel.write("".join(f"{line}\n" for line in self.messages.farewell(reason)).encode())
        self._on_end(answer.status if reason == "answered" else 1)


def _piece(lines: Iterator[str], line_end: str) -> str:
    """Return the next lines; empty at the end."""
    began = perf_counter()
    made: list[str] = []
    length = 0
    for line in lines:
        made.append(line + line_end)
        length += len(made[-1])
        if length >= _PIECE or perf_counter() - began > _PIECE_SECONDS:
            break
    return "".join(made)
