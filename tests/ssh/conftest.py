"""Hosts that tests share."""

from collections.abc import Iterator

import pytest
from tests.ssh.host import DATA, Host, host


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host of one film, with a name and room enough."""
    folder = tmp_path_factory.mktemp("house")
    with host(
        folder, "--name=film.example.org", "--rate=100000", "--metrics-port=0", str(DATA / "film.toml")
    ) as opened:
        yield opened
