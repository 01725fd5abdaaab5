"""A run that is recorded: what it prints, and which files it reads."""

import io
import os
import stat
import sys
import time
from typing import Any, TextIO

from burnout_tui.early.dependencies import code_states, film_states

_MAX_PIECES = 16
"""The most changes between standard output and standard error."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_READING_FOLDERS = ("os.listdir", "os.scandir")
_CHANGES = frozenset(
    (
        *("os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.link", "os.mkdir", "os.posix_spawn"),
        *("os.remove", "os.rename", "os.rmdir", "os.spawn", "os.symlink", "os.system", "os.truncate", "os.utime"),
        *("socket.bind", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"),
    )
)
"""Events of a run that does more than read files. https://docs.python.org/3/library/audit_events.html"""
_COMPILED = "__pycache__"
_ENVIRONMENT = "/proc/self/environ"
_ELSEWHERE = ("/dev/", "/proc/")
"""Folders of what may be another thing each time under the same name."""
_GRAIN, _COARSE_GRAIN = 20_000_000, 2_000_000_000
"""Nanoseconds within which two changes of a file can have the same time, where times have fractions, and elsewhere."""
_SECOND = 1_000_000_000


class Recording:
    """The output and the files of a run. From now on, its standard streams are recorded."""

    def __init__(self, max_bytes: int, cache: str) -> None:
        """Begin. An answer of more bytes is not kept; the files in the folder ``cache`` decide nothing."""
        self._cache = f"{cache}/"
        self._began = time.time_ns()
        self._left = max_bytes
        self._pieces: list[tuple[int, bytes]] = []
        self._states: dict[str, list[str]] = {}
        self.is_on = True
        """False if nothing is recorded any more."""
        for argument in sys.argv[1:]:  # one may be a link that leads to the same file as another
            self._read(argument)
        sys.stdout, sys.stderr = self._recorded(sys.stdout, 1), self._recorded(sys.stderr, 2)
        sys.addaudithook(self._note)

    def drop(self) -> None:
        """Record no more, and forget what was recorded."""
        self.is_on = False

    def end(self) -> tuple[list[str], list[tuple[int, bytes]]] | None:
        """End. Returns the states of the files and the output; None if another run may print something else."""
        if not self.is_on:
            return None
        self.is_on = False
        code = [file for module in [*sys.modules.values()] if (file := getattr(module, "__file__", None))]
        if not all(_is_settled(file, self._began) for file in code):
            return None
        states = [field for state in self._states.values() for field in state]
        return [*states, *code_states(code)], self._pieces

    def add(self, descriptor: int, written: bytes) -> None:
        """Record bytes that were written."""
        self._left -= len(written)
        if self._left < 0:
            self.drop()
        if not self.is_on:
            return
        if self._pieces and self._pieces[-1][0] == descriptor:
            written = self._pieces.pop()[1] + written
        self._pieces.append((descriptor, written))
        if len(self._pieces) > _MAX_PIECES:
            self.drop()

    def _recorded(self, stream: TextIO, descriptor: int) -> TextIO:
        """Return a stream like another one, whose bytes are recorded; the same one if it is not Python's own."""
        buffer = getattr(stream, "buffer", None)
        if not (
            isinstance(stream, io.TextIOWrapper)
            and isinstance(buffer, io.BufferedWriter | io.FileIO)
            and buffer.fileno() == descriptor
        ):
            self.drop()
            return stream
        file = _RecordedFile(descriptor, self)
        return io.TextIOWrapper(
            io.BufferedWriter(file) if isinstance(buffer, io.BufferedWriter) else file,
            *(stream.encoding, stream.errors, "\n", stream.line_buffering, stream.write_through),
        )

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note a file that is about to be read, or a change. Every Python function that does so calls this before."""
        if not self.is_on:
            return
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, int) or self._decides_nothing(path := os.fsdecode(path)):
                return
            if flags & _WRITING or path.startswith(_ELSEWHERE):
                self.drop()
            else:
                self._read(path)
        elif event in _READING_FOLDERS:
            if isinstance(folder := arguments[0], int):
                self.drop()
            elif not self._decides_nothing(folder := os.fsdecode(folder or ".")):
                self._read(folder)
        elif event in _CHANGES and not any(self._decides_nothing(str(argument)) for argument in arguments):
            is_for_cache = event == "os.mkdir" and self._cache.startswith(f"{os.fsdecode(arguments[0])}/")
            if not is_for_cache:
                self.drop()

    def _decides_nothing(self, path: str) -> bool:
        """Return True for files that only make the program faster, and for the environment, which the key has."""
        return path == _ENVIRONMENT or _COMPILED in path or f"{path}/".startswith(self._cache)

    def _read(self, path: str) -> None:
        """Note the state of a file or a folder before it is read for the first time."""
        if path not in self._states:
            if not _is_settled(path, time.time_ns()):
                self.drop()
            self._states[path] = film_states([path])


class _RecordedFile(io.FileIO):
    """A descriptor whose output is recorded."""

    def __init__(self, descriptor: int, recording: Recording) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self._recording = recording

    def write(self, data: Any, /) -> Any:
        """Write bytes, and record them if all were accepted. Returns as io.RawIOBase does. Raises OSError."""
        count = None
        try:
            count = super().write(data)
        finally:
            if count == len(data):
                self._recording.add(self.fileno(), bytes(data))
            else:
                self._recording.drop()
        return count


def _is_settled(path: str, now: int) -> bool:
    """Return False for what may change without another time, or is neither a file nor a folder."""
    try:
        status = os.stat(path)  # noqa: PTH116 # importing pathlib would take long
    except (OSError, ValueError):
        return True
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        return False
    changed = status.st_ctime_ns  # the other time can be set, even to one in the future
    return changed + (_GRAIN if changed % _SECOND else _COARSE_GRAIN) < now
