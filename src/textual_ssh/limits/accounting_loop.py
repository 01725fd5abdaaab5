"""An event loop that charges every step to the account of the client for whom it runs."""

import asyncio
from collections.abc import Callable
from contextvars import Context
from functools import partial
from typing import TypeVarTuple, Unpack

from textual_ssh.limits.fair_share import CURRENT

_Arguments = TypeVarTuple("_Arguments")


class AccountingLoop(asyncio.SelectorEventLoop):
    """Measures the steps of tasks whose context has an account. Tasks inherit the context in which they are created."""

    def call_soon(
        self,
        callback: Callable[[Unpack[_Arguments]], object],
        *args: *_Arguments,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """Schedule a call; the time that it takes is charged. Every step of a task is scheduled here."""
        account = context.get(CURRENT) if context is not None else CURRENT.get()
        if account is None:
            return super().call_soon(callback, *args, context=context)
        return super().call_soon(partial(account.run, callback, *args), context=context)
