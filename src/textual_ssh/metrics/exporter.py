"""A small web server, in its own process, for the pages of metrics.

It has one thread and few connections, and each connection has little time for its whole request. So clients that are
slow on purpose can neither fill the process nor keep others away.
"""

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus

from textual_ssh.child_processes import HANDLED_SIGNALS, STOP_NOW
from textual_ssh.limits.slots import Slots
from textual_ssh.log import Log
from textual_ssh.metrics.counters import Counters
from textual_ssh.metrics.pages import PLAIN_TEXT, Page, make_pages

MAX_CLIENTS = 20
"""Simultaneous connections. Each one more closes the oldest of them."""
REQUEST_SECONDS = 5.0
"""Seconds that a client has to send its whole request and to read the answer."""
_MAX_LINE, _MAX_LINES = 4096, 100
"""The bytes of a line of a request, and the number of lines."""
_PARENT_INTERVAL = 0.5
"""Seconds between two looks at the parent process."""


def run_metrics(listener: socket.socket, program: str, counters: Counters, slots: Slots, parent: int, log: Log) -> None:
    """Serve ``/metrics`` and ``/healthz`` until SIGTERM, or until the ``parent`` process has ended."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for ignored in (signal.SIGINT, signal.SIGHUP, STOP_NOW):
        signal.signal(ignored, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED_SIGNALS)
    pages = make_pages(program, counters, slots)
    with asyncio.Runner() as runner, suppress(asyncio.CancelledError):
        runner.run(_serve(listener, _Clients(program, pages), parent, log))


async def _serve(listener: socket.socket, clients: "_Clients", parent: int, log: Log) -> None:
    """Serve until the parent process, which would send SIGTERM, has ended."""

    def on_error(_: asyncio.AbstractEventLoop, details: dict[str, object]) -> None:
        # Without descriptors, asyncio waits a second before it accepts again.
        log.line("accept-failed", error=str(details.get("exception") or details.get("message")))

    asyncio.get_running_loop().set_exception_handler(on_error)
    listener.setblocking(False)
    async with await asyncio.start_server(clients.serve, sock=listener, limit=_MAX_LINE):
        while os.getppid() == parent:
            log.report()
            await asyncio.sleep(_PARENT_INTERVAL)


class _Clients:
    """The present connections, the oldest first."""

    def __init__(self, program: str, pages: Mapping[str, Callable[[], Page]]) -> None:
        self._program = program
        self._pages = pages
        self._open: dict[asyncio.StreamWriter, None] = {}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request, and close the connection."""
        if len(self._open) >= MAX_CLIENTS:
            oldest = next(iter(self._open))
            del self._open[oldest]
            oldest.transport.abort()
        self._open[writer] = None
        try:
            async with asyncio.timeout(REQUEST_SECONDS):
                method, path = await _request(reader)
                writer.write(self._answer(method, path))
                writer.close()
                await writer.wait_closed()
        except (OSError, TimeoutError, ValueError):  # a client that is gone, too slow, or speaks no HTTP
            writer.transport.abort()
        finally:
            self._open.pop(writer, None)

    def _answer(self, method: str, path: str) -> bytes:
        page = self._pages.get(path.partition("?")[0])
        if method not in ("GET", "HEAD"):
            status, kind, body = 405, PLAIN_TEXT, b"GET or HEAD\n"
        else:
            status, kind, body = page() if page else (404, PLAIN_TEXT, b"/metrics /healthz\n")
        lines = (
            f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
            f"Server: {self._program}",
            f"Content-Type: {kind}",
            f"Content-Length: {len(body)}",
            "Connection: close",
            "",
            "",
        )
        return "\r\n".join(lines).encode() + (b"" if method == "HEAD" else body)


async def _request(reader: asyncio.StreamReader) -> tuple[str, str]:
    """Read a request to its end, and return its method and path. Raises ValueError if it is none."""
    first = (await reader.readline()).decode("ascii").split()
    if len(first) != 3 or not first[2].startswith("HTTP/1."):
        raise ValueError("no HTTP request")
    for _ in range(_MAX_LINES):
        line = await reader.readline()
        if line in (b"\r\n", b"\n"):
            return first[0], first[1]
        if not line.endswith(b"\n"):
            raise ValueError("the request has no end")
    raise ValueError("too many lines")
