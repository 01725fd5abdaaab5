"""An App that handles keys and pasted text one after the other."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import on
from textual.app import App
from textual.events import Event, Key, Paste, Unmount

from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.key_queue import KeyQueue, KeySettled
from burnout_tui.view.key_table import KeyTable
from burnout_tui.view.messages import Notice, UntilNextKey
from burnout_tui.view.too_small import accepts


class KeyApp(App[None]):
    """An App that passes on a key only after the previous key has taken effect."""

    def __init__(self, *args: Any, keys: KeyTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys
        """The reader's table of keys."""
        self._priority_keys = keys.priority_keys()
        self._key_queue = KeyQueue(self, self._handle_key, keys.movement_keys())
        if keys.keymap:
            self.set_keymap(dict(keys.keymap))
        self._until_next_key: list[Callable[[], object]] = []

    async def on_event(self, event: Event) -> None:
        """Queue keys and pasted text that the screen accepts; handle other events at once."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif accepts(event, self):
            await self._key_queue.put(event)

    async def _handle_key(self, event: Event) -> None:
        """Handle a key, or pasted text. What was shown until the next key ends first."""
        endings, self._until_next_key = self._until_next_key, []
        for end in endings:
            end()
        await super().on_event(event)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Run what is bound to a key. Textual would look for priorities in copies of all bindings, for each key."""
        return (not priority or key in self._priority_keys) and await super()._check_bindings(key, priority)

    @on(UntilNextKey)
    def _end_with_next_key(self, message: UntilNextKey) -> None:
        self._until_next_key.append(message.end)

    @on(Notice)
    def _show_notice(self, message: Notice) -> None:
        screen = self.screen
        if isinstance(screen, FrameScreen):
            screen.show_notice(message.text)
            self._until_next_key.append(partial(_end_notice, screen))

    @on(KeySettled)
    async def _key_settled(self, message: KeySettled) -> None:
        await self._key_queue.settled(message)

    @on(Unmount)
    def _close_key_queue(self) -> None:
        self._key_queue.close()


def _end_notice(screen: FrameScreen[Any]) -> None:
    """End the notice of a screen, unless the mouse has closed that since."""
    if screen.is_attached:
        screen.show_notice("")
