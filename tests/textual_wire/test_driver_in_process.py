"""The driver with an app in this process, on a terminal of the test."""

import asyncio
import fcntl
import os
import signal
import struct
import sys
import termios
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from tests.support.counter_app import CounterApp
from tests.support.pty_session import DEADLINE
from tests.support.reference_terminal import Emulator
from textual.app import ComposeResult
from textual.widgets import Label, Static

from textual_wire import Terminal, detect, driver_for
from textual_wire.driver import TerminalDriver
from textual_wire.early.picture import Picture
from textual_wire.early.recorder import record
from textual_wire.wire.wire import Wire

ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
TEXT = "A line of text that does not change."
SIGNALS = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)


class Device:
    """A pseudo-terminal that takes the place of this process's own."""

    def __init__(self) -> None:
        """Open it."""
        self.ours, self.theirs = os.openpty()
        self.resize(80, 24)
        self.before = self.attributes()
        self.sent = b""
        self.screen = Emulator(80, 24)

    def resize(self, columns: int, rows: int) -> None:
        """Set its size."""
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def attributes(self) -> list[Any]:
        """Return its settings."""
        return termios.tcgetattr(self.theirs)

    def read(self) -> None:
        """Take what was sent."""
        data = os.read(self.ours, 65536)
        self.sent += data
        self.screen.feed(data.decode("utf-8", "replace"))

    def take(self) -> bytes:
        """Return what was sent since the last time."""
        taken, self.sent = self.sent, b""
        return taken

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is true."""
        async with asyncio.timeout(DEADLINE):
            while not condition():  # noqa: ASYNC110 # a terminal has no events
                await asyncio.sleep(0.001)


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Iterator[Device]:
    """The terminal of this process, whose signals have their own handlers again afterwards."""
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    opened = Device()
    with os.fdopen(opened.theirs, "w", closefd=False) as output, os.fdopen(opened.theirs, closefd=False) as keys:
        monkeypatch.setattr(sys, "__stderr__", output)
        monkeypatch.setattr(sys, "__stdin__", keys)
        yield opened
    for number, handler in handlers.items():
        signal.signal(number, handler)
    os.close(opened.ours)
    os.close(opened.theirs)


class App(CounterApp):
    """The small app, with a text that fits into the window. It keeps its keys."""

    def __init__(self, terminal: Terminal, **options: Any) -> None:
        """Create it with options of its driver."""
        super().__init__(terminal)
        self.driver_class = driver_for(terminal, **options)
        self.keys: list[str] = []

    def compose(self) -> ComposeResult:
        """Yield the count, above the text."""
        yield Label(id="count")
        yield Static(f"{TEXT} " * 15)

    def on_key(self, event: Any) -> None:
        """Keep a key."""
        self.keys.append(event.key)

    @property
    def driver(self) -> TerminalDriver:
        """The driver."""
        assert isinstance(self._driver, TerminalDriver)
        return self._driver


@asynccontextmanager
async def running(device: Device, app: App) -> AsyncIterator[None]:
    """Run the app until the block ends, and read what it sends."""
    loop = asyncio.get_running_loop()
    loop.add_reader(device.ours, device.read)
    task = asyncio.create_task(app.run_async())
    try:
        yield
        await asyncio.wait_for(task, DEADLINE)
        os.write(device.theirs, b"\0")  # comes after all that was sent, which a terminal passes on a little later
        await device.until(lambda: device.sent.endswith(b"\0"))
        device.sent = device.sent[:-1]
    finally:
        app.exit()
        await asyncio.wait([task])
        loop.remove_reader(device.ours)


def _shows(device: Device, text: str) -> Callable[[], bool]:
    return lambda: any(text in line for line in device.screen.display)


async def test_an_app_from_start_to_end(device: Device) -> None:
    """An app takes over the terminal, sends what changes, follows the size, and restores everything."""
    app = App(detect(ENVIRONMENT))
    async with running(device, app):
        await device.until(_shows(device, "Count: 0"))
        await device.until(lambda: b"\x1b[?1006h" in device.sent)
        start = device.take()
        for sequence in (b"\x1b[?1049h", b"\x1b[?1004h", b"\x1b[?2048$p", b"\x1b[?2004h", b"\x1b[>29u"):
            assert start.count(sequence) == 1
        assert b"\x1b[?25l" in start
        assert b"\x1b[J" in start  # one of the terminal's features
        assert device.attributes() != device.before
        os.write(device.ours, b"u")
        await device.until(_shows(device, "Count: 1"))
        assert len(device.take()) < 40
        app.driver.redraw()
        await device.until(lambda: TEXT.encode() in device.sent)
        device.screen.resize(20, 90)
        device.resize(90, 20)
        signal.raise_signal(signal.SIGWINCH)
        await device.until(lambda: app.size == (90, 20))
        await device.until(_shows(device, "Count: 1"))
        device.take()
        signal.raise_signal(signal.SIGWINCH)  # of the same size: the terminal may have lost the picture
        await device.until(lambda: TEXT.encode() in device.sent)
        os.write(device.ours, b"\x1b[?2048;2$y")
        await device.until(lambda: b"\x1b[?2048h" in device.sent and b"\x1b[?1016h" in device.sent)
        device.take()
        os.write(device.ours, b"\x1b[48;20;90;400;900t")  # the present size: nothing is lost
        os.write(device.ours, b"\x1b[48;30;100;600;1000t")
        device.screen.resize(30, 100)
        await device.until(lambda: app.size == (100, 30))
        signal.raise_signal(signal.SIGWINCH)  # the terminal's reports count now
        os.write(device.ours, b"u")
        await device.until(_shows(device, "Count: 2"))
        assert app.size == (100, 30)
        device.take()
        os.write(device.ours, b"q")
    end = device.sent
    for sequence in (b"\x1b[?1003l", b"\x1b[?2048l", b"\x1b[?1016l", b"\x1b[?2004l", b"\x1b[<u", b"\x1b[?1049l"):
        assert end.count(sequence) == 1
    assert end.endswith(b"\x1b[?25h")
    assert device.attributes() == device.before
    assert signal.getsignal(signal.SIGWINCH) == signal.SIG_DFL


async def test_stopped_and_suspended(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a stop and for another program the terminal is restored; afterwards the whole picture is sent."""
    app = App(detect(ENVIRONMENT))
    stops: list[tuple[int, int, bool]] = []
    resumptions: list[object] = []

    def stop(process: int, number: int) -> None:
        stops.append((process, number, device.attributes() == device.before))

    async def resumed() -> None:
        await device.until(lambda: b"\x1b[?1049h" in device.sent and b"Count: 0" in device.sent)
        assert device.attributes() != device.before
        assert device.take().count(b"\x1b[?1049h") == 1

    monkeypatch.setattr(os, "kill", stop)
    async with running(device, app):
        await resumed()
        app.app_resume_signal.subscribe(app, resumptions.append)
        signal.raise_signal(signal.SIGTSTP)
        await device.until(lambda: stops)
        assert stops == [(os.getpid(), signal.SIGSTOP, True)]
        await device.until(lambda: b"\x1b[?1049l" in device.sent)
        device.take()
        for _ in range(2):  # the second one after a stop without warning
            signal.raise_signal(signal.SIGCONT)
            await resumed()
        assert len(resumptions) == 1  # Textual's own signal follows a stop with warning
        with app.suspend():
            assert device.attributes() == device.before
            signal.raise_signal(signal.SIGTSTP)
            signal.raise_signal(signal.SIGCONT)
            await device.until(lambda: len(stops) == 2)
            device.take()
        await resumed()
        os.write(device.ours, b"q")
    assert device.attributes() == device.before


