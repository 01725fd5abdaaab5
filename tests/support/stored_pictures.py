"""Starts of the guide with a stored picture, stopped between the picture and the imports."""

import os
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.forks import Program
from tests.support.pty_session import Session
from tests.support.reference_terminal import Cell, Emulator

KEPT: dict[str, str] = {"BURNOUT_TUI_CACHE": "on"}
"""The environment in which pictures are kept."""
MODES = b"\x1b[?2004h"
"""The mode that the guide's driver enters when it takes the terminal over, and that no picture enters."""

_WAITING, _READY = b"\x1b]999;waiting\x07", b"\x1b]999;ready\x07"
_STORE = """
import os
child = os.fork()
if not child:
    try:
        import burnout_tui.early.keep as keep, burnout_tui.run as run
        from burnout_tui.__main__ import main
        keep._in_another_process = lambda work: work()
        keep_one = keep._keep
        keep._keep = lambda start, size, fresh, *rest: fresh and {skip} or keep_one(start, size, fresh, *rest)
        run.run = lambda on_left, early, **options: on_left(os.get_terminal_size(2)) or 0
        main()
    finally:
        os._exit(0)
os.waitpid(child, 0)
"""
"""Stores the pictures of the next start, as a guide does that is left where it began."""
_GATE = """
import os, signal, sys
class Gate:
    def find_spec(self, name, path=None, target=None):
        if name in ("burnout_tui.cli", "burnout_tui.commands.plain_start"):
            sys.meta_path.remove(self)
            os.write(2, b"\\x1b]999;waiting\\x07")
            while not signal.sigtimedwait([signal.SIGUSR1], 0.05):
                pass  # Python handles a signal that came before the wait
            {then}
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
for name in ("burnout_tui.cli", "burnout_tui.commands.plain_start"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Gate())
"""
"""Stops the import of the command until SIGUSR1, after it has sent a string that no terminal shows."""
_REPORT = """
import burnout_tui.early.keep as keep, burnout_tui.view.frames as frames
keep._in_another_process = lambda work: None
paint_first = frames.FrameScreen._paint_first
async def paint_and_report(self):
    await paint_first(self)
    os.write(2, b"\\x1b]999;ready\\x07")
frames.FrameScreen._paint_first = paint_and_report
"""
"""Sends another such string after the first frame. Leaving this guide starts no process that makes pictures."""
_MAIN = """
from burnout_tui.__main__ import main
main()
"""
_SEQUENCE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]_][^\x07\x1b]*(?:\x07|\x1b\\)")


def storing_guide(*arguments: str, then: str = "pass", fresh: bool = False) -> Program:
    """Return the guide that first stores its picture, and waits for SIGUSR1 before it imports the command.

    ``then`` is a statement in place of the import. With ``fresh`` the picture for --fresh is stored too.
    """
    return Program(_STORE.format(skip=not fresh) + _GATE.format(then=then) + _REPORT + _MAIN, arguments)


def waiting_guide(*arguments: str, then: str = "pass") -> Program:
    """Return the guide that shows what is stored, and waits for SIGUSR1 before it imports the command."""
    return Program(_GATE.format(then=then) + _REPORT + _MAIN, arguments)


class Started(Session):
    """A start of the guide that stops when its picture is shown."""

    before = 0
    """The number of bytes sent before the imports."""

    def wait_for_picture(self) -> None:
        """Wait until the command would begin with the imports."""
        self.wait_for(lambda: _WAITING in self.sent, "a stop before the imports")
        self.before = len(self.sent)

    def go_on(self) -> bytes:
        """Let the imports begin, and wait for the first frame. Returns what was sent after the picture."""
        self.signal(signal.SIGUSR1)
        self.wait_for(lambda: _READY in self.sent, "a first frame")
        self.wait_until_idle()
        return bytes(self.sent[self.before :]).replace(_READY, b"")

    def cells(self) -> list[list[Cell]]:
        """Return the cells that the terminal shows."""
        terminal = Emulator(*self.size)
        terminal.feed(self.sent.decode("utf-8", "replace"))
        return terminal.cells()


@contextmanager
def started(
    program: Program, size: tuple[int, int] = (80, 24), environment: Mapping[str, str] | None = None
) -> Iterator[Started]:
    """Start the guide with pictures, and wait for its picture."""
    opened = Started(program, size, {**KEPT, **(environment or {})})
    try:
        opened.wait_for_picture()
        yield opened
    finally:
        opened.close()


def printed(sent: bytes) -> bytes:
    """Return the text in output, without sequences."""
    return _SEQUENCE.sub(b"", sent)


def stored_files() -> list[Path]:
    """Return the files of stored pictures."""
    return sorted((Path(os.environ["XDG_CACHE_HOME"]) / "burnout-tui").glob("picture-*"))
