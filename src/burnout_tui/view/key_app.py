"""An App that handles keys and pasted text one after the other."""

from typing import Any

from textual import on
from textual.app import App
from textual.events import Event, Key, Paste, Unmount

from burnout_tui.view.key_queue import KeyQueue, KeySettled
from burnout_tui.view.key_table import KeyTable
from burnout_tui.view.too_small import accepts


class KeyApp(App[None]):
    """An App that passes on a key only after the previous key has taken effect."""

    def __init__(self, *args: Any, keys: KeyTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys
        """The reader's table of keys."""
        self._key_queue = KeyQueue(self, super().on_event, keys.movement_keys())
        if keys.keymap:
            self.set_keymap(dict(keys.keymap))

    async def on_event(self, event: Event) -> None:
        """Queue keys and pasted text that the screen accepts; handle other events at once."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif accepts(event, self):
            await self._key_queue.put(event)

    @on(KeySettled)
    async def _key_settled(self, message: KeySettled) -> None:
        await self._key_queue.settled(message)

    @on(Unmount)
    def _close_key_queue(self) -> None:
        self._key_queue.close()
