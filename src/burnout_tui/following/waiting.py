"""Wait until files may have changed: notified by the system where it can, and never longer than until the next look."""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Protocol, TypeVar

from burnout_tui.following.file_stats import identity
from burnout_tui.following.follower import POLL

_STEP, _GROUPED = 15, 45
"""Milliseconds after which notifications are asked for again, and for which those of one save are waited for."""

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class Following(Protocol[T_co]):
    """Something that looks at files."""

    @property
    def pause(self) -> float:
        """Seconds until the next look is due."""

    @property
    def folders(self) -> frozenset[Path]:
        """The folders in which something happens when a file changes."""

    def look(self, now: float) -> T_co | None:
        """Return the news, if there are any."""


def changes(following: Following[T], stop: Event) -> Iterator[T]:
    """Yield the news of files until ``stop`` is set."""
    with _waiting(following, stop) as wait:
        while not stop.is_set():
            if (news := following.look(time.monotonic())) is not None:
                yield news
            wait()


@contextmanager
def _waiting(following: Following[object], stop: Event) -> "Iterator[_Wait]":
    wait = _Wait(following, stop)
    try:
        yield wait
    finally:
        wait.close()


class _Wait:
    """Waits for a notification, at most until the next look is due.

    The look is due even without one: the system notifies nobody of what another machine does in a network folder.
    """

    def __init__(self, following: Following[object], stop: Event) -> None:
        self._following = following
        self._stop = stop
        self._watched: object = None
        self._notifications: Generator[object, None, None] | None = None

    def __call__(self) -> None:
        """Wait."""
        if self._following.pause < POLL:
            self._stop.wait(self._following.pause)
            return
        self._watch()
        if self._notifications:
            try:
                next(self._notifications, None)
                return
            except (OSError, RuntimeError):  # too many watches in the system, or a folder that cannot be watched
                self._notifications = None
        self._stop.wait(POLL)

    def _watch(self) -> None:
        """Watch the folders, or watch them again if one of them is another one now."""
        folders = {folder: found for folder in self._following.folders if (found := identity(folder))}
        if folders == self._watched:
            return
        self.close()
        self._watched = folders
        try:
            from watchfiles import watch
        except ImportError:
            return
        if folders:
            self._notifications = watch(
                *folders,
                watch_filter=None,
                debounce=_GROUPED,
                step=_STEP,
                stop_event=self._stop,
                rust_timeout=round(POLL * 1000),
                yield_on_timeout=True,
                recursive=False,
                ignore_permission_denied=True,
            )

    def close(self) -> None:
        """Watch nothing any more."""
        if self._notifications:
            self._notifications.close()
            self._notifications = None
