"""``--watch``: what can be followed, and how the guide begins."""

import os
import stat
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from burnout_tui.errors import UsageError
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import shown_path

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.following.films import FollowedFilms


def require_terminal(has_terminal: bool) -> None:
    """Raise UsageError without a terminal that can show or tell the film again."""
    if not has_terminal:
        raise UsageError(Message("--watch needs a terminal; check --watch prints the problems at every save"))


def followed_films(files: Sequence[Path], draft: bool, waits: bool) -> "tuple[FollowedFilms, Guide, Shelf]":
    """Return the films to follow, the first one that opens, if any does, and all of them.

    Raises UsageError, and ShelfError if no file can be read, or if none opens and nobody ``waits`` for it to be right.
    """
    from burnout_tui.film.guide import empty_guide
    from burnout_tui.film.load import load_data
    from burnout_tui.film.shelf import ShelfError
    from burnout_tui.following.films import FollowedFilms

    if not files:
        raise UsageError(Message("--watch follows a film file; name one"))
    require_files(files)
    films = FollowedFilms(files, partial(load_data, draft=draft))
    shelf = films.begin()
    if not (waits or shelf.guides):
        raise ShelfError(shelf.shelved)
    return films, next(iter(shelf.guides.values()), empty_guide()), shelf


def require_files(files: Sequence[Path]) -> None:
    """Raise UsageError for standard input, pipes and devices, which cannot be read again."""
    for file in files:
        try:
            if str(file) == "-":  # standard input
                raise _not_followed(file)
            mode = os.stat(file).st_mode  # noqa: PTH116 # a name can be one that Path refuses
        except (OSError, ValueError):
            continue
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise _not_followed(file)


def _not_followed(file: Path) -> UsageError:
    return UsageError(Message("--watch follows files and folders; {file} is neither", file=shown_path(file)))
