"""The guide on this terminal: run, and leave the terminal as it was, whatever ends it."""

import os
import signal
import sys
from typing import TYPE_CHECKING

from burnout_tui.crash import keep
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.view.app import make_app

if TYPE_CHECKING:
    from burnout_tui.view.app import GuideApp

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""The signals on which the guide ends as if the reader had quit, and then as the signal asks."""


def run(guide: Guide, language: Language, *, theme: str, spoilers: bool, start: str) -> int:
    """Show the guide until the reader quits. Returns the exit status: 0, or 1 after a mistake in the program."""
    app = make_app(guide, language, theme=theme, spoilers=spoilers, start=start)
    ended_by = _run_until_signal(app)
    if ended_by is not None:
        signal.signal(ended_by, signal.SIG_DFL)
        os.kill(os.getpid(), ended_by)
    if app.crash is None:
        return 0
    print(keep(app.crash), file=sys.stderr)
    return 1


def _run_until_signal(app: "GuideApp") -> signal.Signals | None:
    import asyncio

    ended_by: list[signal.Signals] = []

    def end(number: signal.Signals) -> None:
        ended_by.append(number)
        app.exit()

    async def show() -> None:
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.add_signal_handler(number, end, number)
        await app.run_async()

    asyncio.run(show())
    return ended_by[0] if ended_by else None
