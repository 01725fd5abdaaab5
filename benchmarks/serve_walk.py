"""What a visitor presses: keys each of which changes what the screen shows, so that each has an answer."""

import random

DOWN, UP, FOLLOW, BACK = "\x1b[B", "\x1b[A", "\r", "\x7f"
TABS = "234"
"""Tabs with a list: the characters, the cast, the filmography."""
LAST_ROW = 5
"""The row of a list beyond which nobody goes, counted from 0; each of the shipped film's has more."""


class Walk:
    """One visitor's way through the shipped film: mostly arrows, now and then a tab, or a link and back."""

    def __init__(self) -> None:
        """On the first tab, which has no list."""
        self._tab = ""
        self._rows = dict.fromkeys(TABS, 0)
        self._followed = False

    def key(self) -> str:
        """The next key."""
        if self._followed:
            self._followed = False
            return BACK
        if not self._tab or random.random() < 0.1:
            self._tab = random.choice([tab for tab in TABS if tab != self._tab])
            return self._tab
        if random.random() < 0.05:
            self._followed = True
            return FOLLOW
        row = self._rows[self._tab]
        down = row == 0 or (row < LAST_ROW and random.random() < 0.6)
        self._rows[self._tab] += 1 if down else -1
        return DOWN if down else UP
