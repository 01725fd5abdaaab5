"""When the collector walks through everything: seldom, since it holds up all visitors of a worker."""

import asyncio
import gc

YOUNG = (5_000, 8, 1_000_000_000)
"""When the collector looks through what is young by itself. Through all it never goes by itself: that takes about 5 ms
for each visitor who is there, and the usual thresholds have it done after every few visits."""
FEWEST = 5
"""Visits that must have ended before it is worth while."""
SHARE = 3
"""Ended visits that leave behind less than a present one has: most of it is freed as they end."""
MOST_YOUNG = 500
"""So many walks through what is young may go by without one through everything, whoever stays."""


class Sweeper:
    """Has the collector free what ended visits leave behind, once it is as much as the present visitors have.

    What is waiting for it is at most as much again as the present visitors', and each visit pays for a part of its own.
    """

    def __init__(self) -> None:
        self._left_behind = 0

    def ended(self, present: int) -> None:
        """A visit has ended; so many go on."""
        self._left_behind += 1
        if self._left_behind >= max(FEWEST, SHARE * present) or gc.get_count()[2] > MOST_YOUNG:
            self._left_behind = 0
            # What has just ended is still in use by what ends it.
            asyncio.get_running_loop().call_later(0.1, gc.collect)
