"""A second terminal, tmux, shows the same with the wire and without; it was not written with the wire in mind."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.pty_session import DEADLINE
from tests.support.reference_terminal import Cell, Emulator
from tests.textual_wire.test_wire_recorded import COLUMNS, ROWS, recorded
from tests.textual_wire.test_wire_screens import common, erases, links, moves

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

KNOWN = Features(erase=True, erase_characters=True, repeat=True)
"""What tmux can do, but for what it does not tell of: links, and the background of erased cells at a row's end."""
SETTINGS = "set -g status off\nset -g allow-rename off\n"


class Window:
    """A window of tmux that shows what is written to it."""

    def __init__(self, folder: Path, name: str, columns: int, rows: int) -> None:
        """A tmux of its own, in a folder."""
        self._pipe = folder / f"{name}.pipe"
        os.mkfifo(self._pipe)
        (folder / "tmux.conf").write_text(SETTINGS)
        self._tmux = ["tmux", "-S", str(folder / f"{name}.socket"), "-f", str(folder / "tmux.conf")]
        self._size = columns, rows
        shown = f"stty raw -echo; exec cat {self._pipe}"
        self.ask("new-session", "-d", "-x", str(columns), "-y", str(rows), shown)
        self._file = self._pipe.open("wb", buffering=0)
        self._count = 0

    def ask(self, *command: str) -> str:
        """What tmux answers to a command."""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        run = subprocess.run([*self._tmux, *command], env=environment, check=True, capture_output=True, text=True)
        return run.stdout

    def feed(self, text: str) -> None:
        """Write, and wait until tmux has shown it: until the window has the title that was written last."""
        self._count += 1
        title = f"{self._count}."
        self._file.write(f"{text}\x1b]2;{title}\x1b\\".encode())
        deadline = time.monotonic() + DEADLINE
        while self.ask("display-message", "-p", "#{pane_title}").strip() != title:
            assert time.monotonic() < deadline, "tmux does not show what it was sent"

    def cells(self) -> list[list[Cell]]:
        """What is seen in it."""
        screen = Emulator(*self._size)
        captured = self.ask("capture-pane", "-p", "-e", "-N").rstrip("\n")
        screen.feed(captured.replace("5:3", "53").replace("\n", "\r\n"))  # tmux 3.3 writes an overline so
        return screen.cells()

    def place(self) -> str:
        """Where the cursor is, and whether it is seen."""
        return self.ask("display-message", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}")

    def close(self) -> None:
        """End it."""
        self._file.close()
        with suppress(subprocess.CalledProcessError):  # It ends with its last window
            self.ask("kill-server")


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Window, Window]]:
    """One that is sent all, and one that is sent what changed."""
    opened = [Window(tmp_path_factory.mktemp("tmux"), name, COLUMNS, ROWS) for name in ("plain", "wired")]
    yield opened[0], opened[1]
    for window in opened:
        window.close()


def test_a_walk_looks_the_same_in_tmux(windows: tuple[Window, Window]) -> None:
    """After each key of a walk, every cell is the same and the cursor is where it was left."""
    plain, wired = windows
    wire = Wire(COLUMNS, ROWS, KNOWN)
    for key, written in recorded():
        if not isinstance(key, str):
            break
        plain.feed(written)
        wire.feed(written)
        wired.feed(wire.take())
        assert wired.cells() == plain.cells(), key
        assert wired.place() == plain.place(), key


@settings(max_examples=30)
@given(st.lists(st.one_of(common, common, moves, erases, links), min_size=1, max_size=12))
def test_generated_frames_look_the_same_in_tmux(windows: tuple[Window, Window], steps: list[str]) -> None:
    """So it is with whatever else may be painted, but for halves of wide signs: tmux leaves them without the style."""
    alone = Emulator(COLUMNS, ROWS)
    alone.feed("".join(steps))
    assume(not alone.halved)
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
