"""The log of the server's actions and their reasons. It never contains what a visitor typed."""

import json
import os
import select
import stat
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic

from textual_ssh.limits.log_lines import LineLimit

_MAX_TRACEBACK = 3000
"""The number of characters kept from the end of a traceback."""

Value = str | int | float
"""The value of a field."""


class Log:
    """A log on a file descriptor: apps redirect the standard streams, and a full pipe must not block visitors.

    A line is written whole or not at all, and repeated ones are thinned out.
    """

    def __init__(self, descriptor: int, style: str = "text", clock: Callable[[], float] = monotonic) -> None:
        self._descriptor = descriptor
        self._json = style == "json"
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLOUT)
        self._limit = LineLimit(clock)
        self._lost = 0
        self._is_torn = False
        """True if the last line was written only in part."""

    def line(self, event: str, fields: Mapping[str, Value] | None = None, **more: Value) -> None:
        """Write a line with the time, the event, the process and the fields, unless there were too many like it."""
        self.report()
        values: dict[str, Value] = {**(fields or {}), **more}
        if self._limit.allows(event, values):
            self._write_line(event, values)

    def report(self, *, now: bool = False) -> None:
        """Write the numbers of the lines that were left out, once in an interval or ``now``."""
        if counts := self._limit.report(now=now):
            self._write_line("unlogged", {**counts})

    def crash(self, event: str, error: BaseException, fields: Mapping[str, Value] | None = None) -> None:
        """Write an error with its traceback, but without the values of variables, which may be a visitor's."""
        text = "".join(traceback.format_exception(error))[-_MAX_TRACEBACK:]
        self.line(event, fields, error=type(error).__name__, traceback=text)

    def _write_line(self, event: str, fields: Mapping[str, Value]) -> None:
        values: dict[str, Value] = {"pid": os.getpid(), **fields}
        if self._lost:
            values["lines_lost"] = self._lost
        time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        data = self._encode(time, event, values)
        while len(data) >= select.PIPE_BUF:  # a pipe accepts up to this size completely or not at all
            longest = max(values, key=lambda name: len(_as_text(values[name])))
            value = str(values[longest])
            values[longest] = value[len(value) // 2 :]
            data = self._encode(time, event, values)
        self._write(data)

    def _encode(self, time: str, event: str, values: Mapping[str, Value]) -> bytes:
        if self._json:
            text = json.dumps({"time": time, "event": event, **values}, ensure_ascii=True)
        else:
            text = " ".join([time, event, *(f"{name}={_as_text(value)}" for name, value in values.items())])
        return text.encode("utf-8", "backslashreplace") + b"\n"

    def _write(self, data: bytes) -> None:
        # Drop lines while the pipe is full. The next line that fits reports their number.
        written = False
        ready = self._poll.poll(0)
        if ready and not ready[0][1] & (select.POLLERR | select.POLLNVAL):
            with suppress(OSError):
                written = self._write_or_undo(b"\n" + data if self._is_torn else data)
        self._lost = 0 if written else self._lost + 1

    def _write_or_undo(self, data: bytes) -> bool:
        """Write a line. If a full disk takes only a part of it, remove that part. Returns True if all is written."""
        written = os.write(self._descriptor, data)
        if written == len(data):
            self._is_torn = False
            return True
        status = os.fstat(self._descriptor)
        end = os.lseek(self._descriptor, 0, os.SEEK_CUR) if stat.S_ISREG(status.st_mode) else -1
        if end == status.st_size:  # another process may have written after it
            os.ftruncate(self._descriptor, end - written)
            os.lseek(self._descriptor, end - written, os.SEEK_SET)
        else:
            self._is_torn = True
        return False


def _as_text(value: Value) -> str:
    """Return a value for a line of text, quoted as in JSON if it has spaces, quotes or control characters."""
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    plain = text.isascii() and text.isprintable() and text and not set(text) & set(' "=')
    return text if plain else json.dumps(text)
