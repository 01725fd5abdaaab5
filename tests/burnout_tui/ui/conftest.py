"""The films and windows that the tests of the screen are run with."""

import pytest
from tests.support.paths import DATA
from tests.support.reader import SIZES

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.shelf import Shelf, load_shelf


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


@pytest.fixture(params=["burn_out", "razzia"])
def guide(request: pytest.FixtureRequest) -> Guide:
    """Either film."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Guide)
    return found


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> Language:
    """Either language."""
    return "fr" if request.param == "fr" else "en"


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A wide, a normal and a narrow window."""
    columns, rows = request.param
    return columns, rows
