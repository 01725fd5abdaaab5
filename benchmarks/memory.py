"""Measure the memory of the guide on a terminal, compared with bare_app.py; part of start.py.

Memory is the proportional set size (Pss in Linux's /proc/PID/smaps_rollup), in which pages that several processes share
are divided among them, some seconds after the first frame: the guide imports its other tabs meanwhile.
"""

import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from measure import GUIDE, SHIPPED_WORD, Goal, interleaved, ratio, started

SECONDS = 5.0
"""Seconds after the first frame."""


def memory(command: Sequence[str], word: str) -> float:
    """Return the kibibytes of a command some seconds after its first frame, which shows a word. Raises RuntimeError."""
    with started(command, word) as run:
        run.wait(SECONDS)
        rollup = Path(f"/proc/{run.process.pid}/smaps_rollup").read_text("ascii")
        found = re.search(r"^Pss: +([0-9]+) kB$", rollup, re.MULTILINE)
        assert found
        return float(found[1])


def memory_goals(rounds: int, bare: Sequence[str], bare_word: str) -> tuple[dict[str, list[float]], list[Goal]]:
    """Measure the guide and the bare app. Returns nothing where the system does not say how much memory is used."""
    if sys.platform != "linux":
        return {}, []
    figures = interleaved(
        {"memory, guide": partial(memory, GUIDE, SHIPPED_WORD), "memory, bare app": partial(memory, bare, bare_word)},
        rounds,
    )
    return figures, [Goal("memory, guide / bare app", ratio(figures, *figures), 1.15)]
