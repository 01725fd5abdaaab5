"""Widgets that act on their own keys at once."""

from functools import cached_property

from textual.binding import Binding
from textual.events import Key
from textual.widget import Widget


class OwnKeys(Widget):
    """A widget that runs the actions of its own bindings itself.

    Textual would send each key through all ancestors to the app, and only there look for a binding.
    """

    @cached_property
    def _actions(self) -> dict[str, str]:
        """The actions by the names of their keys."""
        own = [binding for binding in self.BINDINGS if isinstance(binding, Binding)]
        return {key: binding.action for binding in own for key in binding.key.split(",")}

    async def on_key(self, event: Key) -> None:
        """Run the action of a key of the widget; other keys go on to the ancestors."""
        if action := self._actions.get(event.key):
            event.stop()
            await self.run_action(action)
