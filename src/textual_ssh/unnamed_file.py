"""Files without a name, which a process shares with those that it forks."""

import os
import sys
import tempfile
from contextlib import suppress


def unnamed_file() -> int:
    """Return the descriptor of an empty file without a name, in memory if the system can.

    Raises OSError if it cannot, and no temporary file can be created either.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            return os.memfd_create("textual-ssh")
    with tempfile.TemporaryFile(prefix="textual-ssh-") as file:
        return os.dup(file.fileno())
