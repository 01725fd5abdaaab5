"""The guide on this terminal. However it ends, it restores the terminal."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from burnout_tui.crash import write_report
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.shelf import Shelf
from burnout_tui.prose.i18n import translations_for
from burnout_tui.prose.reading import Marks
from burnout_tui.settings.memory import Memory
from burnout_tui.settings.places import FilmPlaces
from burnout_tui.view.app import GuideApp, make_app
from burnout_tui.view.history import SHELF, Place
from burnout_tui.view.key_table import DEFAULT_KEYS, KeyTable
from burnout_tui.view.panels import import_panels
from burnout_tui.view.terminal_filter import LIMITED_COLOURS
from textual_wire.detection.terminal import Terminal

if TYPE_CHECKING:
    from burnout_tui.following.films import FollowedFilms, FollowingThread
    from textual_wire.early.screen import EarlyScreen

END_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGXCPU")
"""On these signals, as far as the system has them, the guide quits and restores the terminal.

Then the signal takes its default action.
"""
_START_SECONDS = 2.0
"""Seconds for the start, which what can wait would delay."""


def run(
    guide: Guide,
    language: Language,
    *,
    theme: str,
    spoilers: bool,
    start: str,
    shelf: Shelf | None = None,
    terminal: Terminal | None = None,
    mouse: bool = True,
    cursor: bool = False,
    keys: KeyTable = DEFAULT_KEYS,
    memory: Memory | None = None,
    marks: Marks = (),
    early: "EarlyScreen | None" = None,
    on_left: Callable[[tuple[int, int]], None] | None = None,
    followed: "FollowedFilms | None" = None,
) -> int:
    """Show the guide until the reader quits. Returns the exit status: 0, or 1 after a crash.

    An empty ``start`` is where the reader left the guide, or its beginning. ``marks`` are the last scenes seen. With
    ``memory`` the reader's choices, places and marks are remembered, unless the guide crashes. ``followed`` are the
    films of the shelf, to show them again whenever they are saved.

    ``mouse`` enables mouse reporting; ``cursor`` shows the terminal's cursor. Without ``terminal`` nothing is filtered
    for the terminal's abilities. ``early`` is the terminal if it shows a stored picture. ``on_left`` is called at the
    end with the last size of the window, when everything is remembered, unless the guide crashed.
    """
    app = app_for(
        guide, language, theme, spoilers, start, shelf, terminal=terminal, keys=keys, memory=memory, marks=marks
    )
    if terminal and isinstance(sys.__stderr__, TextIOWrapper):  # Textual writes to standard error
        sys.__stderr__.reconfigure(encoding=terminal.encoding, errors="replace")
    _use_driver(app, terminal, cursor, early)
    ended_by = _run_until_signal(app, mouse, _following(app, followed, memory))
    if early:
        early.restore()  # if the app has ended before its driver took the terminal over
    if memory and app.crash is None:
        FilmPlaces(memory, app.reading.whole, app.reading.shelf).keep(app.left, app.reading.marks)
        for choice, value in app.chosen.items():
            if choice != "theme" or terminal is None or terminal.colours not in LIMITED_COLOURS:
                memory.choose(choice, value)
    if on_left and app.crash is None:
        on_left(app.size)
    if ended_by is not None:
        signal.signal(ended_by, signal.SIG_DFL)
        os.kill(os.getpid(), ended_by)
    if app.crash is None:
        return 0
    print(write_report(app.crash).translated(translations_for(language).gettext), file=sys.stderr)
    return 1


def app_for(
    guide: Guide,
    language: Language,
    theme: str,
    spoilers: bool,
    start: str,
    shelf: Shelf | None,
    *,
    terminal: Terminal | None,
    keys: KeyTable,
    memory: Memory | None,
    marks: Marks,
) -> GuideApp:
    """Return the app that begins as these options of ``run`` ask for."""
    places = FilmPlaces(memory, guide, shelf).remembered() if memory else {}
    guide, start = _start(guide, shelf, start, places)
    return make_app(
        guide,
        language,
        theme=theme,
        spoilers=spoilers,
        start=start,
        shelf=shelf,
        terminal=terminal,
        keys=keys,
        places=places,
        marks=marks,
        greets=memory is None or memory.is_new,
    )


def _start(guide: Guide, shelf: Shelf | None, start: str, places: dict[str, Place]) -> tuple[Guide, str]:
    """Return the film and the start. Removes the place of a film that begins elsewhere."""
    if start:
        film = next((key for key, other in shelf.guides.items() if other is guide), "") if shelf else ""
        places.pop(film, None)
        return guide, start
    if shelf is None or (shelf.single and shelf.guides):
        return guide, "tab:synopsis"
    here = places.get(SHELF)
    return (guide, SHELF) if here is None or here.tab == SHELF else (shelf.guides[here.film], "tab:synopsis")


def _use_driver(app: GuideApp, terminal: Terminal | None, cursor: bool, early: "EarlyScreen | None") -> None:
    """Give the app the driver that sends only changes. It needs a Unix; elsewhere the app keeps Textual's own."""
    try:
        import termios  # noqa: F401 # only to find out
    except ImportError:
        return
    from textual_wire.driver import driver_for

    app.driver_class = driver_for(terminal, cursor, early)


def _following(app: GuideApp, films: "FollowedFilms | None", memory: Memory | None) -> "FollowingThread | None":
    if films is None:
        return None
    from burnout_tui.settings.followed_films import following_thread

    return following_thread(app, films, memory)


def _run_until_signal(app: GuideApp, mouse: bool, following: "FollowingThread | None") -> signal.Signals | None:
    ended_by: list[signal.Signals] = []

    def end(number: signal.Signals) -> None:
        ended_by.append(number)
        app.exit()

    async def show() -> None:
        loop = asyncio.get_running_loop()
        for name in END_SIGNALS:
            if number := getattr(signal, name, None):
                with suppress(NotImplementedError):  # the event loops of Windows handle no signals
                    loop.add_signal_handler(number, end, number)
        loop.call_later(_START_SECONDS, _after_start)
        if following is None:
            await app.run_async(mouse=mouse)
            return
        app.when_ready = following.start
        try:
            await app.run_async(mouse=mouse)
        finally:
            following.end()

    asyncio.run(show())
    return ended_by[0] if ended_by else None


def _after_start() -> None:
    """Import the other panels, and start the garbage collector, which need not look at what is there: it stays."""
    import_panels()
    gc.freeze()
    gc.enable()
