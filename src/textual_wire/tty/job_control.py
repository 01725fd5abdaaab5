"""Job control: suspend the app when the shell stops it, and resume it afterwards."""

import asyncio
import os
import signal
from collections.abc import Callable


def handle_job_control(
    loop: asyncio.AbstractEventLoop, suspend: Callable[[], None], resume: Callable[[], None]
) -> None:
    """Call ``suspend`` and stop the process at SIGTSTP; call ``resume`` at SIGCONT.

    Both run in the event loop, because a signal may arrive in the middle of a frame. After the loop is closed, SIGTSTP
    just stops the process.
    """

    def suspend_and_stop() -> None:
        suspend()
        os.kill(os.getpid(), signal.SIGSTOP)

    def on_stop(*_: object) -> None:
        if loop.is_closed():
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            loop.call_soon_threadsafe(suspend_and_stop)

    def on_continue(*_: object) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(resume)

    signal.signal(signal.SIGTSTP, on_stop)
    signal.signal(signal.SIGCONT, on_continue)
