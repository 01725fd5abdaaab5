"""Find the handlers of a message once for each class, not for each message: every key is a dozen messages."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

_Found = tuple[tuple[type, Callable[..., Any]], ...]
_MAX_FOUND = 4096


def share_handlers() -> None:
    """Change Textual for a process that runs many Apps. Call it once, before the first App."""
    find = MessagePump._get_dispatch_methods

    def handlers(pump: MessagePump, name: str, message: Message) -> Iterable[tuple[type, Callable[..., Any]]]:
        found = _handlers(type(pump), name, type(message))  # type: ignore[arg-type] # mypy doubts that classes have hashes
        if found is None:
            return find(pump, name, message)
        return _bound(pump, found, message) if found else ()

    MessagePump._get_dispatch_methods = handlers  # type: ignore[method-assign, assignment] # there is no public way


def _bound(pump: MessagePump, found: _Found, message: Message) -> Iterable[tuple[type, Callable[..., Any]]]:
    """Yield the handlers until one has prevented the default action of the classes after its own."""
    before: type | None = None
    for owner, method in found:
        if message._no_default_action and owner is not before:
            return
        before = owner
        yield owner, method.__get__(pump, owner)


@lru_cache(_MAX_FOUND)
def _handlers(pump: type[MessagePump], name: str, message: type[Message]) -> _Found | None:
    """Return the classes and functions that handle a message, in order; None if that depends on who has sent it."""
    found: list[tuple[type, Callable[..., Any]]] = []
    seen: set[Callable[..., Any]] = set()
    for owner in pump.__mro__:
        decorated = owner.__dict__.get("_decorated_handlers") or {}
        for kind in message.__mro__:
            for method, selectors in decorated.get(kind, ()):
                if selectors:
                    return None
                if method not in seen:
                    seen.add(method)
                    found.append((owner, method))
        named = owner.__dict__.get(f"_{name}") or owner.__dict__.get(name)
        if named is not None and not getattr(named, "_textual_on", None):
            found.append((owner, named))
    return tuple(found)
