"""Waiting until an address may use the event loop."""

import asyncio

from textual_ssh.limits.fair_share import Account


async def turn(account: Account, seconds: float) -> None:
    """Wait until the address may use the loop, and reserve ``seconds`` of it."""
    while wait := account.wait():  # noqa: ASYNC110 # time passes, and no event
        await asyncio.sleep(wait)
    account.reserve(seconds)
