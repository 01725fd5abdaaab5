"""A Textual driver that has no terminal, and returns the picture that an app begins with on one."""

from typing import Any, cast

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.pilot import Pilot

from textual_wire.detection.features import Features
from textual_wire.detection.terminal import Terminal
from textual_wire.early.picture import Picture
from textual_wire.modes import Modes
from textual_wire.wire.snapshot import Snapshot
from textual_wire.wire.wire import Wire

_OPERATING_SYSTEM = "\x1b]"
_TITLE = "\x1b]2;"
"""Begin sequences that change nothing on the screen; the latter sets the title of the window."""

_MAX_PAUSES = 50
"""Times to wait for the app to have nothing more to do."""


class RecordingDriver(Driver):
    """Keeps the frames of an app, and posts it no input."""

    def __init__(self, app: App[Any], *, features: Features, size: tuple[int, int], **options: Any) -> None:
        """``features`` are those of the terminal that the picture is for."""
        super().__init__(app, size=size, **options)
        self.wire = Wire(*size, features, raw=True)
        """The frames."""
        self.title = ""
        """The sequence that sets the title of the window; empty if the app has set none."""

    def write(self, data: str) -> None:
        """Keep a frame or a title."""
        if data.startswith(_TITLE):
            self.title = data
        elif not data.startswith(_OPERATING_SYSTEM):
            self.wire.feed(data)

    def start_application_mode(self) -> None:
        """Post the size to the app."""
        self.wire.begin_in_alternate(None)
        size = Size(*self.wire.size)
        self.send_message(events.Resize(size, size))

    def snapshot(self) -> Snapshot | None:
        """Return the cells that the app shows; None if it has not painted all of them."""
        self.wire.take()
        return self.wire.snapshot()

    def disable_input(self) -> None:
        """Do nothing: there is no input."""

    def stop_application_mode(self) -> None:
        """Do nothing: there is no terminal."""


async def record(app: App[Any], terminal: Terminal, cursor: bool, size: tuple[int, int]) -> Picture | None:
    """Run an app until it has painted its screen, and end it. Returns what it shows; None if that is unknown.

    ``cursor`` leaves the terminal's cursor visible.
    """
    drivers: list[RecordingDriver] = []
    found: list[Picture | None] = [None]

    def make_driver(app: App[Any], **options: Any) -> RecordingDriver:
        drivers.append(RecordingDriver(app, features=terminal.wire_features, **options))
        return drivers[0]

    async def wait(pilot: Pilot[Any]) -> None:
        before: object = None
        for _ in range(_MAX_PAUSES):
            await pilot.pause()
            snapshot = drivers[0].snapshot()
            if snapshot and snapshot == before:
                found[0] = _picture(drivers[0], snapshot, terminal, cursor)
                break
            before = snapshot
        app.exit()

    app.driver_class = cast("type[Driver]", make_driver)  # Textual calls it like a class
    await app.run_async(size=size, auto_pilot=wait)
    return found[0]


def _picture(driver: RecordingDriver, snapshot: Snapshot, terminal: Terminal, cursor: bool) -> Picture:
    """Return what the driver's app shows, encoded for a terminal."""
    driver.wire.forget()
    cells = driver.wire.take()
    modes = Modes(cursor=cursor, title=terminal.answers_queries)
    enter, leave = "".join(modes.enter_screen()) + driver.title, "".join(modes.leave_screen())
    sent = [text.encode(terminal.encoding, "replace") for text in (enter, cells, leave)]
    return Picture(driver.wire.size, sent[0], sent[1], sent[2], snapshot.pack())
