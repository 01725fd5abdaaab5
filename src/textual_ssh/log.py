"""Lines of the log: what the host did and why; never what a visitor typed."""

import json
import os
import select
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime

_LONGEST = 3000
"""Characters of a traceback that are kept, the last."""

Value = str | int | float
"""What a field of a line can hold."""


class Log:
    """A log on a descriptor: Apps redirect the standard streams, and a full pipe must not hold up the visitors."""

    def __init__(self, descriptor: int, style: str = "text") -> None:
        self._descriptor = descriptor
        self._json = style == "json"
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLOUT)
        self._lost = 0

    def line(self, event: str, fields: Mapping[str, Value] | None = None, **more: Value) -> None:
        """Write a line: when, which process, what happened, and its fields."""
        said: dict[str, Value] = {"pid": os.getpid(), **(fields or {}), **more}
        if self._lost:
            said["lines_lost"] = self._lost
        when = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        data = self._encoded(when, event, said)
        while len(data) > select.PIPE_BUF:  # so much a pipe takes at once, or nothing
            longest = max(said, key=lambda name: len(_written(said[name])))
            value = str(said[longest])
            said[longest] = value[len(value) // 2 :]
            data = self._encoded(when, event, said)
        self._write(data)

    def _encoded(self, when: str, event: str, said: Mapping[str, Value]) -> bytes:
        if self._json:
            text = json.dumps({"time": when, "event": event, **said}, ensure_ascii=True)
        else:
            text = " ".join([when, event, *(f"{name}={_written(value)}" for name, value in said.items())])
        return text.encode("utf-8", "backslashreplace") + b"\n"

    def crash(self, event: str, error: BaseException, fields: Mapping[str, Value] | None = None) -> None:
        """Write an error with its traceback, without the values of variables: they may be a visitor's."""
        self.line(
            event, fields, error=type(error).__name__, traceback="".join(traceback.format_exception(error))[-_LONGEST:]
        )

    def _write(self, data: bytes) -> None:
        # What is poured into a pipe that nobody empties is lost, and told once there is room again.
        ready = self._poll.poll(0)
        if ready and not ready[0][1] & (select.POLLERR | select.POLLNVAL):
            try:
                os.write(self._descriptor, data)
            except OSError:
                self._lost += 1
            else:
                self._lost = 0
        else:
            self._lost += 1


def _written(value: Value) -> str:
    """A value in a line of text; one with spaces, quotation marks or control characters is written as JSON does."""
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    plain = text.isascii() and text.isprintable() and text and not set(text) & set(' "=')
    return text if plain else json.dumps(text)
