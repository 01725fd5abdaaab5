"""Sessions in which ssh starts the guide for whoever logs in."""

import os
from collections.abc import Mapping
from pathlib import Path

_MULTIPLEXERS = ("TMUX", "STY")


def ssh_starts_command(environ: Mapping[str, str]) -> bool:
    """Return True if this command was started by ssh itself, not by a person in a shell, in tmux or in screen.

    With ``ForceCommand`` of sshd, many people may share the account. sshd sets SSH_ORIGINAL_COMMAND only for visitors
    who ask for a command of their own; for the others, only the process that leads the session tells. It is the guide,
    or a shell with ``-c``. The same holds for ``ssh -t host burnout-tui``, which looks the same from inside.
    """
    if "SSH_ORIGINAL_COMMAND" in environ:
        return True
    if not environ.get("SSH_CONNECTION") or any(map(environ.get, _MULTIPLEXERS)) or not hasattr(os, "getsid"):
        return False
    leader = os.getsid(0)
    if leader == os.getpid():
        return True
    try:
        arguments = Path(f"/proc/{leader}/cmdline").read_bytes().split(b"\0")
    except OSError:  # only Linux has this file
        return False
    return b"-c" in arguments[1:2]
