"""The choice of an account that nothing is remembered, for commands that need no other setting."""

import os

from burnout_tui.settings.environment import is_on, variable
from burnout_tui.settings.folders import config_file

_MAX_BYTES = 1024 * 1024


def remembers() -> bool:
    """Return False if the environment or ``config.toml`` says that nothing is to be remembered, or cannot be read.

    Nothing else in the file is checked.
    """
    if value := os.environ.get(variable("remember")):
        return is_on(value)
    file = config_file()
    if file is None or not os.path.lexists(file):
        return True
    try:
        if not file.is_file() or file.stat().st_size > _MAX_BYTES:
            return False
        from tomli import loads

        return bool(loads(file.read_text("utf-8")).get("remember", True))
    except (OSError, ValueError, RecursionError):
        return False
