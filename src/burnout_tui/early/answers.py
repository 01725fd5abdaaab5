"""The answers of commands that only read: kept in the cache, and given again while nothing that they depend on changes.

Imports little: a stored answer is printed before the command is imported.
"""

import os
import sys
from contextlib import suppress
from types import MappingProxyType

from burnout_tui.early import dependencies
from burnout_tui.early.cache import Kept, account_folder
from textual_wire.detection.environment import environment
from textual_wire.early import packed

TYPE_CHECKING = False  # importing typing would take long
if TYPE_CHECKING:
    from collections.abc import Sequence

    from burnout_tui.early.recording import Recording

COMMANDS = MappingProxyType(
    {"show": (), "path": (), "check": ("--watch",), "export": ("-o", "--output"), "schema": ("-o", "--output")}
)
"""The commands whose answers are kept, each with the beginnings of the options with which it does more than read."""
MAX_BYTES = 1024 * 1024
"""The largest answer that is kept, with its facts."""
_STDIN = "-"
COMPLETION = "_BURNOUT_TUI_COMPLETE"
"""The variable with which a shell asks for completions."""
_MAGIC = b"burnout-tui answer 1\n"


class Output:
    """The bytes that a command has printed, and its exit status."""

    def __init__(self, status: int, pieces: "Sequence[tuple[int, bytes]]") -> None:
        self.status = status
        self.pieces = pieces
        """The bytes, in their order, each with the descriptor that they were written to."""


def pack(output: Output, known: bytes) -> bytes:
    """Return the bytes to store; ``known`` are the facts that the answer depends on."""
    descriptors, parts = [number for number, _ in output.pieces], [part for _, part in output.pieces]
    return packed.pack(_MAGIC, (output.status, *descriptors), (known, *parts))


def unpack(data: bytes) -> tuple[bytes, Output] | None:
    """Return the facts and the output of stored bytes; None if they are damaged or of another version."""
    found = packed.unpack(_MAGIC, data)
    if not found or not found[0] or len(found[0]) != len(found[1]):
        return None
    (status, *descriptors), (known, *parts) = found
    return known, Output(status, [*zip(descriptors, parts, strict=True)])


class Answer:
    """The answer of this run: a stored one, or the one that is recorded."""

    def __init__(self, folder: str, key: bytes) -> None:
        """Look for what is stored under a key in a folder."""
        self.folder = folder
        """The folder of the cache."""
        self.lost: BaseException | None = None
        """The error that has kept the stored answer from being printed whole."""
        self._kept, self._key = Kept(folder, "answer", MAX_BYTES), key
        self._stored = self._kept.read(key, unpack)
        self._recording: Recording | None = None

    def give(self) -> int | None:
        """Print the stored answer. Returns its exit status; None if there is none, or it is ``lost``."""
        if self._stored is None:
            return None
        try:
            for descriptor, part in self._stored.pieces:
                left = part
                while left:
                    left = left[os.write(descriptor, left) :]
        except (OSError, KeyboardInterrupt) as error:
            self.lost = error
            return None
        return self._stored.status

    @property
    def is_kept(self) -> bool:
        """True if this run may keep something in the folder."""
        return bool(self._recording and self._recording.is_on)

    def record(self) -> None:
        """Record what the command prints and reads from now on, unless an answer is lost."""
        if self.lost is None:
            from burnout_tui.early.recording import Recording

            self._recording = Recording(MAX_BYTES, self.folder)

    def drop(self) -> None:
        """Keep nothing, for example because the run ends in another way than it would again."""
        if self._recording:
            self._recording.drop()

    def keep(self, status: object) -> None:
        """Store what was recorded, if another run would print it too."""
        with suppress(KeyboardInterrupt):  # all is printed
            recorded = self._recording.end() if self._recording and status in (None, 0, 1) else None
            if recorded:
                states, pieces = recorded
                known = dependencies.with_states(self._key, states)
                self._kept.write(self._key, pack(Output(int(bool(status)), pieces), known))


def begin_answer() -> Answer | None:
    """Return the answer of this run; None for a command whose answers are not kept, or where nothing is."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] not in COMMANDS or sys.platform == "win32" or COMPLETION in os.environ:
        return None
    if _STDIN in arguments or any(argument.startswith(COMMANDS[arguments[0]]) for argument in arguments[1:]):
        return None
    folder = account_folder(os.environ)
    if folder is None or not (sys.stdout and sys.stderr):
        return None
    try:
        return Answer(folder, dependencies.key(arguments, environment(), _output()))
    except (OSError, ValueError):
        return None


def _output() -> list[str]:
    """Return what is known of the standard streams and of the interpreter, on which the bytes of a text depend."""
    known = [sys.argv[0], str(sys.flags), *sys.warnoptions, str(len(sys.path)), *sys.path]
    for number, stream in ((0, sys.stdin), (1, sys.stdout), (2, sys.stderr)):
        known += (str(getattr(stream, "encoding", "")), str(getattr(stream, "errors", "")))
        known.append(str(os.get_terminal_size(number)) if os.isatty(number) else "")
    return known
