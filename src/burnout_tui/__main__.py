"""The entry point of the command and of ``python -m burnout_tui``."""

import os
import sys

from burnout_tui import __version__


def main() -> None:
    """Run the command. ``--version`` alone is answered without further imports, if its output can be written."""
    from textual_wire.descriptors import open_standard_descriptors

    open_standard_descriptors()
    if sys.argv[1:] == ["--version"] and sys.stdout:
        try:
            print(f"burnout-tui {__version__}", flush=True)
        except OSError:
            pass
        else:
            return
    start = answer = None
    try:
        from burnout_tui.early.answers import begin_answer

        if answer := begin_answer():
            if (status := answer.give()) is not None:
                sys.exit(status)
            answer.record()
        elif all(map(os.isatty, (0, 1, 2))):
            from burnout_tui.early.start import begin

            start = begin()
    except ImportError:  # Windows has other terminals
        pass
    try:
        from burnout_tui.cli import main as command

        command(start=start, answer=answer)
    except SystemExit as end:
        if answer:
            answer.keep(end.code)
        if start and start.has_successor and isinstance(end.code, int):
            # Everything is written. To take the objects apart would copy the memory shared with the other process.
            os._exit(end.code)
        raise
    finally:
        if start:
            start.restore()


if __name__ == "__main__":
    main()
