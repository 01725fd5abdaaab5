"""Warnings from libraries are logged, except the one about a disconnected client."""

import asyncio
import os
import signal
import socket
import struct
from contextlib import suppress
from functools import partial
from pathlib import Path

import asyncssh
from asyncssh.constants import MSG_CHANNEL_WINDOW_ADJUST
from asyncssh.packet import UInt32
from tests.support.serve_host import Host, host
from tests.support.ssh_clients import connected

WARNING = """
import logging
from burnout_tui.ssh import site

reload = site.reread_films

def reload_with_warning(*arguments):
    logging.getLogger("some.library").warning("all is not well")
    return reload(*arguments)

site.reread_films = reload_with_warning
"""
"""Makes a library log a warning whenever films are reloaded."""


class _ResettingClient(asyncssh.SSHClientSession[bytes]):
    """A client that asks for more of a long answer and at once resets the connection, and reads in small pieces."""

    def __init__(self, connection: asyncssh.SSHClientConnection, worker: int) -> None:
        self._connection = connection
        self._worker = worker

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Stop the worker while this client asks for more and leaves."""
        os.kill(self._worker, signal.SIGSTOP)
        self._connection.send_packet(MSG_CHANNEL_WINDOW_ADJUST, UInt32(0), UInt32(2**20))
        opened: socket.socket = self._connection.get_extra_info("socket")
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._connection.abort()


async def test_a_disconnected_client_is_no_warning(tmp_path: Path) -> None:
    """A client that resets its connection while a long answer is sent leaves one log line."""
    with host(tmp_path, "--rate=1000") as served:
        worker = served.line("ready")["pid"]
        for _ in range(3):
            async with connected(served) as connection:
                with suppress(asyncssh.Error, OSError):
                    await connection.create_session(
                        partial(_ResettingClient, connection, worker),
                        "ensemble",
                        encoding=None,
                        max_pktsize=1024,
                        window=1024,
                    )
                await connection.wait_closed()
                os.kill(worker, signal.SIGCONT)
        await asyncio.to_thread(served.wait_for_lines, "answer", 3)
    assert not served.found("library")


def test_warnings_of_libraries_are_logged(tmp_path: Path) -> None:
    """A library's warning is a log line with the library's name."""
    with host(tmp_path, first=WARNING) as served:
        served.signal(signal.SIGHUP)
        assert _warning(served) == ("some.library", "WARNING", "all is not well")


def _warning(served: Host) -> tuple[str, str, str]:
    line = served.line("library")
    return line["name"], line["level"], line["message"]
