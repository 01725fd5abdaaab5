"""An independent terminal, tmux, shows the same with and without the wire."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.pty_session import DEADLINE
from tests.support.reference_terminal import Cell, Emulator
from tests.support.wire_recording import COLUMNS, ROWS, recorded_walk
from tests.support.wire_strategies import common, erasures, links, moves

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

pytestmark = pytest.mark.slow

KNOWN = Features(erase=True, erase_characters=True, repeat=True)
"""The features of tmux, except those that capture-pane does not report: links and the background of erased cells."""
_LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")
SETTINGS = "set -g status off\nset -g allow-rename off\n"


class Window:
    """A window of tmux that shows what is fed to it."""

    def __init__(self, folder: Path, name: str, columns: int, rows: int) -> None:
        """Start a separate tmux, with its files in a folder."""
        self._pipe = folder / f"{name}.pipe"
        os.mkfifo(self._pipe)
        (folder / "tmux.conf").write_text(SETTINGS)
        self._tmux = ["tmux", "-S", str(folder / f"{name}.socket"), "-f", str(folder / "tmux.conf")]
        self._size = columns, rows
        command = f"stty raw -echo; exec cat {self._pipe}"
        self.run("new-session", "-d", "-x", str(columns), "-y", str(rows), command)
        self._file = self._pipe.open("wb", buffering=0)
        self._count = 0

    def run(self, *command: str) -> str:
        """Return the output of a tmux command."""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        ended = subprocess.run([*self._tmux, *command], env=environment, check=True, capture_output=True, text=True)
        return ended.stdout

    def feed(self, text: str) -> None:
        """Write text, and wait until tmux has processed it. A title at its end shows that."""
        self._count += 1
        title = f"{self._count}."
        self._file.write(f"{text}\x1b]2;{title}\x1b\\".encode())
        deadline = time.monotonic() + DEADLINE
        while self.run("display-message", "-p", "#{pane_title}").strip() != title:
            assert time.monotonic() < deadline, "tmux does not process its input"

    def cells(self) -> list[list[Cell]]:
        """Return the cells of the window."""
        screen = Emulator(*self._size)
        captured = self.run("capture-pane", "-p", "-e", "-N").rstrip("\n")
        captured = _LINK.sub("", captured)  # tmux 3.4 and later report links
        screen.feed(captured.replace("5:3", "53").replace("\n", "\r\n"))  # tmux 3.3 writes an overline in this form
        return screen.cells()

    def cursor_state(self) -> str:
        """Return the position and visibility of the cursor."""
        return self.run("display-message", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}")

    def close(self) -> None:
        """End tmux."""
        self._file.close()
        with suppress(subprocess.CalledProcessError):  # tmux ends with its last window
            self.run("kill-server")


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Window, Window]]:
    """Open one window for all output, and another one for only the changes."""
    opened = [Window(tmp_path_factory.mktemp("tmux"), name, COLUMNS, ROWS) for name in ("plain", "wired")]
    yield opened[0], opened[1]
    for window in opened:
        window.close()


def test_walk(windows: tuple[Window, Window]) -> None:
    """After each key of a walk, all cells and the cursor are the same."""
    plain, wired = windows
    wire = Wire(COLUMNS, ROWS, KNOWN)
    for key, written in recorded_walk():
        if not isinstance(key, str):
            break
        plain.feed(written)
        wire.feed(written)
        wired.feed(wire.take())
        assert wired.cells() == plain.cells(), key
        assert wired.cursor_state() == plain.cursor_state(), key


_ERASED_TWICE = re.compile(r"\x1b\[\d*X.*\x1b\[\d*[JK]", re.DOTALL)


@examples(15)
@given(st.lists(st.one_of(common, common, moves, erasures, links), min_size=1, max_size=12))
def test_generated_output(windows: tuple[Window, Window], steps: list[str]) -> None:
    """All cells are the same for generated output, except halves of wide characters, whose style tmux drops."""
    emulator = Emulator(COLUMNS, ROWS)
    emulator.feed("".join(steps))
    assume(not emulator.has_halved_character)
    # tmux does not tell the background of what was erased behind the last character of a row, and the wire may write a
    # blank where a character was erased.
    assume(not _ERASED_TWICE.search("".join(steps)))
    plain, wired = windows
    wire = Wire(COLUMNS, ROWS, KNOWN)
    for window in windows:
        window.feed("\x1bc")
    for at in range(0, len(steps), 4):
        text = "".join(steps[at : at + 4])
        plain.feed(text)
        wire.feed(text)
        wired.feed(wire.take())
        assert wired.cells() == plain.cells()
