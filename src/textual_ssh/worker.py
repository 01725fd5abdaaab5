"""One worker: a process with a loop, a door, and its share of the visitors."""

import asyncio
import logging
import os
import signal
import socket
from contextlib import suppress

import asyncssh

from burnout_tui.ssh.films import reopened
from textual_ssh.connections.acceptor import Door
from textual_ssh.context import House
from textual_ssh.supervisor import AT_ONCE, HEEDED

_BEAT = 1.0
"""Seconds between two signs of life."""
_LAST, _LAST_AT_ONCE = 5.0, 2.0
"""Seconds that visits have to end when their visitors' time is over, and when the house must close at once."""

_GONE = "socket.send() raised exception."
"""What asyncio says of each piece that is sent to a client that has just gone: a visitor who left is no news."""


def run_worker(house: House, key: asyncssh.SSHKey, listener: socket.socket, host: int) -> None:
    """Serve until SIGTERM, or until the host is gone whose process this number is; then until visitors have left.

    They leave by themselves, or at the end of the time they have for that, or when AT_ONCE comes.
    """
    _log_to(house)
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(_serve(house, key, listener, host))


class _Loop(asyncio.SelectorEventLoop):
    """A loop whose tasks start in their turn: from Python 3.12 on, each App would change that for all."""

    def set_task_factory(self, factory: object) -> None:
        """Nothing."""


async def _serve(house: House, key: asyncssh.SSHKey, listener: socket.socket, host: int) -> None:
    loop = asyncio.get_running_loop()
    closing, at_once, reloads = asyncio.Event(), asyncio.Event(), asyncio.Event()
    for number, event in ((signal.SIGTERM, closing), (AT_ONCE, at_once), (signal.SIGHUP, reloads)):
        loop.add_signal_handler(number, event.set)
    # A terminal's ctrl+c comes to all processes: the host says what it means, once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HEEDED)
    loop.set_exception_handler(lambda _, context: _unhandled(house, context))
    reloading = loop.create_task(_reload(house, reloads))
    house.figures.add("starts")
    door = Door(house, key, listener)
    accepting = loop.create_task(door.open())
    house.log.line("ready", worker=house.worker)
    beating = loop.create_task(_beat(house, closing, host))
    await closing.wait()
    accepting.cancel()
    with suppress(asyncio.CancelledError):
        await accepting
    listener.close()
    await _drain(house, at_once)
    await door.close()
    beating.cancel()
    reloading.cancel()


async def _drain(house: House, at_once: asyncio.Event) -> None:
    """Tell the visitors that the house closes, give them time, and end the visits of those who are still there."""
    house.closing = True
    seconds = house.settings.drain
    house.log.line("closing", visitors=len(house.visits), seconds=seconds)
    for visit in [*house.visits]:
        visit.warn("closing", seconds)
    if house.visits:
        waiting = [asyncio.ensure_future(event.wait()) for event in (house.empty, at_once)]
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for one in waiting:
            one.cancel()
    for visit in [*house.visits]:
        visit.end("closing")
    if house.visits:
        with suppress(TimeoutError):
            await asyncio.wait_for(house.empty.wait(), _LAST_AT_ONCE if at_once.is_set() else _LAST)


async def _beat(house: House, closing: asyncio.Event, host: int) -> None:
    """Give signs of life, and close when the host is gone that would have said so."""
    while True:
        house.figures.beat()
        if os.getppid() != host:
            closing.set()
        await asyncio.sleep(_BEAT)


async def _reload(house: House, reloads: asyncio.Event) -> None:
    """Read the films again whenever it is asked for, beside the visitors. The host logs what is wrong with one."""
    while True:
        await reloads.wait()
        reloads.clear()
        try:
            house.films, problems = await asyncio.to_thread(reopened, house.films, house.files)
        except Exception as error:  # the films that are there are kept, and the next time may go well
            house.log.crash("mistake", error)
        else:
            house.log.line("reloaded", films=len(house.films.guides), problems=len(problems))


def _unhandled(house: House, context: dict[str, object]) -> None:
    error = context.get("exception")
    if isinstance(error, Exception):
        house.log.crash("mistake", error, {"what": str(context.get("message", ""))})
    else:
        house.log.line("mistake", what=str(context.get("message", "")))


def _log_to(house: House) -> None:
    """Let what libraries have to say come into the same log; what they tell of visitors is not asked for."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.msg != _GONE:
                house.log.line("library", name=record.name, level=record.levelname, what=record.getMessage())

    logging.root.handlers = [Handler(logging.WARNING)]
    asyncssh.set_log_level(logging.ERROR)
