"""Fixtures of the tests that need no screen."""

import pytest
from tests.support.command import FILM

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load


@pytest.fixture(scope="session")
def burn_out() -> Guide:
    """The film that the guide ships with."""
    return load(FILM)


@pytest.fixture(scope="session")
def razzia() -> Guide:
    """The second film, read as the program reads it."""
    return load(FILM.with_name("razzia.toml"))
