"""The place of a card: beside a picture, or below it."""

from textual.widget import Widget

BELOW = "-below"
"""The class of a panel whose card is below the picture, not beside it."""


class CardPlace:
    """The place of the card of a panel. Its style sheet lays the panel out by the class."""

    def __init__(self, panel: Widget, card: Widget) -> None:
        self._panel, self._card = panel, card
        self._placed: tuple[bool, int] | None = None

    def set(self, below: bool, extent: int = 0) -> None:
        """Place the card below the picture or beside it; ``extent`` is its height or width, in cells."""
        if self._placed == (below, extent):
            return  # setting a style lays the screen out, even if nothing changes
        self._placed = (below, extent)
        self._panel.set_class(below, BELOW)
        self._card.styles.height = max(extent, 1) if below else None
        self._card.styles.width = self._card.styles.max_width = extent if extent and not below else None