async def test_an_error_in_the_wire(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the thread that sends ends the app, and the terminal is restored."""
    app = App(detect(ENVIRONMENT))

    def fail(_: Wire) -> str:
        raise ValueError("the wire is broken")

    async with running(device, app):
        await device.until(_shows(device, "Count: 0"))
        monkeypatch.setattr(Wire, "take", fail)
        os.write(device.ours, b"u")
        await device.until(lambda: app.return_code == 1)
    assert str(app._exception) == "the wire is broken"
    assert device.attributes() == device.before
    assert device.sent.endswith(b"\x1b[?25h")


@pytest.mark.parametrize("answers", [True, False])
async def test_other_terminals(device: Device, answers: bool) -> None:
    """Keys and output are in the terminal's encoding; a terminal that would print questions gets none."""
    terminal = detect({"TERM": "xterm-256color" if answers else "linux", "LANG": "fr_FR.ISO-8859-1"})
    app = App(terminal, cursor=True)
    async with running(device, app):
        await device.until(_shows(device, "Count: 0"))
        os.write(device.ours, b"\xe9")
        await device.until(lambda: app.keys == ["é"])
        app.driver.write("\x1b]22;text\x07")
        app.driver.flush()
        app.query_one("#count").update("d\xe9j\xe0 \u6f22")  # type: ignore[attr-defined]
        await device.until(lambda: b"d\xe9j\xe0 " in device.sent)
        os.write(device.ours, b"q")
    for sequence in (b"\x1b[>29u", b"\x1b[<u", b"\x1b[?2026$p", b"\x1b]22;", b"\x1b[22;2t", b"\x1b[23;2t"):
        assert (sequence in device.sent) == answers, sequence
    assert b"\x1b[?25l" not in device.sent


class Early:
    """A terminal that shows a stored picture."""

    def __init__(self, device: Device, picture: Picture) -> None:
        """Show it, but for its last bytes, and change the terminal as the real one does."""
        self.picture = picture
        self.attributes = device.attributes()
        self.is_right = True
        self.unsent = picture.cells[-9:]
        changed = device.attributes()
        changed[3] &= ~termios.ECHO
        changed[1] &= ~termios.OPOST
        termios.tcsetattr(device.theirs, termios.TCSANOW, changed)
        os.write(device.theirs, picture.enter + picture.cells[:-9])

    def take_over(self) -> bool:
        """Leave the terminal to the driver."""
        return True


@pytest.mark.parametrize("kind", ["right", "wrong", "damaged"])
async def test_on_a_stored_picture(device: Device, kind: str) -> None:
    """An app goes on with a recorded picture of itself: it sends what differs from it, and notes if anything does."""
    terminal = detect(ENVIRONMENT)
    recorded = App(terminal)
    if kind == "wrong":
        recorded.set_reactive(App.count, 7)
    picture = await record(recorded, terminal, False, (80, 24))
    assert picture
    assert (picture.size, recorded.is_running) == ((80, 24), False)
    if kind == "damaged":
        picture.snapshot = b"no snapshot"
    early = Early(device, picture)
    app = App(terminal, early=early)
    async with running(device, app):
        await device.until(lambda: b"\x1b[?1006h" in device.sent)
        await device.until(_shows(device, "Count: 0"))
        if kind == "damaged":
            await device.until(lambda: device.sent.count(b"Count: ") == 2)
        os.write(device.ours, b"u")
        await device.until(_shows(device, "Count: 1"))
        assert early.is_right == (kind == "right")
        repeated = device.sent.count(TEXT.encode()) > picture.cells.count(TEXT.encode())
        assert repeated == (kind == "damaged")
        assert device.sent.count(b"\x1b[?1049h") == 1
        os.write(device.ours, b"q")
    assert device.attributes() == device.before
    assert device.sent.endswith(b"\x1b[?25h")
