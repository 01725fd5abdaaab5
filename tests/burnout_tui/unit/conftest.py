"""What the tests without a screen share."""

import pytest
from tests.support.command import FILM

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of tests that take seconds: ``-m "not slow"`` leaves them out."""
    config.addinivalue_line("markers", "slow: takes seconds")


@pytest.fixture(scope="session")
def burn_out() -> Guide:
    """The film that the guide ships with."""
    return load(FILM)
