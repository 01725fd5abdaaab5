"""The entry point of the command and of ``python -m burnout_tui``."""

import gc
import os
import sys

from burnout_tui import __version__

TYPE_CHECKING = False  # importing typing would take long
if TYPE_CHECKING:
    from types import TracebackType

    from burnout_tui.early.answers import Answer
    from burnout_tui.early.start import Start


def main() -> None:
    """Run the command. ``--version`` alone is answered without further imports, if its output can be written."""
    sys.excepthook = _show_unless_interrupted
    from textual_wire.descriptors import open_standard_descriptors

    open_standard_descriptors()
    if sys.argv[1:] == ["--version"] and sys.stdout:
        try:
            print(f"burnout-tui {__version__}", flush=True)
        except OSError:
            pass
        else:
            return
    gc.disable()  # imports make no garbage; the command enables it again
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
        _run(start, answer)
    except SystemExit as end:
        if answer:
            answer.keep(end.code)
        gc.freeze()  # nothing is looked through for garbage when the process ends
        if start and start.has_successor and isinstance(end.code, int):
            # Everything is written. To take the objects apart would copy the memory shared with the other process.
            os._exit(end.code)
        raise
    finally:
        if start:
            start.restore()


def _run(start: "Start | None", answer: "Answer | None") -> None:
    """Run the command. A command line that only names film files, if any, needs nothing that parses it."""
    from burnout_tui.early.answers import COMPLETION
    from textual_wire.lazy_names import lazy_names

    # Only what describes types needs these: problems of a film file, and its JSON Schema.
    with lazy_names(("msgspec.inspect", "msgspec._json_schema")):
        import msgspec  # noqa: F401 # before anything else imports it whole

    names = sys.argv[1:]
    # Outside of Unix, click replaces patterns by the files that match.
    if os.name != "posix" or COMPLETION in os.environ or not all(map(_names_film, names)):
        from burnout_tui.cli import main as command

        command(start=start, answer=answer)
    else:
        from burnout_tui.commands.plain_start import open_films

        open_films(names, start)


def _show_unless_interrupted(kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
    """Show an error that nothing has caught, but nothing for ctrl+c, which may come while the command is imported."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


def _names_film(argument: str) -> bool:
    return argument.endswith(".toml") and not argument.startswith("-")


if __name__ == "__main__":
    main()
