"""Write the warnings of libraries to the server's log."""

import logging

import asyncssh

from textual_ssh.log import Log

_DISCONNECTED = "socket.send() raised exception."
"""asyncio's warning for each write to a client that has just disconnected. It is not logged."""


def log_libraries(log: Log) -> None:
    """Write the warnings of libraries to the same log, but not asyncssh's messages about visitors."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.msg != _DISCONNECTED:
                log.line("library", name=record.name, level=record.levelname, message=record.getMessage())

    logging.root.handlers = [Handler(logging.WARNING)]
    asyncssh.set_log_level(logging.ERROR)
