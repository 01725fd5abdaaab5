"""The keys that a simulated visitor presses. Each changes the screen, so each has an answer."""

import random

DOWN, UP, FOLLOW, BACK = "\x1b[B", "\x1b[A", "\r", "\x7f"
TABS = "1234"
"""The synopsis with its links, and the tabs with a list: the characters, the cast, the filmography."""
LAST_ROW = 5
"""The last row or link that is visited, counted from 0; each tab of the bundled film has more."""


class Walk:
    """One visitor's walk through the bundled film: mostly arrows, sometimes a tab, or a link and back."""

    def __init__(self) -> None:
        """Start on the first tab, so that visitors do not all open a list at the same time."""
        self._tab = TABS[0]
        self._rows = dict.fromkeys(TABS, 0)
        self._followed = False

    def key(self) -> str:
        """Return the next key."""
        if self._followed:
            self._followed = False
            return BACK
        if random.random() < 0.1:
            self._tab = random.choice([tab for tab in TABS if tab != self._tab])
            return self._tab
        row = self._rows[self._tab]
        # A link of the synopsis would open a card in another tab, where arrows would then move between links.
        if self._tab != TABS[0] and random.random() < 0.05:
            self._followed = True
            return FOLLOW
        down = row == 0 or (row < LAST_ROW and random.random() < 0.6)
        self._rows[self._tab] += 1 if down else -1
        return DOWN if down else UP
