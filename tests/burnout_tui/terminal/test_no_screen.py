"""If the full screen cannot be shown, the guide is printed as text."""

from pathlib import Path

import pytest
from tests.support.pty_session import installed_guide, session
from tests.support.terminal_state import left_behind


@pytest.mark.parametrize("set_term", ["TERM=dumb", "-u TERM"])
def test_a_dumb_terminal(set_term: str) -> None:
    """A terminal that cannot address its cursor is sent text as wide as it is, without escape sequences."""
    with session(["/usr/bin/env", *set_term.split(), *installed_guide()], (60, 24)) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.sent.startswith(b"Burn Out (2017)")
        assert b"\x1b" not in terminal.sent
        assert 50 < max(map(len, terminal.sent.decode().splitlines())) <= 60
        assert left_behind(terminal) == []


@pytest.mark.parametrize("redirection", ["< /dev/null", "> {file}", "2> {file}"])
def test_a_screen_needs_all_three_streams(tmp_path: Path, redirection: str) -> None:
    """If one of the standard streams is not the terminal, the guide is printed on standard output."""
    file = tmp_path / "file"
    file.touch()
    with session(["/bin/sh", "-c", f'exec "$0" {redirection.format(file=file)}', *installed_guide()]) as terminal:
        assert terminal.wait_for_end() == 0
        printed = terminal.sent + file.read_bytes()
        assert printed.startswith(b"Burn Out (2017)")
        assert b"\x1b" not in printed
        assert left_behind(terminal) == []
