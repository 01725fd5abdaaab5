"""Open films on the screen, or as text if there is no screen. It does not import what parses a command line."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from burnout_tui.commands import linear
from burnout_tui.commands.asked_settings import read_settings
from burnout_tui.commands.films import (
    draft_loader,
    fitting_language,
    open_films,
    plain_reading,
    require_language,
    require_part,
)
from burnout_tui.commands.following import followed_films, require_terminal
from burnout_tui.commands.marks import opening_marks
from textual_wire.detection.local import streams_are_terminals, this_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from burnout_tui.early.keep import NextRun
    from burnout_tui.early.start import Start
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.following.films import FollowedFilms
    from burnout_tui.prose.reading import Marks, Reading
    from burnout_tui.settings.settings import Settings
    from textual_wire.detection.terminal import Terminal

NO_OPTIONS: Mapping[str, Any] = MappingProxyType(
    dict.fromkeys(("language", "theme", "spoilers", "mouse", "cursor", "plain", "fresh"))
)
"""The options that are settings too, of a command line without any."""


class Asked(NamedTuple):
    """The films and the place that a command line asks for; the defaults are those without options."""

    files: tuple[Path, ...] = ()
    start: str = ""
    """The tab or the entry to begin at; empty if none is asked for."""
    watch: bool = False
    seen: str | None = None
    at: str | None = None
    draft: bool = False


def open_guide(asked: Asked, options: Mapping[str, Any], begun: "Start | None") -> None:
    """Open the guide until the reader leaves it. ``options`` are the ones that are settings too.

    ``begun`` is the start of this run, if pictures are kept. Raises GuideError, and SystemExit with the status.
    """
    opened = _opened(asked, options)
    settings, guide, shelf, reading = opened.settings, opened.guide, opened.shelf, opened.reading
    start, plain = asked.start, settings.is_on("plain")
    if linear.is_wanted(plain):
        sys.exit(
            linear.converse(
                *(guide, reading.language, reading.spoilers, start, shelf, settings.memory, reading.marks),
                followed=opened.followed,
            )
        )
    if plain or not _has_screen():
        from burnout_tui.commands.options import print_part, print_shelf

        if shelf and not start:
            print_shelf(reading, shelf)
        else:
            print_part(reading, start, None)
        return
    import_guide()
    from burnout_tui.run import run

    on_screen = opened.on_screen(this_terminal())
    if begun is None or asked.watch:  # no picture is kept of films that change
        sys.exit(run(**on_screen, followed=opened.followed, early=begun.screen if begun else None))

    def next_run(fresh: bool) -> "NextRun":
        from burnout_tui.early.keep import NextRun

        again = _opened(asked, {**options, "fresh": True} if fresh else options)
        return NextRun(again.on_screen(on_screen["terminal"]), again.files())

    def on_left(size: tuple[int, int]) -> None:
        from burnout_tui.early.keep import drop_wrong_picture, keep_pictures

        drop_wrong_picture(begun)
        if settings.memory:
            keep_pictures(begun, size, asked.files, next_run)

    sys.exit(run(**on_screen, early=begun.screen, on_left=on_left))


class _Opened(NamedTuple):
    """The films that are open, and how they are shown."""

    guide: "Guide"
    shelf: "Shelf | None"
    reading: "Reading"
    settings: "Settings"
    start: str
    """The tab or the entry to begin at; empty if none was asked for."""
    followed: "FollowedFilms | None"
    """The films, if they are followed."""

    def on_screen(self, terminal: "Terminal") -> dict[str, Any]:
        """Return the arguments of ``run``."""
        from burnout_tui.view.key_table import KeyTable
        from burnout_tui.view.terminal_filter import LIMITED_COLOURS

        settings, start, mouse = self.settings, self.start, self.settings.setting("mouse").value
        # A theme that was chosen in a terminal with many colours says nothing about one with few.
        theme = settings.setting("theme", remembered=terminal.colours not in LIMITED_COLOURS).value
        return {
            "guide": self.guide,
            "language": self.reading.language,
            "theme": theme or "",
            "spoilers": self.reading.spoilers,
            "start": f"tab:{start}" if start and ":" not in start else start,
            "shelf": self.shelf,
            "terminal": terminal,
            "mouse": terminal.mouse if mouse is None else mouse,
            "cursor": settings.is_on("cursor"),
            "keys": KeyTable(settings.rebound),
            "memory": settings.memory,
            "marks": self.reading.marks,
        }

    def files(self) -> "list[Path]":
        """Return the files, except the films, that decide what is shown."""
        from burnout_tui.settings.places import FilmPlaces

        memory, file = self.settings.memory, self.settings.file
        remembered = FilmPlaces(memory, self.guide, self.shelf).files if memory else []
        return [*([file] if file else []), *remembered]


def _opened(asked: Asked, options: Mapping[str, Any]) -> _Opened:
    """Return what a command line asks for. Raises GuideError."""
    from burnout_tui.film.cut import shown_guide

    files, start, watch, seen, at, draft = asked
    settings = read_settings(options)
    spoilers = settings.is_on("spoilers")
    plain = settings.is_on("plain")
    followed, shelf = None, None
    if watch:
        require_terminal(linear.is_wanted(plain) or (_has_screen() and not plain))
        followed, guide, shelf = followed_films(files, draft, waits=not (plain or start or seen or at))
    else:
        guide, shelf = open_films(files, _loader(settings, draft))
    marks = opening_marks(guide, shelf, seen, at, settings.memory)
    if shelf and shelf.guides:
        guide = _guide_with(shelf, start, spoilers, marks)
    reading = replace(plain_reading(guide, None, spoilers), marks=marks)
    films = tuple(shelf.guides.values()) if shelf else (guide,)
    shown = [shown_guide(film, reading.level_of(film)).guide for film in films]
    if options["language"] and shown:
        require_language(options["language"], *shown)
    reading = reading.in_language(fitting_language(settings.language, *shown))
    if start:
        require_part(reading, start)
    return _Opened(guide, shelf, reading, settings, start, followed)


def import_guide() -> None:
    """Import the guide on the screen, and Textual as far as it needs it."""
    from textual_wire.lazy_imports import import_textual

    import_textual()  # before anything else imports it whole
    import burnout_tui.run  # noqa: F401


def _loader(settings: "Settings", draft: bool) -> "Callable[[Path], Guide] | None":
    """Return what loads a film, or a draft; from the cache if there is one, which has no drafts."""
    if draft:
        return draft_loader()
    if settings.cache is None:
        return None
    from burnout_tui.settings.checked_films import CheckedFilms

    return CheckedFilms(settings.cache).load


def _guide_with(shelf: "Shelf", start: str, spoilers: bool, marks: "Marks") -> "Guide":
    """Return the first guide of the shelf that has the entry ``start``; the first of all if none has it."""
    from burnout_tui.prose.plain import ref_problem

    readings = [replace(plain_reading(guide, "en", spoilers), marks=marks) for guide in shelf.guides.values()]
    found = [reading for reading in readings if ":" in start and not ref_problem(reading, start)]
    return (found or readings)[0].whole


def _has_screen() -> bool:
    """Return True if there is a terminal that can show the screen. Textual paints it on standard error."""
    return streams_are_terminals() and this_terminal().full_screen
