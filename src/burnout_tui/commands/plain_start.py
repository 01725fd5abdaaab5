"""``burnout-tui [FILE]...`` without options: the guide opens without what parses other command lines."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from burnout_tui.commands.opening import NO_OPTIONS, Asked, open_guide
from burnout_tui.commands.outcome import run_to_end
from textual_wire.detection.variables import drop_textual_variables

if TYPE_CHECKING:
    from burnout_tui.early.start import Start


def open_films(names: Sequence[str], start: "Start | None") -> None:
    """Open the guide to files, or to the bundled film, as ``open`` does without options. Raises SystemExit."""
    drop_textual_variables()

    def run() -> None:
        try:
            open_guide(Asked(tuple(map(Path, names))), NO_OPTIONS, start)
        except KeyboardInterrupt:
            print(file=sys.stderr)  # behind the ^C that the terminal shows, as click does
            raise

    run_to_end(run, start)
