"""A mistake in the program: a sentence for the person at the keyboard, the traceback in a file for who mends it."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path


def keep(error: BaseException) -> str:
    """Write the traceback to a file of the platform's state folder, and say in a sentence where it is."""
    from platformdirs import user_state_path

    told = "burnout-tui: a mistake in the program ended it"
    folder = Path(user_state_path("burnout-tui"))
    file = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return f"{told}: {type(error).__name__}"
    return f"{told}; what happened is written down in {file}"
