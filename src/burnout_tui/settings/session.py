"""Sessions in which ssh starts the guide for whoever logs in."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

_OPTION = re.compile(rb"-[abd-z]*|--.+", re.IGNORECASE)
"""An option of a shell that reads commands from its terminal, so neither ``-c`` nor the name of a script."""


def ssh_starts_command(environ: Mapping[str, str]) -> bool:
    """Return True if this command was started over SSH, but not by a person in a shell.

    With ``ForceCommand`` of sshd, many people may share the account. sshd sets SSH_ORIGINAL_COMMAND only for visitors
    who ask for a command of their own; for the others, only the process that leads the session tells: it is no shell
    that a person types into. The same holds for ``ssh -t host burnout-tui``, which looks the same from inside, and for
    a pane of tmux that was opened with the guide in it.
    """
    if "SSH_ORIGINAL_COMMAND" in environ:
        return True
    if not environ.get("SSH_CONNECTION") or not hasattr(os, "getsid"):
        return False
    leader = os.getsid(0)
    if leader == os.getpid():
        return True
    try:
        name, *arguments = Path(f"/proc/{leader}/cmdline").read_bytes().removesuffix(b"\0").split(b"\0")
    except OSError:  # only Linux has this file
        return False
    return not (name.startswith(b"-") or all(map(_OPTION.fullmatch, arguments)))
