"""Run one of the programs whose bytes are counted, on its own terminal.

    python benchmarks/wire_program.py guide FIGURES.json
    python benchmarks/wire_program.py driver | stock | app

``guide`` is the guide as the command starts it. At its end it writes JSON: the seconds of processor time used by the
wire (``filter``) and by the whole process (``all``) since the first frame. ``driver`` is the same app with
Textual's stock driver, ``stock`` has stock painting too, and ``app`` is the same film in Textual's own widgets with the
stock driver.
"""

import json
import os
import select
import signal
import sys
from collections.abc import Callable
from functools import wraps
from inspect import getattr_static
from pathlib import Path
from threading import Thread
from time import process_time, thread_time
from typing import Any

from measure import SHIPPED
from textual.screen import Screen
from textual.widget import Widget

from burnout_tui.film.load import load
from textual_wire.detection.local import this_terminal


def guide(figures: Path) -> None:
    """Run the guide, and write the figures."""
    from burnout_tui.run import run
    from textual_wire.wire.wire import Wire

    used = {"filter": 0.0}

    def timed(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def act(*arguments: Any) -> Any:
            start = thread_time()
            try:
                return method(*arguments)
            finally:
                used["filter"] += thread_time() - start

        return act

    Wire.feed = timed(Wire.feed)  # type: ignore[method-assign] # to measure it
    take, takes = timed(Wire.take), [0.0]

    def counted(wire: Wire) -> Any:
        taken = take(wire)
        if takes[0] == 0 and len(taken) > 1000:
            used["filter"], takes[0] = 0.0, process_time()
        return taken

    Wire.take = counted  # type: ignore[method-assign, assignment]
    status = run(
        load(SHIPPED),
        "en",
        theme="",
        spoilers=False,
        start="tab:synopsis",
        terminal=this_terminal(),
    )
    figures.write_text(json.dumps({**used, "all": process_time() - takes[0]}))
    sys.exit(status)


def use_stock_painting() -> None:
    """Remove from the guide's screens and widgets everything that lays out or paints less than Textual."""
    from burnout_tui.view.frames import FrameScreen
    from burnout_tui.view.one_layout import OneLayout
    from burnout_tui.view.widgets.line_widget import LineWidget

    FrameScreen.has_frame = FrameScreen.has_toasts = True  # type: ignore[method-assign, assignment] # Textual's own
    OneLayout._size_updated = Widget._size_updated  # type: ignore[method-assign]
    LineWidget.refresh, LineWidget.check_idle = Widget.refresh, Widget.check_idle  # type: ignore[method-assign, assignment]
    for name in [name for name in vars(FrameScreen) if hasattr(Screen, name)]:
        if name == "__init__" or not name.startswith("__"):
            setattr(FrameScreen, name, getattr_static(Screen, name))


def end_with_terminal() -> None:
    """End this process when its terminal is gone. Textual's stock driver would go on reading the end of its input.

    The system sends no signal, because the terminal is not the controlling one.
    """

    def wait() -> None:
        gone = select.poll()
        gone.register(0, 0)  # only a hang-up
        gone.poll()
        os.kill(os.getpid(), signal.SIGHUP)

    Thread(target=wait, daemon=True).start()


def main() -> None:
    """Run the program named on the command line."""
    if sys.argv[1] != "guide":
        end_with_terminal()
    if sys.argv[1] == "guide":
        guide(Path(sys.argv[2]))
    elif sys.argv[1] in ("driver", "stock"):
        from burnout_tui.view.app import make_app

        if sys.argv[1] == "stock":
            use_stock_painting()
        make_app(load(SHIPPED), terminal=this_terminal()).run()
    else:
        from painting_stock import StockApp

        StockApp(load(SHIPPED)).run()


if __name__ == "__main__":
    main()
