"""A worker: a process with an event loop, an acceptor, and its share of the visitors."""

import asyncio
import os
import signal
import socket
from contextlib import suppress

import asyncssh

from textual_ssh.child_processes import HANDLED_SIGNALS, STOP_NOW
from textual_ssh.connections.acceptor import Acceptor
from textual_ssh.context import ServerContext
from textual_ssh.library_logs import log_libraries
from textual_ssh.limits.accounting_loop import AccountingLoop

_HEARTBEAT_INTERVAL = 1.0
"""Seconds between two heartbeats."""
_SHUTDOWN_GRACE, _SHUTDOWN_GRACE_NOW = 5.0, 2.0
"""Seconds that visits have to end: after the drain time, and after STOP_NOW."""


def run_worker(context: ServerContext, key: asyncssh.SSHKey, listener: socket.socket, parent: int) -> None:
    """Serve until SIGTERM, or until the ``parent`` process has ended; then drain.

    Visits end when the visitors quit, at the end of the drain time, or on STOP_NOW.
    """
    log_libraries(context.log)
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(_serve(context, key, listener, parent))


class _Loop(AccountingLoop):
    """An event loop without eager tasks. From Python 3.12 on, every App would enable them for all others."""

    def set_task_factory(self, factory: object) -> None:
        """Do nothing."""


async def _serve(context: ServerContext, key: asyncssh.SSHKey, listener: socket.socket, parent: int) -> None:
    loop = asyncio.get_running_loop()
    stop, stop_now, reload = asyncio.Event(), asyncio.Event(), asyncio.Event()
    for number, event in ((signal.SIGTERM, stop), (STOP_NOW, stop_now), (signal.SIGHUP, reload)):
        loop.add_signal_handler(number, event.set)
    # Ctrl+c on a terminal signals all processes. Ignore it: the first process then sends one SIGTERM.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED_SIGNALS)
    version = _use_newest(context, 0)
    loop.set_exception_handler(lambda _, details: _log_unhandled(context, details))
    reloading = loop.create_task(_reload_on(context, reload, version))
    context.counters.add("worker_starts")
    acceptor = Acceptor(context, key, listener)
    accepting = loop.create_task(acceptor.run())
    context.log.line("ready", worker=context.worker)
    beating = loop.create_task(_send_heartbeats(context, stop, parent))
    await stop.wait()
    accepting.cancel()
    with suppress(asyncio.CancelledError):
        await accepting
    listener.close()
    await _drain(context, stop_now)
    await acceptor.close()
    context.log.report(now=True)
    beating.cancel()
    reloading.cancel()


async def _drain(context: ServerContext, stop_now: asyncio.Event) -> None:
    """Warn the visitors, give them time to finish, and end the visits that remain."""
    context.draining = True
    seconds = context.settings.drain
    context.log.line("draining", visitors=len(context.visits), seconds=seconds)
    for visit in [*context.visits]:
        visit.warn("shutdown", seconds)
    if context.visits:
        waiting = [asyncio.ensure_future(event.wait()) for event in (context.empty, stop_now)]
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for one in waiting:
            one.cancel()
    for visit in [*context.visits]:
        visit.end("shutdown")
    if context.visits:
        with suppress(TimeoutError):
            await asyncio.wait_for(context.empty.wait(), _SHUTDOWN_GRACE_NOW if stop_now.is_set() else _SHUTDOWN_GRACE)


async def _send_heartbeats(context: ServerContext, stop: asyncio.Event, parent: int) -> None:
    """Send heartbeats, and stop if the parent process, which would send SIGTERM, has ended."""
    while True:
        context.counters.heartbeat()
        context.log.report()
        if os.getppid() != parent:
            stop.set()
        await asyncio.sleep(_HEARTBEAT_INTERVAL)


async def _reload_on(context: ServerContext, reload: asyncio.Event, version: int) -> None:
    """At each event use the site's newest data, in a separate thread. ``version`` is in use already."""
    while True:
        await reload.wait()
        reload.clear()
        version = await asyncio.to_thread(_use_newest, context, version)


def _use_newest(context: ServerContext, version: int) -> int:
    """Use the data of the last reload, unless its ``version`` is in use already. Returns the version."""
    if context.handover.version == version:
        return version
    version, data = context.handover.read()
    try:
        context.site.use(data)
    except Exception as error:  # the site keeps its data, and the next reload may succeed
        context.log.crash("error", error)
    else:
        context.log.line("reloaded", context.site.log_fields(), worker=context.worker, version=version)
    return version


def _log_unhandled(context: ServerContext, details: dict[str, object]) -> None:
    error = details.get("exception")
    message = str(details.get("message", ""))
    if isinstance(error, Exception):
        context.log.crash("error", error, {"message": message})
    else:
        context.log.line("error", message=message)
