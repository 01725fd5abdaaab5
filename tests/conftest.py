"""Settings of all tests, and the marker of those that take long."""

import gc
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
SLOW_FOLDERS = (
    HERE / "burnout_tui" / "property",
    HERE / "burnout_tui" / "ssh",
    HERE / "burnout_tui" / "terminal",
    HERE / "textual_ssh",
)
"""The folders whose tests run many examples, or real servers, clients and terminals."""
GC_THRESHOLDS = (50_000, 20, 100)
"""Thresholds for gc.set_threshold. An app leaves many objects; with Python's own, collecting them takes a fifth of the
time of the tests of the screen."""
SLOW_HELPERS = {"tests.support.pty_session", "tests.support.terminal_walk"}
"""The modules that run a command on a real terminal."""


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker ``slow``, collect garbage less often, and give Hypothesis no deadline.

    How long an example takes says more about the machine than about the code.
    """
    gc.set_threshold(*GC_THRESHOLDS)
    config.addinivalue_line("markers", 'slow: runs real processes or takes seconds; -m "not slow" leaves it out')
    settings.register_profile("guide", deadline=None)
    settings.load_profile("guide")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of the slow folders, and every test on a real terminal, as slow."""
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in SLOW_FOLDERS) or _uses_a_terminal(item):
            item.add_marker(pytest.mark.slow)


def _uses_a_terminal(item: pytest.Item) -> bool:
    """Return True if the module of a test imports a helper that runs a command on a real terminal."""
    names = vars(item.module) if isinstance(item, pytest.Function) else {}
    return any(getattr(value, "__module__", None) in SLOW_HELPERS for value in names.values())
