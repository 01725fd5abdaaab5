"""The guide over mosh, which paints the screen itself and uses UDP."""

import shutil
from pathlib import Path

import pytest
from tests.support.openssh_server import needs_sshd, on_terminal, server


@needs_sshd
@pytest.mark.skipif(not (shutil.which("mosh") and shutil.which("mosh-server")), reason="needs mosh")
def test_a_walk_over_mosh(tmp_path: Path) -> None:
    """The guide starts, works, follows the window's size, and quits; nothing is left behind."""
    with server(tmp_path / "server") as host:
        line = ["mosh", f"--ssh=ssh {' '.join(host.options)}", host.destination, "--", "burnout-tui"]
        with on_terminal(line) as visitor:
            visitor.wait_for_text("Casablanca", "q quit")
            visitor.press("2")
            visitor.wait_for_text("▸ Ayoub")
            visitor.press("\x1b[B")
            visitor.wait_for_text("▸ Jad", "Jad, 40")
            visitor.resize(80, 24)
            visitor.wait_for(lambda: "q quit" in visitor.lines[23], "a smaller window")
            visitor.press("q")
            visitor.wait_for_text("mosh is exiting")
        host.wait_for_nobody()
        assert host.left_behind() == []
