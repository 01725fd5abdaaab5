"""The linear mode on this terminal: it reads lines and writes lines."""

import gc
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from burnout_tui.commands.films import output_width

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.following.films import FollowedFilms
    from burnout_tui.linear.mode import LinearMode
    from burnout_tui.prose.reading import Marks, Reading
    from burnout_tui.settings.memory import Memory
    from burnout_tui.view.history import Place

_MAX_BYTES = 4096
"""Bytes of a line that are kept; the rest is dropped."""


def is_wanted(plain: bool) -> bool:
    """Return True if the linear mode is asked for and a terminal can answer."""
    return plain and all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def converse(
    guide: "Guide",
    language: "Language",
    spoilers: bool,
    start: str,
    shelf: "Shelf | None",
    memory: "Memory | None" = None,
    marks: "Marks" = (),
    followed: "FollowedFilms | None" = None,
) -> int:
    """Ask and answer until the reader quits, or presses ctrl+c or ctrl+d. Returns the exit status, 0.

    ``start`` is a tab, a ref, or empty. If the terminal is gone, the process ends as on SIGHUP. With
    ``memory`` the place, the last scene seen and another language are remembered. ``followed`` are the films of the
    shelf: each answer is about them as they are then.
    """
    gc.freeze()  # the film stays
    gc.enable()
    from burnout_tui.linear.mode import LinearMode
    from textual_wire.detection.local import this_terminal

    typed_encoding = this_terminal().typed_encoding  # sys.stdin.encoding is wrong if the locale is not installed
    notes = _Notes(memory, guide, shelf) if memory else None
    if notes and not start:
        guide, start = notes.beginning(guide, language, marks)
    saved = _Saved(followed) if followed else None
    first = start if ":" in start or not start else f"tab:{start}"
    try:
        linear = LinearMode(guide, language, spoilers, start=first, shelf=shelf, width=output_width(), marks=marks)
        _write(linear.begin() + "\n")
        while not linear.ended:
            _write(linear.prompt)
            line = _read_line(typed_encoding)
            if line is None:
                _write("\n")
                break
            linear.width = output_width()
            if saved and (news := saved.take()):
                _write(linear.films_saved(news) + "\n")
                if notes:
                    notes.use(linear.reading)
            if text := linear.answer(line):
                _write(text + "\n")
            if notes:
                notes.keep(linear)
    except KeyboardInterrupt:
        _write("\n")
    except OSError:
        signal.raise_signal(getattr(signal, "SIGHUP", signal.SIGTERM))
    finally:
        if saved:
            saved.end()
    return 0


class _Saved:
    """The latest shelf of films that are followed."""

    def __init__(self, films: "FollowedFilms") -> None:
        from queue import SimpleQueue

        from burnout_tui.following.films import FollowingThread

        self._news: SimpleQueue[Shelf | Exception] = SimpleQueue()
        self._thread = FollowingThread(films, self._news.put)
        self._thread.start()

    def take(self) -> "Shelf | None":
        """Return the latest shelf if there is one that was not taken. Raises an error of the thread."""
        latest = None
        while not self._news.empty():
            news = self._news.get()
            if isinstance(news, Exception):
                raise news
            latest = news
        return latest

    def end(self) -> None:
        """Follow the films no longer."""
        self._thread.end()


class _Notes:
    """The memory of the linear mode, kept after each answer: a lost connection ends the process without notice."""

    def __init__(self, memory: "Memory", guide: "Guide", shelf: "Shelf | None") -> None:
        from burnout_tui.settings.places import FilmPlaces

        self._memory = memory
        self._films = FilmPlaces(memory, guide, shelf)
        self._guides = shelf.guides if shelf else {"": guide}
        self._is_single = shelf is not None and shelf.single
        self._language = ""
        self._kept: tuple[Mapping[str, Place], Marks] = {}, ()

    def beginning(self, guide: "Guide", language: "Language", marks: "Marks") -> "tuple[Guide, str]":
        """Return the film and the start that are remembered; the start is empty if none is."""
        from burnout_tui.prose.reading import Reading
        from burnout_tui.settings.linear_places import start_at
        from burnout_tui.view.history import SHELF

        self._language = language
        places = self._films.remembered()
        here = places.get(SHELF)
        film = here.film if here and here.tab != SHELF else ""
        if self._is_single:
            film = next(iter(self._guides))
        if film not in self._guides or film not in places:
            return guide, ""
        reading = replace(Reading.of(self._guides[film], language), marks=marks)
        return self._guides[film], start_at(places[film], reading)

    def use(self, reading: "Reading") -> None:
        """Remember places in the films of a reading, which were saved."""
        from burnout_tui.settings.places import FilmPlaces

        self._films = FilmPlaces(self._memory, reading.whole, reading.shelf)

    def keep(self, linear: "LinearMode") -> None:
        """Remember the place and the last scene seen, and the language if the reader has switched it."""
        from burnout_tui.settings.linear_places import places_at

        places = places_at(linear.place, linear.reading)
        if (places, linear.reading.marks) != self._kept:
            self._kept = places, linear.reading.marks
            self._films.keep(places, linear.reading.marks)
        if self._language not in ("", linear.reading.language):
            self._memory.choose("language", linear.reading.language)
        self._language = linear.reading.language


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _read_line(encoding: str) -> str | None:
    """Read a line and return at most _MAX_BYTES of it; None at the end of input."""
    read = sys.stdin.buffer.readline(_MAX_BYTES)
    rest = read
    while len(rest) == _MAX_BYTES and not rest.endswith(b"\n"):
        rest = sys.stdin.buffer.readline(_MAX_BYTES)
    return read.decode(encoding, "replace") if read else None
