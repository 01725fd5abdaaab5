"""``burnout-tui check --watch``: the problems of film files again after every save."""

import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.following import require_files
from burnout_tui.errors import UnreadableError

if TYPE_CHECKING:
    from burnout_tui.commands.findings import Checked
    from burnout_tui.following.follower import Followed


def check_again(
    files: Sequence[Path],
    check: Callable[[bytes, Path], "Checked"],
    show: Callable[[Sequence["Checked"]], None],
    divided: bool,
) -> None:
    """Show what ``check`` finds in the files, now and after every save, until the user presses ctrl+c.

    A line with the time comes before all but the first, if they are ``divided``. Exits with status 1 if no file can be
    read. Raises UsageError for what cannot be followed.
    """
    from burnout_tui.following.follower import Follower
    from burnout_tui.following.waiting import changes

    require_files(files)
    gc.enable()
    follower = Follower(files, check)
    try:
        first = follower.begin()
        show(_checked(first))
        if all(isinstance(item.error, UnreadableError) for item in first):
            sys.exit(1)
        for found in changes(follower, Event()):
            if divided:
                click.echo(time.strftime("── %H:%M:%S"), file=sys.stdout)
            show(_checked(found))
    except KeyboardInterrupt:
        return


def _checked(found: "Sequence[Followed[Checked]]") -> "list[Checked]":
    """Return the problems of the files as they are now."""
    from burnout_tui.commands.findings import Checked

    now = (Checked.of_error(item.error) if item.error else item.value for item in found)
    return [checked for checked in now if checked]
