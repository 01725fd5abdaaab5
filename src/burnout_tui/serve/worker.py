"""One worker: a process with a loop, a door, and its share of the visitors."""

import asyncio
import logging
import os
import signal
import socket
from contextlib import suppress

import asyncssh

from burnout_tui.serve.door import Door
from burnout_tui.serve.films import reopened
from burnout_tui.serve.house import House

_BEAT = 1.0
"""Seconds between two signs of life."""


def run_worker(house: House, key: asyncssh.SSHKey, listener: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT, then until visitors have left or the time for that is over."""
    _log_to(house)
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(_serve(house, key, listener))


class _Loop(asyncio.SelectorEventLoop):
    """A loop whose tasks start in their turn: from Python 3.12 on, each App would change that for all."""

    def set_task_factory(self, factory: object) -> None:
        """Nothing."""


async def _serve(house: House, key: asyncssh.SSHKey, listener: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    closing = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, closing.set)
    reloads = asyncio.Event()
    loop.add_signal_handler(signal.SIGHUP, reloads.set)
    reloading = loop.create_task(_reload(house, reloads))
    loop.set_exception_handler(lambda _, context: _unhandled(house, context))
    house.figures.add("starts")
    door = Door(house, key, listener)
    accepting = loop.create_task(door.open())
    house.log.line("ready", worker=house.worker)
    beating = loop.create_task(_beat(house, closing))
    await closing.wait()
    accepting.cancel()
    with suppress(asyncio.CancelledError):
        await accepting
    listener.close()
    await _drain(house)
    await door.close()
    beating.cancel()
    reloading.cancel()


async def _drain(house: House) -> None:
    """Tell the visitors that the house closes, give them time, and end the visits of those who are still there."""
    house.closing = True
    seconds = house.settings.drain
    house.log.line("closing", visitors=len(house.visits), seconds=seconds)
    for visit in [*house.visits]:
        visit.warn("closing", seconds)
    await _empty_within(house, seconds)
    for visit in [*house.visits]:
        visit.end("closing")
    await _empty_within(house, 5)


async def _empty_within(house: House, seconds: float) -> None:
    if house.visits:
        with suppress(TimeoutError):
            await asyncio.wait_for(house.empty.wait(), seconds)


async def _beat(house: House, closing: asyncio.Event) -> None:
    """Give signs of life, and close when the host is gone that would have said so."""
    host = os.getppid()
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
            house.log.line("library", name=record.name, level=record.levelname, what=record.getMessage())

    logging.root.handlers = [Handler(logging.WARNING)]
    asyncssh.set_log_level(logging.ERROR)
