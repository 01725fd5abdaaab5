"""What a visitor presses: keys each of which changes what the screen shows, so that each has an answer."""

import random

DOWN, UP, FOLLOW, BACK = "\x1b[B", "\x1b[A", "\r", "\x7f"
TABS = "1234"
"""The synopsis with its links, and the tabs with a list: the characters, the cast, the filmography."""
LAST_ROW = 5
"""The row or link beyond which nobody goes, counted from 0; each tab of the shipped film has more."""


class Walk:
    """One visitor's way through the shipped film: mostly arrows, now and then a tab, or a link and back."""

    def __init__(self) -> None:
        """On the first tab: were a list to be opened first, all who come at once would open one at once."""
        self._tab = TABS[0]
        self._rows = dict.fromkeys(TABS, 0)
        self._followed = False

    def key(self) -> str:
        """The next key."""
        if self._followed:
            self._followed = False
            return BACK
        if random.random() < 0.1:
            self._tab = random.choice([tab for tab in TABS if tab != self._tab])
            return self._tab
        row = self._rows[self._tab]
        # A link of the synopsis would leave a card open in another tab, whose arrows then go from link to link.
        if self._tab != TABS[0] and random.random() < 0.05:
            self._followed = True
            return FOLLOW
        down = row == 0 or (row < LAST_ROW and random.random() < 0.6)
        self._rows[self._tab] += 1 if down else -1
        return DOWN if down else UP
