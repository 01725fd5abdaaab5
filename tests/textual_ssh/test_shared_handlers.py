"""The handlers of messages, which are found once for each class."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from types import FunctionType
from typing import Any, cast

import pytest
from textual import _callback, on
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.message_pump import MessagePump

from burnout_tui.view import panels
from burnout_tui.view.app import GuideApp
from burnout_tui.view.panels.base import Panel
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.widgets.line_widget import LineWidget
from textual_ssh.sharing.handlers import _bound, _handlers, count_parameters, share_handlers


def _subclasses(base: Any) -> Iterator[Any]:
    yield base
    for kind in base.__subclasses__():
        yield from _subclasses(kind)


@pytest.mark.parametrize("stops", [False, True], ids=["all", "until the default is prevented"])
def test_handlers_are_textuals_own(stops: bool) -> None:
    """For each widget of the guide, and each message, they are those that Textual finds, in its order."""
    panels.import_panels()
    known = [kind for kind in {*_subclasses(Message)} if hasattr(kind, "handler_name")]
    found = 0
    for kind in (*_subclasses(LineWidget), *_subclasses(Panel), GuideScreen, GuideApp):
        pump = kind.__new__(kind)
        for message_kind in known:
            message, name = message_kind.__new__(message_kind), message_kind.handler_name
            handlers = _handlers(kind, name, message_kind)
            if handlers is None:  # some depend on the sender
                continue
            message._no_default_action = False
            expected = _names(MessagePump._get_dispatch_methods(pump, name, message), message, stops)
            message._no_default_action = False
            assert _names(_bound(pump, handlers, message), message, stops) == expected
            found += len(expected)
    assert found > 100


def _names(handlers: Iterable[tuple[type, Any]], message: Message, stops: bool) -> list[tuple[type, str]]:
    """Return the classes and names of handlers, which may prevent the default action."""
    found = []
    for owner, method in handlers:
        found.append((owner, method.__name__))
        message._no_default_action = stops
    return found


class Told(Message):
    """A message that says what its handlers do with it."""

    def __init__(self, does: str) -> None:
        """``does`` is what one of its handlers does."""
        super().__init__()
        self.does = does


class _Base(Vertical):
    """A widget that notes the messages that it gets."""

    def note(self, handler: str) -> None:
        """Note a handler."""
        cast("_Notes", self.app).notes.append(f"{self.id} {handler}")

    async def on_told(self, message: Told) -> None:
        """Handle the message last."""
        self.note("base")


class _Heir(_Base):
    """A widget with more handlers."""

    @on(Told)
    def heard(self) -> None:
        """Handle the message without it."""
        self.note("decorated")

    def on_told(self, message: Told) -> None:  # type: ignore[override] # both forms are handlers
        """Handle the message, and do what it says."""
        self.note(message.does)
        if message.does == "prevent":
            message.prevent_default()
        if message.does == "stop" and self.id == "inner":
            message.stop()


class _Notes(App[None]):
    """An app with a widget in another."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        with _Heir(id="outer"):
            yield _Heir(id="inner")

    @on(Told)
    def heard(self) -> None:
        """Handle the message."""
        self.notes.append("app")


async def test_messages_take_the_way_that_textual_sends_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Handlers of every form are called in Textual's order, until one prevents the default, stops or has sent it."""

    async def notes() -> list[str]:
        app = _Notes()
        async with app.run_test() as pilot:
            for does in ("nothing", "prevent", "stop"):
                app.query_one("#inner").post_message(Told(does))
                await pilot.pause()
                app.notes.append("-")
            own = Told("own")
            own.set_sender(app.query_one("#outer"))
            app.query_one("#inner").post_message(own)
            await pilot.pause()
        return app.notes

    expected = await notes()
    assert " ".join(expected).count("-") == 3 and "app" in expected and "outer prevent" in expected
    for owner, name in (
        (MessagePump, "_get_dispatch_methods"),
        (MessagePump, "_on_message"),
        (_callback, "_count_parameters"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # restored at the end
    share_handlers()
    assert await notes() == expected


def _wrapped(function: Callable[..., None]) -> Callable[..., None]:
    @wraps(function)
    def inner(*arguments: object) -> None:
        function(*arguments)

    return inner


@pytest.mark.parametrize(
    "function",
    [
        lambda: None,
        lambda one, two=2, /: None,
        lambda one, *others, key, other=1, **more: None,
        lambda *others: None,
        _wrapped(lambda one, two: None),
        _Base.note,
        _Base.on_told,
    ],
)
def test_parameters_are_counted_as_inspect_does(function: Callable[..., Any]) -> None:
    """The number of parameters of a function is that of its signature, of every kind and with defaults."""
    assert count_parameters(cast("FunctionType", function)) == len(inspect.signature(function).parameters)
