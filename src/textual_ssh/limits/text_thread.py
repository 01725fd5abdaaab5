"""Make texts in a thread, so that a text that takes long does not make visitors wait."""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import thread_time
from typing import TypeVar

from textual_ssh.limits.fair_share import TEXT_FLOOR, Account
from textual_ssh.limits.turns import turn

_Made = TypeVar("_Made")

_SWITCH_INTERVAL = 0.0005
"""Seconds after which Python's threads take turns. With the default of 0.005, each step of the event loop would wait
that long while a text is made."""
_RESERVED = 0.002
"""Seconds that are reserved for each piece of work, which is then charged as long as it takes."""


class TextThread:
    """One thread of a worker. Visitors take turns in it, address by address, and each is charged for its time."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None

    async def run(self, account: Account, work: Callable[[], _Made]) -> _Made:
        """Run some work in the thread when it is the address's turn, and return its value."""
        await turn(account, _RESERVED, TEXT_FLOOR)
        if self._pool is None:
            sys.setswitchinterval(_SWITCH_INTERVAL)
            self._pool = ThreadPoolExecutor(1, "texts")
        seconds = 0.0

        def measured() -> _Made:
            nonlocal seconds
            began = thread_time()
            try:
                return work()
            finally:
                seconds = thread_time() - began

        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, measured)
        finally:
            account.charge(seconds)
