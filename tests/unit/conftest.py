"""What the tests without a screen share."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of tests that take seconds: ``-m "not slow"`` leaves them out."""
    config.addinivalue_line("markers", "slow: takes seconds")
