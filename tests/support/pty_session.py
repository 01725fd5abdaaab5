"""Run a command on a real pty, with an emulator that interprets its output."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.forks import Fork, Program
from tests.support.new_processes import bare_environment, default_signals
from tests.support.terminal_screen import Shown

DEADLINE = 30.0
"""Seconds after which a wait fails."""

_READ_EARLY = re.compile(r"PYTHON|TEXTUAL|ESCDELAY|(LC_|LANG)\w*=(?!C$|.*\.UTF-8$)")
"""Variables that Python or Textual read before the guide does, so that they need a new interpreter.

Python's streams are UTF-8 in the locale C, too.
"""

_IDLE_SAMPLES, _SAMPLE_SECONDS = 5, 0.01
"""The samples in which a command that is idle does nothing, longer than its timer for frames takes."""
_SLEEPS = re.compile(r"^State:\s+S.*^voluntary_ctxt_switches:\s+(\d+)", re.MULTILINE | re.DOTALL)

Attributes = list[int | list[bytes | int]]
"""The attributes of a terminal, as termios has them."""


class Session:
    """A command that runs on a terminal.

    Either it leads a session with the terminal as its controlling terminal, or it only has the terminal open. In the
    latter case the system sends it no signal when the terminal is closed or resized.
    """

    def __init__(
        self,
        command: Sequence[str] | Program,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        controlling: bool = True,
    ) -> None:
        """Start the command in English, without variables that would change its appearance."""
        self.size = size
        """Columns and rows."""
        self.sent = bytearray()
        """All bytes that the command has sent."""
        self._screen = Shown(*size)
        self._terminal, self._other_end = os.openpty()
        self._set_size(size)
        self.attributes_before = self.attributes()
        """The terminal's attributes before the command had it."""
        # The shell opens the terminal, which becomes the controlling one if the shell leads a session, and then execs
        # the command. The write end of the pipe closes when the command ends.
        self._gone, inherited = os.pipe()
        self._process = self._start(command, environment or {}, controlling, inherited)
        os.close(inherited)

    def _start(
        self, command: Sequence[str] | Program, environment: Mapping[str, str], controlling: bool, inherited: int
    ) -> "subprocess.Popen[bytes] | Fork":
        name, environ = os.ttyname(self._other_end), {**bare_environment(), **environment}
        if isinstance(command, Program):
            if not any(_READ_EARLY.match(f"{variable}={value}") for variable, value in environment.items()):
                return command.fork(name, environ, controlling, inherited)
            command = command.in_new_interpreter()
        with default_signals():
            return subprocess.Popen(
                ["/bin/sh", "-c", 'exec "$@" <>"$0" >&0 2>&0', name, *command],
                env=environ,
                start_new_session=controlling,
                process_group=None if controlling else 0,
                pass_fds=[inherited],
            )

    def attributes(self) -> Attributes:
        """The terminal's attributes: flags, speeds and control characters."""
        return termios.tcgetattr(self._other_end)

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, without trailing spaces."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the row of the cursor, visible or hidden."""
        return self._screen.cursor.x, self._screen.cursor.y

    @property
    def text(self) -> str:
        """The text of the screen."""
        return "\n".join(self.lines)

    def press(self, keys: str | bytes) -> None:
        """Send keys, as the bytes that a terminal sends for them."""
        os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal; the system sends the command SIGWINCH."""
        self.size = (columns, rows)
        self._screen.resize(rows, columns)
        self._set_size(self.size)

    def wait_for(self, condition: Callable[[], bool], what: str = "") -> None:
        """Read until the condition is true. Fails at the deadline, or if the command ends first."""
        deadline = time.monotonic() + DEADLINE
        while not condition():
            going_on = self._read(deadline - time.monotonic())
            if not condition() and (not going_on or time.monotonic() > deadline):
                ended = "" if going_on else "; the command has ended"
                raise AssertionError(f"no {what or 'a condition'}{ended}. The screen:\n{self.text}")

    def wait_for_text(self, *words: str) -> None:
        """Read until the screen shows all of the words."""
        self.wait_for(lambda: all(word in self.text for word in words), f"{words}")

    def wait_until_asleep(self) -> None:
        """Read until the command sleeps, waiting for a key. It might handle a signal late before that."""
        deadline, process = time.monotonic() + DEADLINE, Path(f"/proc/{self._process.pid}/stat")
        while process.read_text().rpartition(")")[2].split()[0] != "S":
            self._read(0.01)
            if time.monotonic() > deadline:
                raise AssertionError(f"the command does not rest. The screen:\n{self.text}")

    def wait_until_idle(self) -> None:
        """Wait until the command has read all keys, and has done all that it does for them.

        A command that only waits for a core is not idle. A busy machine can make silence last as long as one likes.
        """
        deadline, quiet, before = time.monotonic() + DEADLINE, 0, None
        while quiet < _IDLE_SAMPLES:
            assert time.monotonic() < deadline, f"the command does not come to rest. The screen:\n{self.text}"
            self._let_pass(_SAMPLE_SECONDS)
            slept = self._sleeps()
            rests = slept is not None and not self.waiting_keys()
            quiet, before = quiet + 1 if rests and slept == before else 0, slept

    def _let_pass(self, seconds: float) -> None:
        """Read what comes within a time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            assert self._read(left), "the command has ended"

    def _sleeps(self) -> dict[str, str] | None:
        """Return how often each thread of the command has gone to sleep; None if one is awake."""
        found: dict[str, str] = {}
        for status in Path(f"/proc/{self._process.pid}/task").glob("*/status"):
            with suppress(FileNotFoundError, ProcessLookupError):  # the thread has ended
                if not (slept := _SLEEPS.search(status.read_text())):
                    return None
                found[status.parent.name] = slept[1]
        return found

    def waiting_keys(self) -> int:
        """Return the number of bytes of keys that the command has not read yet."""
        found = fcntl.ioctl(self._other_end, termios.FIONREAD, b"\0\0\0\0")
        return int(struct.unpack("i", found)[0])

    def sent_within(self, seconds: float) -> bytes:
        """Wait for some seconds, and return the bytes sent in them. Fails if the command ends."""
        deadline, before = time.monotonic() + seconds, len(self.sent)
        while (left := deadline - time.monotonic()) > 0:
            if not self._read(left):
                raise AssertionError("the command has ended")
        return bytes(self.sent[before:])

    def quiet_for(self, seconds: float) -> bool:
        """Return True as soon as the command has sent nothing for some seconds; False at the deadline."""
        deadline = time.monotonic() + DEADLINE
        while time.monotonic() < deadline:
            before = len(self.sent)
            going_on = self._read(seconds)
            if not going_on:
                raise AssertionError("the command has ended")
            if len(self.sent) == before:
                return True
        return False

    def signal(self, number: signal.Signals) -> None:
        """Send the command a signal."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, with the same effect as closing its window or losing the connection."""
        os.close(self._terminal)
        self._terminal = -1

    def wait_for_end(self) -> int:
        """Read until the command ends. Returns its exit status, or minus the signal that ended it.

        Fails at the deadline, and if the command leaves a process behind.
        """
        deadline = time.monotonic() + DEADLINE
        while self._read(deadline - time.monotonic()):
            if time.monotonic() > deadline:
                raise AssertionError(f"the command does not end. The screen:\n{self.text}")
        status = self._process.wait(DEADLINE)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, 0)
            raise AssertionError("the command has left a process behind")
        return status

    def _read(self, seconds: float) -> bool:
        """Read at most once within a number of seconds. Returns False if the command has ended."""
        watched = [self._gone] if self._terminal < 0 else [self._gone, self._terminal]
        ready, _, _ = select.select(watched, [], [], max(0.0, seconds))
        if self._terminal in ready:
            self._show(os.read(self._terminal, 65536))
            return True
        return self._gone not in ready

    def _show(self, sent: bytes) -> None:
        self.sent += sent
        self._screen.feed(sent)

    def close(self) -> None:
        """Stop the command if it still runs, and close the terminal."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(DEADLINE)
        for descriptor in (self._terminal, self._other_end, self._gone):
            if descriptor >= 0:
                os.close(descriptor)


@contextmanager
def session(
    command: Sequence[str] | Program,
    size: tuple[int, int] = (80, 24),
    environment: Mapping[str, str] | None = None,
    controlling: bool = True,
) -> Iterator[Session]:
    """Open a session, and close it at the end, even after an error."""
    opened = Session(command, size, environment, controlling)
    try:
        yield opened
    finally:
        opened.close()


def guide(*arguments: str) -> Program:
    """Return the guide with arguments, to be run in a fork of a process that has imported it."""
    return Program("from burnout_tui.__main__ import main; main()", arguments)


def installed_guide(*arguments: str) -> list[str]:
    """Return the command line of the guide as people start it, which imports everything first."""
    return [str(Path(sys.executable).with_name("burnout-tui")), *arguments]
