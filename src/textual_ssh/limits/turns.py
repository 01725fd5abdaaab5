"""Waiting until an address may use the event loop."""

import asyncio

from textual_ssh.limits.fair_share import FLOOR, Account


async def turn(account: Account, seconds: float, floor: float = FLOOR) -> None:
    """Wait until the address may use the loop, and reserve ``seconds`` of it. It may always use the part ``floor``."""
    while wait := account.wait(floor):  # noqa: ASYNC110 # time passes, and no event
        await asyncio.sleep(wait)
    account.reserve(seconds)
