"""Keys on any keyboard: the key that another one stands for if nothing is bound to it."""

from collections.abc import Iterator
from typing import Any

from textual import events
from textual.app import App
from textual.keys import key_to_character

from textual_wire.keyboard.key import Key
from textual_wire.keyboard.layouts import DIGITS_OF_AZERTY, other_names


def names(event: events.Key) -> Iterator[str]:
    """Yield the name of a key, then the names of the keys that it stands for, the likeliest first."""
    yield event.key
    if isinstance(event, Key):
        yield from event.also
    yield from other_names(event.key)


def placed_digit(event: events.Key) -> str:
    """Return the digit of an AZERTY keyboard that a key is, if the terminal says so; else an empty string."""
    digit = DIGITS_OF_AZERTY.get(event.character or key_to_character(event.key) or "", "")
    return digit if isinstance(event, Key) and digit in event.also else ""


def meant_key(event: events.Key, app: App[Any]) -> events.Key:
    """Return the key that the current screen acts on. A key that is typed into an input or is bound stays as it is.

    A digit whose place the terminal reports is that digit, whatever else it types.
    """
    _, *others = names(event)
    focused = app.focused
    if not others or (focused and focused.check_consume_key(event.key, event.character)):
        return event
    bound = app.screen.active_bindings
    digit = placed_digit(event)
    if digit in bound:
        return events.Key(digit, None)
    if event.key in bound:
        return event
    return next((events.Key(name, None) for name in others if name in bound), event)
