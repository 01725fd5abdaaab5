"""A small app served by textual_ssh alone, without the guide: a program for tests.

Its arguments are the file of the host key, and other settings as JSON.
"""

import json
import sys
import threading
from collections.abc import Iterator
from itertools import repeat

from textual.app import App, ComposeResult
from textual.events import Key, Resize
from textual.widgets import Label

from textual_ssh import Answer, Conversation, Reloaded, Settings, Site, Visitor, serve


class BareApp(App[None]):
    """An app that shows its size and the last key, and pictures that fill the rest of the screen.

    ``n`` shows a picture whose every cell differs from the one before, ``q`` quits, and ``x`` is broken.
    """

    pictures = 0
    pressed = threading.Event()
    """Set when any visitor presses a key."""

    def compose(self) -> ComposeResult:
        """Yield the lines."""
        yield Label("", id="size")
        yield Label("no key yet", id="key")
        yield Label(f"styles by {type(self.stylesheet).__module__}")
        yield Label("", id="picture")

    def on_resize(self, event: Resize) -> None:
        """Show the size."""
        self.query_one("#size", Label).update(f"size {event.size.width} {event.size.height}")

    def on_key(self, event: Key) -> None:
        """Show the key, and do what it does."""
        self.pressed.set()
        self.query_one("#key", Label).update(f"key {event.key}")
        if event.key == "q":
            self.exit()
        if event.key == "n":
            self.pictures += 1
            line = (f"{self.pictures % 10}{self.pictures * 7 % 10}" * self.size.width)[: self.size.width]
            self.query_one("#picture", Label).update("\n".join([line] * (self.size.height - 3)))
        if event.key == "x":
            secret = "what a visitor typed"  # noqa: F841 # no log may show the values of variables
            raise RuntimeError("the app is broken")


class Echo:
    """A conversation that repeats each line and shows its width."""

    prompt = "? "
    width = 0
    ended = False

    def begin(self) -> str:
        """Return the first text."""
        return f"width {self.width}"

    def answer(self, line: str) -> str:
        """Return the line, repeated."""
        self.ended = line == "bye"
        return f"you said {line}\n"


def _until_a_key() -> Iterator[str]:
    """Yield lines, the last of them when a visitor has pressed a key."""
    yield "waiting"
    if BareApp.pressed.wait(30):
        yield "there was a key"


class BareSite(Site):
    """A site with an app, a conversation and two commands."""

    def app(self, visitor: Visitor) -> BareApp:
        """Return the app."""
        return BareApp()

    def answer(self, visitor: Visitor) -> Answer | Conversation | None:
        """Answer a few commands, ``talk`` line by line and ``endless`` without end; all others are unknown."""
        if visitor.command in (None, "app"):
            return None
        if visitor.command == "talk":
            return Echo()
        if visitor.command == "modules":
            return Answer(sorted({name.partition(".")[0] for name in sys.modules}))
        if visitor.command == "me":
            return Answer([f"{visitor.user} {visitor.address} {visitor.language}"])
        if visitor.command == "endless":
            return Answer(repeat("the same line"))
        if visitor.command == "until a key":
            return Answer(_until_a_key())
        if visitor.command == "version":
            return Answer([self.version.decode()])
        return Answer(["unknown command"], 3, "unknown")

    version = b"first"

    def reload(self) -> Reloaded:
        """Return the next version, and a problem."""
        return Reloaded(self.version + b"+", ["nothing to reload"])

    def use(self, data: bytes) -> None:
        """Use another version."""
        self.version = data


if __name__ == "__main__":
    given = {"host": "127.0.0.1", "port": 0, "log_format": "json", **json.loads(sys.argv[2])}
    sys.exit(serve(BareSite(), Settings(host_key=sys.argv[1], **given)))
