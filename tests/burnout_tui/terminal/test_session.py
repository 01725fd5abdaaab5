"""The sessions of the tests themselves."""

import signal
import sys
from collections.abc import Iterator

import pytest
from tests.support.pty_session import session

OF_A_TERMINAL = ("SIGINT", "SIGHUP", "SIGQUIT")
TELLS = f"""
import signal
print([name for name in {OF_A_TERMINAL} if signal.getsignal(getattr(signal, name)) is signal.SIG_IGN])
"""


@pytest.fixture
def _under_nohup() -> Iterator[None]:
    """Ignore signals in this process, as if nohup or a shell's & had started it."""
    numbers = [getattr(signal, name) for name in OF_A_TERMINAL]
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.usefixtures("_under_nohup")
def test_signals_that_are_ignored_here() -> None:
    """A command starts with default signal handling, and this process still ignores the signals."""
    with session([sys.executable, "-c", TELLS]) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.text.startswith("[]")
    assert all(signal.getsignal(getattr(signal, name)) is signal.SIG_IGN for name in OF_A_TERMINAL)
