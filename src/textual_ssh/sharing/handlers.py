"""Find the handlers of messages once for each class, not for each message: every key is a dozen messages."""

import inspect
from collections.abc import Callable, Iterable
from functools import lru_cache
from inspect import isawaitable
from types import FunctionType, MethodType
from typing import Any

from textual import _callback
from textual.message import Message
from textual.message_pump import MessagePump

_Found = tuple[tuple[type, Callable[..., Any], bool], ...]
"""Classes with the functions that handle a message, in order, and True for those that take it as an argument."""
_MAX_FOUND = 4096
_VARIABLE = inspect.CO_VARARGS, inspect.CO_VARKEYWORDS


def share_handlers() -> None:
    """Change Textual for a process that runs many Apps. Call it once, before the first App."""
    find, handle = MessagePump._get_dispatch_methods, MessagePump._on_message
    count = _callback._count_parameters

    def handlers(pump: MessagePump, name: str, message: Message) -> Iterable[tuple[type, Callable[..., Any]]]:
        found = _handlers(type(pump), name, type(message))  # type: ignore[arg-type] # mypy doubts that classes have hashes
        if found is None:
            return find(pump, name, message)
        return _bound(pump, found, message) if found else ()

    async def on_message(pump: MessagePump, message: Message) -> None:
        found = _handlers(type(pump), message.handler_name, type(message))  # type: ignore[arg-type] # as above
        if found is None:
            await handle(pump, message)
        else:
            await _handle(pump, found, message)

    def parameters(function: Callable[..., Any]) -> int:
        if type(function) is MethodType:
            return parameters(function.__func__) - 1
        return count_parameters(function) if type(function) is FunctionType else count(function)

    MessagePump._get_dispatch_methods = handlers  # type: ignore[method-assign, assignment] # there is no public way
    MessagePump._on_message = on_message  # type: ignore[method-assign, assignment] # there is no public way
    _callback._count_parameters = parameters  # type: ignore[assignment] # the name of its parameter differs


def count_parameters(function: FunctionType) -> int:
    """Return the number of parameters of a function. Textual asks ``inspect`` for a description of all of them."""
    if "__wrapped__" in vars(function) or "__signature__" in vars(function):
        return len(inspect.signature(function).parameters)
    code = function.__code__
    return code.co_argcount + code.co_kwonlyargcount + sum(bool(code.co_flags & flag) for flag in _VARIABLE)


async def _handle(pump: MessagePump, found: _Found, message: Message) -> None:
    """Call the handlers, and let the message bubble up. Textual also describes each call to developers."""
    before: type | None = None
    for owner, method, takes_message in found:
        if message._no_default_action and owner is not before:
            break
        before = owner
        bound = method.__get__(pump, owner)
        result = bound(message) if takes_message else bound()
        if result is not None and isawaitable(result):
            await result
    parent = pump._parent
    if message.bubble and parent and not message._stop_propagation:
        if message._sender is not None and message._sender == parent:
            message.stop()  # the parent has sent it, so nobody above needs it
        if pump.is_parent_active and pump.is_attached:
            message._bubble_to(parent)


def _bound(pump: MessagePump, found: _Found, message: Message) -> Iterable[tuple[type, Callable[..., Any]]]:
    """Yield the handlers until one has prevented the default action of the classes after its own."""
    before: type | None = None
    for owner, method, _ in found:
        if message._no_default_action and owner is not before:
            return
        before = owner
        yield owner, method.__get__(pump, owner)


@lru_cache(_MAX_FOUND)
def _handlers(pump: type[MessagePump], name: str, message: type[Message]) -> _Found | None:
    """Return the functions that handle a message, in order; None if that depends on who has sent it."""
    found: list[tuple[type, Callable[..., Any], bool]] = []
    seen: set[Callable[..., Any]] = set()
    for owner in pump.__mro__:
        decorated = owner.__dict__.get("_decorated_handlers") or {}
        for kind in message.__mro__:
            for method, selectors in decorated.get(kind, ()):
                if selectors:
                    return None
                if method not in seen:
                    seen.add(method)
                    found.append((owner, method, _takes_message(method)))
        named = owner.__dict__.get(f"_{name}") or owner.__dict__.get(name)
        if named is not None and not getattr(named, "_textual_on", None):
            found.append((owner, named, _takes_message(named)))
    return tuple(found)


def _takes_message(method: Callable[..., Any]) -> bool:
    return _callback.count_parameters(method.__get__(object())) > 0
