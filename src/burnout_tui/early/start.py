"""The start of the guide: show the picture that it will begin with, if one is stored. Imports little."""

import os
import sys

from burnout_tui.early import dependencies
from burnout_tui.early.cache import Pictures, account_folder, cache_folder
from textual_wire.detection.environment import environment
from textual_wire.early.screen import EarlyScreen, can_show

_REMEMBER = "--no-fresh"
"""The option with which the guide remembers, even where ssh starts it."""


class Start:
    """The facts that were known when this run started, and the terminal while it shows a stored picture."""

    def __init__(self, folder: str) -> None:
        """Note the command line, the environment and the encoding: the guide changes some of them later."""
        self.pictures = Pictures(folder)
        """The stored pictures."""
        self.screen: EarlyScreen | None = None
        """The terminal, if a picture was shown."""
        self.has_successor = False
        """True if another process makes the pictures of the next start."""
        self.shown_key = b""
        """The key of the picture that was looked for."""
        self._arguments = sys.argv[1:]
        self._environ = environment()
        self._encoding = str(getattr(sys.stderr, "encoding", ""))

    def key(self, size: tuple[int, int], fresh: bool) -> bytes:
        """Return the key of the picture with which this command line begins in a window of a size. Raises OSError.

        ``fresh``: as if for the first time.
        """
        arguments = [argument for argument in self._arguments if argument != dependencies.FRESH]
        output = (self._encoding, *map(str, size), dependencies.FRESH if fresh else "")
        return dependencies.key(arguments, self._environ, output)

    def show(self) -> None:
        """Show the picture of this start, if one is stored. Raises OSError."""
        self.shown_key = self.key(os.get_terminal_size(2), dependencies.FRESH in self._arguments)
        if picture := self.pictures.read(self.shown_key):
            self.screen = EarlyScreen(picture)

    def restore(self) -> None:
        """Restore the terminal, unless the guide has taken it over."""
        if self.screen:
            self.screen.restore()


def begin() -> Start | None:
    """Show the stored picture of this start. Returns None for a run that has none and for which none is kept.

    Nothing here ends the run: without a picture the guide starts as ever.
    """
    arguments = sys.argv[1:]
    folder = cache_folder(os.environ) if _REMEMBER in arguments else account_folder(os.environ)
    # Behind -- options are names of files; of both options the last one counts.
    if folder is None or not can_show() or "--" in arguments or {dependencies.FRESH, _REMEMBER} <= {*arguments}:
        return None
    try:
        start = Start(folder)
        start.show()
    except (OSError, ValueError):
        return None
    return start
