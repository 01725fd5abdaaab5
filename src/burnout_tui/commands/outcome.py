"""The end of a command: with what it has printed, or with a sentence that says what was wrong."""

import errno
import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from burnout_tui.commands.language import translate
from burnout_tui.errors import GuideError
from burnout_tui.film.language import N_
from burnout_tui.message import Message

if TYPE_CHECKING:
    from burnout_tui.early.answers import Answer
    from burnout_tui.early.start import Start

_UNWRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF, errno.EIO, errno.EAGAIN, errno.ENXIO)
"""Errors of output: no space, too large, closed or only for reading, gone, or full without waiting."""


class Ended(Exception):
    """A command has ended with a message, which is printed as it is, and a status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def run_to_end(run: Callable[[], None], start: "Start | None", answer: "Answer | None" = None) -> None:
    """Run a command, and print errors as sentences. Exit status: 1 for the film file, 2 for wrong usage.

    ``start`` is the terminal if it may show a stored picture. ``answer`` is what a command that only reads prints.
    """
    # Characters that the output cannot show are transliterated. All text goes to these streams by name, because
    # click.echo without a stream would send UTF-8 to an ASCII one.
    from textual_wire.direction import mark_fields
    from textual_wire.streams import ClosedStream, drop_unwritten, transliterate_stream

    # Python has no stream for a closed descriptor, and click would print errors to standard output then.
    streams = [stream or cast("TextIO", ClosedStream()) for stream in (sys.stdout, sys.stderr)]
    sys.stdout, sys.stderr = streams
    gc.disable()  # Most commands end soon; those that stay enable it again
    try:
        for stream in streams:
            transliterate_stream(stream)
        try:
            run()
        finally:
            if start:
                start.restore()  # before any error is shown
            sys.stdout.flush()  # whatever cannot be written is lost output, not a success
    except BrokenPipeError:  # whoever reads has seen enough
        sys.exit(1)
    except Ended as end:
        _end(str(end), end.status)
    except KeyboardInterrupt:
        if answer:
            answer.drop()
        _end(translate(N_("Aborted!")), 1)
    except GuideError as error:
        _end("\n".join(map(mark_fields, error.lines(translate))), error.exit_status)
    except Exception as error:  # never show a traceback
        if answer:
            answer.drop()
        _end(_crash_message(error).translated(translate), 1)
    finally:
        gc.enable()
        for stream in streams:
            drop_unwritten(stream)


def _end(message: str, status: int) -> NoReturn:
    """Print an error and exit, with status 1 if it cannot be printed. It may quote what was typed."""
    from burnout_tui.toml.sanitize import sanitize

    try:
        print(sanitize(message), file=sys.stderr, flush=True)
    except OSError:
        status = 1
    sys.exit(status)


def _crash_message(error: Exception) -> Message:
    """Return the message for an unexpected error. The traceback of a bug goes to a file."""
    if isinstance(error, OSError) and error.errno in _UNWRITTEN:
        return Message("burnout-tui: cannot write the output: {reason}", reason=os.strerror(error.errno))

    from burnout_tui.crash import write_report

    return write_report(error)
