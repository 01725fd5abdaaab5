"""Run a function in a process of its own, so that this one can give up waiting for it."""

import os
import pickle
import select
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TypeVar

_Result = TypeVar("_Result")


def run_in_process(work: Callable[[], _Result], seconds: float) -> _Result:
    """Return the result of ``work``, which must be picklable. The caller must have no threads.

    Raises TimeoutError after ``seconds``, RuntimeError with the traceback if ``work`` raises an error, and
    ChildProcessError if the process ends without a result.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _run(work, writing)
    os.close(writing)
    try:
        outcome = _read(reading, monotonic() + seconds)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(reading)
        # A process that waits for a disk may not even end when it is killed, so do not wait for that.
        with suppress(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
    if not outcome:
        raise ChildProcessError
    result, error = pickle.loads(outcome)
    if error:
        raise RuntimeError(error)
    return result  # type: ignore[no-any-return] # the same type in both processes


def _run(work: Callable[[], object], writing: int) -> None:
    """Write the outcome of ``work``, and exit: this process must not return into its parent's code."""
    try:
        outcome: tuple[object, str]
        try:
            outcome = (work(), "")
        except Exception as error:
            outcome = (None, "".join(traceback.format_exception(error)))
        with os.fdopen(writing, "wb") as file:
            pickle.dump(outcome, file)
    finally:
        os._exit(0)


def _read(descriptor: int, deadline: float) -> bytes:
    """Read to the end. Raises TimeoutError at the deadline."""
    parts: list[bytes] = []
    while True:
        if not select.select([descriptor], [], [], max(0.0, deadline - monotonic()))[0]:
            raise TimeoutError
        if not (part := os.read(descriptor, 1 << 20)):
            return b"".join(parts)
        parts.append(part)
