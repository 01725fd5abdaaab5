"""One worker: a process with a loop, a door, and its share of the visitors."""

import asyncio
import logging
import os
import signal
import socket
from contextlib import suppress

import asyncssh

from burnout_tui.ssh.films import reopened
from textual_ssh.connections.acceptor import Acceptor
from textual_ssh.context import ServerContext
from textual_ssh.supervisor import HANDLED_SIGNALS, STOP_NOW

_BEAT = 1.0
"""Seconds between two signs of life."""
_SHUTDOWN_GRACE, _SHUTDOWN_GRACE_NOW = 5.0, 2.0
"""Seconds that visits have to end when their visitors' time is over, and when the house must close at once."""

_GONE = "socket.send() raised exception."
"""What asyncio says of each piece that is sent to a client that has just gone: a visitor who left is no news."""


def run_worker(context: ServerContext, key: asyncssh.SSHKey, listener: socket.socket, host: int) -> None:
    """Serve until SIGTERM, or until the host is gone whose process this number is; then until visitors have left.

    They leave by themselves, or at the end of the time they have for that, or when AT_ONCE comes.
    """
    _log_to(context)
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(_serve(context, key, listener, host))


class _Loop(asyncio.SelectorEventLoop):
    """A loop whose tasks start in their turn: from Python 3.12 on, each App would change that for all."""

    def set_task_factory(self, factory: object) -> None:
        """Nothing."""


async def _serve(context: ServerContext, key: asyncssh.SSHKey, listener: socket.socket, host: int) -> None:
    loop = asyncio.get_running_loop()
    closing, at_once, reloads = asyncio.Event(), asyncio.Event(), asyncio.Event()
    for number, event in ((signal.SIGTERM, closing), (STOP_NOW, at_once), (signal.SIGHUP, reloads)):
        loop.add_signal_handler(number, event.set)
    # A terminal's ctrl+c comes to all processes: the host says what it means, once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED_SIGNALS)
    loop.set_exception_handler(lambda _, details: _unhandled(context, details))
    reloading = loop.create_task(_reload(context, reloads))
    context.counters.add("worker_starts")
    door = Acceptor(context, key, listener)
    accepting = loop.create_task(door.open())
    context.log.line("ready", worker=context.worker)
    beating = loop.create_task(_heartbeat(context, closing, host))
    await closing.wait()
    accepting.cancel()
    with suppress(asyncio.CancelledError):
        await accepting
    listener.close()
    await _drain(context, at_once)
    await door.close()
    beating.cancel()
    reloading.cancel()


async def _drain(context: ServerContext, at_once: asyncio.Event) -> None:
    """Tell the visitors that the house closes, give them time, and end the visits of those who are still there."""
    context.closing = True
    seconds = context.settings.drain
    context.log.line("draining", visitors=len(context.visits), seconds=seconds)
    for visit in [*context.visits]:
        visit.warn("shutdown", seconds)
    if context.visits:
        waiting = [asyncio.ensure_future(event.wait()) for event in (context.empty, at_once)]
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for one in waiting:
            one.cancel()
    for visit in [*context.visits]:
        visit.end("shutdown")
    if context.visits:
        with suppress(TimeoutError):
            await asyncio.wait_for(context.empty.wait(), _SHUTDOWN_GRACE_NOW if at_once.is_set() else _SHUTDOWN_GRACE)


async def _heartbeat(context: ServerContext, closing: asyncio.Event, host: int) -> None:
    """Give signs of life, and close when the host is gone that would have said so."""
    while True:
        context.counters.heartbeat()
        if os.getppid() != host:
            closing.set()
        await asyncio.sleep(_BEAT)


async def _reload(context: ServerContext, reloads: asyncio.Event) -> None:
    """Read the films again whenever it is asked for, beside the visitors. The host logs what is wrong with one."""
    while True:
        await reloads.wait()
        reloads.clear()
        try:
            context.films, problems = await asyncio.to_thread(reopened, context.films, context.files)
        except Exception as error:  # the films that are there are kept, and the next time may go well
            context.log.crash("error", error)
        else:
            context.log.line("reloaded", films=len(context.films.guides), problems=len(problems))


def _unhandled(context: ServerContext, details: dict[str, object]) -> None:
    error = details.get("exception")
    if isinstance(error, Exception):
        context.log.crash("error", error, {"message": str(details.get("message", ""))})
    else:
        context.log.line("error", message=str(details.get("message", "")))


def _log_to(context: ServerContext) -> None:
    """Let what libraries have to say come into the same log; what they tell of visitors is not asked for."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.msg != _GONE:
                context.log.line("library", name=record.name, level=record.levelname, message=record.getMessage())

    logging.root.handlers = [Handler(logging.WARNING)]
    asyncssh.set_log_level(logging.ERROR)
