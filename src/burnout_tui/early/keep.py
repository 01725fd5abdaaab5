"""Keep the picture that the next start will show. It is made in another process, so that leaving the guide is quick."""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from burnout_tui.early.dependencies import film_states, text_states, with_states
from burnout_tui.early.start import Start
from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.shelf import film_files

_SECONDS = 20
"""Seconds after which the system ends the process that makes pictures."""
_DESCRIPTORS = 4096
"""The highest descriptor that is closed in it. Some systems have no limit, and would take long to close them all."""


class NextRun(NamedTuple):
    """The next run as it would be now."""

    options: dict[str, Any]
    """The arguments of ``run``."""
    files: Iterable[Path]
    """The files, except films, that decide what it shows."""


def keep_pictures(
    start: Start, size: tuple[int, int], films: Iterable[Path], next_run: Callable[[bool], NextRun]
) -> None:
    """Store the pictures that the next start in a window of a size will show: at the reader's place, at the beginning.

    ``films`` are the files and folders that the command line names. ``next_run`` reads everything again, as the next
    start will do; its argument says whether that begins as if for the first time.
    """

    def keep_missing() -> None:
        for fresh in missing:
            _keep(start, size, fresh, [*films], next_run)

    with suppress(OSError):
        missing = [fresh for fresh in (False, True) if not start.pictures.read(start.key(size, fresh))]
        if missing and threading.active_count() == 1:  # a process with several threads cannot be forked safely
            _in_another_process(keep_missing)
            start.has_successor = True


def drop_wrong_picture(start: Start) -> None:
    """Remove the picture that was shown, if the guide did not begin with it: something decides that is not known."""
    if start.screen and not start.screen.is_right:
        start.pictures.remove(start.shown_key)


def _keep(
    start: Start, size: tuple[int, int], fresh: bool, films: list[Path], next_run: Callable[[bool], NextRun]
) -> None:
    from burnout_tui.run import app_for
    from textual_wire.early.recorder import record

    paths = dict.fromkeys(map(str, (*films, *film_files(films)) if films else (bundled_film(),)))
    states = film_states(paths)
    options, files = next_run(fresh)
    states += text_states(map(str, files))
    key = start.key(size, fresh)
    terminal, cursor = options["terminal"], options["cursor"]
    app = app_for(**{name: value for name, value in options.items() if name not in ("mouse", "cursor")})
    if picture := asyncio.run(record(app, terminal, cursor, size)):
        start.pictures.write(key, with_states(key, states), picture)


def _in_another_process(work: Callable[[], object]) -> None:
    """Do something in a process that has nothing of this one's terminal and files, and that nobody waits for."""
    reader, writer = os.pipe()
    if os.fork():
        # The end of this process would end the other one too, as long as both have the terminal.
        os.close(writer)
        os.read(reader, 1)
        os.close(reader)
        return
    try:
        os.setsid()
        os.close(writer)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_SECONDS)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        os.closerange(3, _DESCRIPTORS)
        gc.disable()  # it ends soon
        work()
    finally:
        os._exit(0)
