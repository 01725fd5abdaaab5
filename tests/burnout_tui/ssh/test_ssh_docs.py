"""docs/ssh.md is correct: its recipe is the file in deploy, and its tmux settings work."""

import os
import re
import shutil
import subprocess
import tempfile
import textwrap
from pathlib import Path

import pytest
from tests.support.openssh_server import RECIPE
from tests.support.paths import ROOT
from tests.support.pty_session import installed_guide, session
from tests.support.terminal_walk import IN_NO_PALETTE, colours_in

TEXT = (ROOT / "docs" / "ssh.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^( *)```\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def _blocks(title: str) -> list[str]:
    """Return the code blocks under a title."""
    section = TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return [textwrap.dedent(block[2]) for block in _BLOCK.finditer(section)]


def test_the_recipe_is_the_file_in_deploy() -> None:
    """The recipe in the text is the file in deploy, character by character."""
    assert RECIPE.read_text(encoding="utf-8") in _blocks("Visitors over OpenSSH")


@pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
def test_the_settings_of_tmux() -> None:
    """With the settings in the text, all colours and copied text pass through tmux to the outer terminal."""
    (settings,) = _blocks("In tmux")
    # Sockets need a short path.
    with tempfile.TemporaryDirectory(prefix="tmux") as folder:
        file = Path(folder, "tmux.conf")
        file.write_text(settings, encoding="utf-8")
        tmux = ["tmux", "-L", "docs", "-f", str(file)]
        try:
            command = [*tmux, "new-session", *installed_guide("--open", "character:ayoub", "--theme", IN_NO_PALETTE)]
            with session(command, (100, 30), {"TMUX_TMPDIR": folder}) as terminal:
                terminal.wait_for_text("Ilyass El Jihani", "q quit")
                terminal.press("y")
                terminal.wait_for(lambda: b"\x1b]52;" in terminal.sent, "the request to copy")
                assert colours_in(bytes(terminal.sent)) == "24 bits"
                terminal.press("q")
                terminal.wait_for_end()
        finally:
            environment = {"PATH": os.environ["PATH"], "TMUX_TMPDIR": folder}
            subprocess.run([*tmux, "kill-server"], env=environment, capture_output=True, check=False)
