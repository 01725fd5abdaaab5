"""The open films, followed: a shelf that is made again after every save."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from burnout_tui.errors import UnreadableError
from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load_data
from burnout_tui.film.shelf import Shelf, ShelfError, ShelvedFile
from burnout_tui.following.follower import Followed, Follower
from burnout_tui.following.waiting import changes
from burnout_tui.toml.sanitize import shown_path

_SECONDS_TO_END = 1.0
"""Seconds for which the end of a thread is waited for; a network folder that never answers may hold it longer."""


class FollowedFilms:
    """The films in files and folders, as they were when each was last without problems."""

    def __init__(self, paths: Sequence[Path], load: Callable[[bytes, Path], Guide] = load_data) -> None:
        self._follower = Follower(paths, load)
        self._is_single = len(paths) == 1 and not os.path.isdir(paths[0])  # noqa: PTH112 # a name can be too long for Path

    def begin(self) -> Shelf:
        """Read the films. Raises ShelfError if no file can be read."""
        shelf = self._shelf(found := self._follower.begin())
        if all(isinstance(item.error, UnreadableError) for item in found):
            raise ShelfError(shelf.shelved)
        return shelf

    @property
    def pause(self) -> float:
        """Seconds until the next look is due."""
        return self._follower.pause

    @property
    def folders(self) -> frozenset[Path]:
        """The folders in which something happens when a film is saved."""
        return self._follower.folders

    def look(self, now: float) -> Shelf | None:
        """Return the shelf if it has changed."""
        found = self._follower.look(now)
        return None if found is None else self._shelf(found)

    def _shelf(self, found: Sequence[Followed[Guide]]) -> Shelf:
        return Shelf([_shelved(item) for item in found], single=self._is_single)


def _shelved(item: Followed[Guide]) -> ShelvedFile:
    problems = item.error.problems if item.error else ()
    return ShelvedFile(item.key, shown_path(item.file), item.value, problems)


class FollowingThread(Thread):
    """Follows films in the background. ``report`` gets each new shelf, or the error that has ended the thread."""

    def __init__(self, films: FollowedFilms, report: Callable[[Shelf | Exception], object]) -> None:
        super().__init__(name="following", daemon=True)
        self._films = films
        self._report = report
        self._stop_event = Event()

    def run(self) -> None:
        """Follow the films until the end."""
        try:
            for shelf in changes(self._films, self._stop_event):
                self._report_unless_ended(shelf)
        except Exception as error:
            self._report_unless_ended(error)

    def _report_unless_ended(self, news: Shelf | Exception) -> None:
        if not self._stop_event.is_set():
            self._report(news)

    def end(self) -> None:
        """End the thread."""
        self._stop_event.set()
        if self.is_alive():
            self.join(_SECONDS_TO_END)
