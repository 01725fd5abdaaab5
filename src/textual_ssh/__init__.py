"""Serve any Textual app to visitors over SSH: many visitors in one process, with limits, metrics and workers.

Write a :class:`Site` and pass it to :func:`serve`::

    class ClockSite(Site):
        def app(self, visitor: Visitor) -> App[None]:
            return ClockApp(utc=visitor.user == "utc")

    serve(ClockSite(), Settings(port=2222))

``server.py`` lists the guards that each connection passes, in order. The names below are the whole public interface,
which may still change. They are imported on first use, because asyncssh and Textual take long to import.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual_ssh.default_messages import Messages
    from textual_ssh.errors import ServeError
    from textual_ssh.server import serve
    from textual_ssh.settings import Settings
    from textual_ssh.site import Answer, Conversation, Reloaded, Site
    from textual_ssh.visitor import Visitor

__all__ = ["Answer", "Conversation", "Messages", "Reloaded", "ServeError", "Settings", "Site", "Visitor", "serve"]


def __getattr__(name: str) -> object:
    modules = {
        "Answer": "site",
        "Conversation": "site",
        "Messages": "default_messages",
        "Reloaded": "site",
        "ServeError": "errors",
        "Settings": "settings",
        "Site": "site",
        "Visitor": "visitor",
        "serve": "server",
    }
    if name not in modules:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{modules[name]}"), name)
