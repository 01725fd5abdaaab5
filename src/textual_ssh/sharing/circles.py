"""What an App leaves behind, freed at once: the collector would hold up all visitors to find it."""

from typing import Any
from weakref import WeakSet

from textual.app import App
from textual.dom import DOMNode


class Registry(WeakSet[DOMNode]):
    """The nodes that an App has, and those that it has had and somebody still holds."""

    def __init__(self) -> None:
        super().__init__()
        self._ever: WeakSet[DOMNode] = WeakSet()

    def add(self, item: DOMNode) -> None:
        """A node has come."""
        super().add(item)
        self._ever.add(item)

    def free(self, app: App[Any]) -> None:
        """Let go of all that the nodes of an App hold, each other for one, when nothing of it runs any more."""
        for node in [*self._ever, app]:
            vars(node).clear()
