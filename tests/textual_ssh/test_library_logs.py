"""What libraries have to say comes into the log, but not what is no news: that a client has gone."""

import asyncio
import os
import signal
import socket
import struct
from contextlib import suppress
from functools import partial
from pathlib import Path

import asyncssh
from tests.support.serve_host import Host, host
from tests.support.ssh_clients import connected

TELLING = """
import logging
from burnout_tui.ssh import site

reload = site.reopen_films

def telling(*arguments):
    logging.getLogger("some.library").warning("all is not well")
    return reload(*arguments)

site.reopen_films = telling
"""
"""A library has something to say whenever films are read again."""


class _Gone(asyncssh.SSHClientSession[bytes]):
    """A client that is gone with a reset before the host has seen what it asks for, and reads in small pieces."""

    def __init__(self, connection: asyncssh.SSHClientConnection, worker: int) -> None:
        self._connection = connection
        self._worker = worker

    def connection_made(self, chan: "asyncssh.SSHClientChannel[bytes]") -> None:
        """The channel is open: the request is the next thing that is sent, and the host must not see it yet."""
        os.kill(self._worker, signal.SIGSTOP)
        asyncio.get_running_loop().call_soon(self._leave)

    def _leave(self) -> None:
        """The request is on its way."""
        opened: socket.socket = self._connection.get_extra_info("socket")
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._connection.abort()


async def test_a_client_that_is_gone_is_no_news(tmp_path: Path) -> None:
    """Of a client that resets its connection before a long answer has been sent the log says so in one line."""
    with host(tmp_path, "--rate=1000") as served:
        worker = served.line("ready")["pid"]
        for _ in range(3):
            async with connected(served) as connection:
                with suppress(asyncssh.Error, OSError):
                    await connection.create_session(
                        partial(_Gone, connection, worker), "ensemble", encoding=None, max_pktsize=64
                    )
                await connection.wait_closed()
                os.kill(worker, signal.SIGCONT)
        await asyncio.to_thread(served.wait_for_lines, "answer", 3)
    assert not served.found("library")


def test_what_libraries_say_is_in_the_log(tmp_path: Path) -> None:
    """A library's warning is a line of the log, with the library's name."""
    with host(tmp_path, first=TELLING) as served:
        served.signal(signal.SIGHUP)
        assert _said(served) == ("some.library", "WARNING", "all is not well")


def _said(served: Host) -> tuple[str, str, str]:
    line = served.line("library")
    return line["name"], line["level"], line["message"]
