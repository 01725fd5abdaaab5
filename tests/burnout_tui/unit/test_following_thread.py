"""The thread that follows films: news of it, with watchfiles and without, and its end."""

import sys
import threading
from pathlib import Path
from queue import Queue

import pytest
from tests.support.paths import CORPUS

from burnout_tui.film.shelf import Shelf, ShelfError
from burnout_tui.following.films import FollowedFilms, FollowingThread

FILM = (CORPUS / "valid" / "minimal.toml").read_bytes()
SECONDS = 30
"""Seconds after which a wait fails."""


@pytest.mark.parametrize("installed", [True, False], ids=["watchfiles", "stat"])
def test_the_thread_reports_saves_until_its_end(
    tmp_path: Path, installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each save makes a new shelf, with the last good film beside the problems; no thread is left after the end."""
    if not installed:
        monkeypatch.setitem(sys.modules, "watchfiles", None)
    (file := tmp_path / "film.toml").write_bytes(FILM)
    films, news = FollowedFilms([file]), Queue[Shelf | Exception]()
    first = films.begin()
    assert first.single
    thread = FollowingThread(films, news.put)
    thread.start()
    file.write_bytes(b"format = 1\n")
    broken = news.get(timeout=SECONDS)
    assert isinstance(broken, Shelf)
    assert broken.shelved[0].problems
    assert broken.guides["film"] is first.guides["film"]
    file.write_bytes(FILM + b"# again\n")
    good = news.get(timeout=SECONDS)
    assert isinstance(good, Shelf)
    assert not good.shelved[0].problems
    assert good.guides["film"] is not first.guides["film"]
    thread.end()
    assert not thread.is_alive()
    assert "following" not in [one.name for one in threading.enumerate()]


def test_a_file_that_cannot_be_read_is_not_waited_for(tmp_path: Path) -> None:
    """A name that leads to no file is an error at the beginning, most often a mistyped one."""
    with pytest.raises(ShelfError):
        FollowedFilms([tmp_path / "film.toml"]).begin()


def test_an_error_of_the_program_is_reported(tmp_path: Path) -> None:
    """A thread that fails says so instead of ending silently."""
    (file := tmp_path / "film.toml").write_bytes(FILM)
    films, news = FollowedFilms([file]), Queue[Shelf | Exception]()
    films.begin()
    films.look = lambda now: 1 / 0  # type: ignore[method-assign, assignment, return-value]
    thread = FollowingThread(films, news.put)
    thread.start()
    assert isinstance(news.get(timeout=SECONDS), ZeroDivisionError)
    thread.end()
