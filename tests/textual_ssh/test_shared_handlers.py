"""The handlers of messages, which are found once for each class."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from burnout_tui.view import panels
from burnout_tui.view.app import GuideApp
from burnout_tui.view.panels.base import Panel
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.widgets.line_widget import LineWidget
from textual_ssh.sharing.handlers import _bound, _handlers


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
