"""The examples work, and the documentation shows them unchanged."""

import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT
from tests.support.pty_session import session
from tests.support.serve_host import DEADLINE, free_port
from tests.support.ssh_clients import OPTIONS

CLOCK = ROOT / "examples" / "clock_over_ssh.py"


def test_the_clock_is_served_over_ssh(tmp_path: Path) -> None:
    """An example of at most 25 lines shows a running clock to the real ssh."""
    assert len(CLOCK.read_text(encoding="utf-8").splitlines()) <= 25
    port = free_port()
    environment = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        [sys.executable, CLOCK, str(port)], stderr=subprocess.PIPE, text=True, env=environment
    ) as server:
        try:
            assert server.stderr
            assert any(" ready " in line for line in server.stderr)
            shell = ["/bin/sh", "-c", '"$@"; exit $?', "sh"]  # keeps the session's descriptors open; ssh does not
            ssh = [*shell, "ssh", *OPTIONS, f"-p{port}", "127.0.0.1"]
            with session(ssh, (60, 10), {"TERM": "xterm-256color"}) as visitor:
                visitor.wait_for(lambda: visitor.text.count(":") + visitor.text.count("│") > 2, "a clock")
                first = visitor.text
                visitor.wait_for(lambda: visitor.text != first, "the next second")
        finally:
            server.terminate()
        assert server.wait(DEADLINE) == 0


def test_the_documented_example_is_the_file() -> None:
    """docs/libraries.md shows the same code as the example's file."""
    code = CLOCK.read_text(encoding="utf-8").partition('"""\n\n')[2]
    assert f"```python\n{code}```" in (ROOT / "docs" / "libraries.md").read_text(encoding="utf-8")
