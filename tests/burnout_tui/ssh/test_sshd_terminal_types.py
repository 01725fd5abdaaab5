"""Terminals of each type, with and without UTF-8, through a real ssh."""

from collections.abc import Iterator

import pytest
from tests.support.openssh_server import Server, needs_sshd, on_terminal, server
from tests.support.terminal_walk import LOCALES, TERMS, documented, walked

pytestmark = needs_sshd


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that accepts the client's locale."""
    with server(tmp_path_factory.mktemp("sshd") / "server", "AcceptEnv LC_ALL\n") as running:
        yield running
        running.wait_for_nobody()
        assert running.left_behind() == []


@pytest.mark.parametrize("term", TERMS)
def test_walks_over_ssh(sshd: Server, term: str) -> None:
    """The guide starts, works and quits, sends what docs/terminals.md says without the mouse, and restores all."""
    for locale, value in LOCALES.items():
        line = sshd.ssh("burnout-tui", options=["-t", "-oSendEnv=LC_ALL"])
        sent, left = walked(term, on_terminal(line, (80, 24), TERM=term, LC_ALL=value))
        assert left == []
        assert sent == documented()[term, locale]._replace(mouse="left")
