"""The films, languages and windows that the tests of the screen run with."""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import pytest
from tests.support.combinations import varied
from tests.support.paths import DATA
from tests.support.reader import SIZES

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf, load_shelf

FACTORS: dict[str, Sequence[Any]] = {"guide": ("burn_out", "razzia"), "language": ("en", "fr"), "size": SIZES}
"""The values of the arguments that every test of the screen may take."""


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of this folder."""
    config.addinivalue_line("markers", "varied(**values): more arguments, or other values, to combine")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a film, a language or a size with each of them, in few combinations.

    Which ones depends on the test's name, so that the tests of this folder together run with every pair of values. All
    but the first combination are marked as slow: the loop while one works needs one of them.
    """
    factors = {name: values for name, values in FACTORS.items() if name in metafunc.fixturenames}
    for mark in metafunc.definition.iter_markers("parametrize"):
        names = mark.args[0]
        for name in names.split(",") if isinstance(names, str) else names:
            factors.pop(name.strip(), None)
    for mark in metafunc.definition.iter_markers("varied"):
        factors |= mark.kwargs
    if factors:
        rows = varied(*factors.values(), turn=crc32(metafunc.definition.originalname.encode()))
        ids = ["-".join(map(_name, row)) for row in rows]
        values = [pytest.param(*row, marks=[pytest.mark.slow] if number else []) for number, row in enumerate(rows)]
        metafunc.parametrize(tuple(factors), values, indirect=[name for name in factors if name == "guide"], ids=ids)


def _name(value: object) -> str:
    """Return the name of a value in the name of a test: 80x24 for a size."""
    return "x".join(map(str, value)) if isinstance(value, tuple) else str(value)


@pytest.fixture(scope="session")
def burn_out(shelf: Shelf) -> Guide:
    """The film that the guide ships with."""
    return shelf.guides["film"]


@pytest.fixture(scope="session")
def razzia(shelf: Shelf) -> Guide:
    """The second film."""
    return shelf.guides["razzia"]


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """Both films on one shelf."""
    return load_shelf([DATA / "film.toml", DATA / "razzia.toml"])


@pytest.fixture
def guide(request: pytest.FixtureRequest) -> Guide:
    """One of the films; :func:`pytest_generate_tests` says which."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Guide)
    return found
