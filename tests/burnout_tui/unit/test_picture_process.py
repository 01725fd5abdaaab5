"""The process that makes the next pictures: it has nothing of the guide's terminal and files, and always ends."""

import subprocess
import sys
from pathlib import Path

_CODE = """
import os, sys
from pathlib import Path
from burnout_tui.early.keep import _in_another_process
kept = open(os.devnull)
def work():
    own = [os.readlink(f"/proc/self/fd/{number}") for number in (0, 1, 2)]
    Path("work").write_text(f"{own} {os.path.exists(f'/proc/self/fd/{kept.fileno()}')} {os.getsid(0) == os.getpid()}")
    print("a word that nobody sees", flush=True)
    raise SystemExit("and another")
_in_another_process(work)
print(os.waitstatus_to_exitcode(os.wait()[1]))
"""


def test_the_process(tmp_path: Path) -> None:
    """It leads its own session, has the null device as its streams and no other descriptor, and ends after an error."""
    ended = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert (ended.stdout, ended.stderr) == ("0\n", "")
    assert (tmp_path / "work").read_text() == f"{['/dev/null'] * 3} False True"
