"""The environment of the programs that tests start, and their default actions on signals."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.paths import FOLDER_VARIABLES

_OF_A_TERMINAL = (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)


def bare_environment() -> dict[str, str]:
    """Return the environment without variables that change the guide's appearance or language.

    No pictures of the guide are kept in it: another process would make them, after the test.
    """
    names = ("PATH", "PYTHONPATH", "HOME", "TMPDIR", *FOLDER_VARIABLES)
    kept = {name: value for name in names if (value := os.environ.get(name))}
    return {**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "BURNOUT_TUI_CACHE": "off"}


@contextmanager
def default_signals() -> Iterator[None]:
    """Start programs with the default actions for a terminal's signals, even if this process ignores them.

    It does so under nohup or in the background of a shell, and its programs would inherit that. Signals with a handler
    get their default action in a new program, so this context sets handlers.
    """
    ignored = [number for number in _OF_A_TERMINAL if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)
