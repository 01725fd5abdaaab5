"""Measure the import of large sources of each format: time, which should grow as they do, and memory.

    python benchmarks/imports.py [FORMAT...]

Each measurement has a process of its own. Exits with status 1 if a goal is not met.
"""

import json
import resource
import subprocess
import sys
from time import process_time

from import_sources import FORMATS, source

from burnout_tui.author.imports.complete import completed
from burnout_tui.author.imports.formats import reader
from burnout_tui.author.imports.merge import merge
from burnout_tui.author.imports.toml_text import toml_text

SIZES = (1, 3, 10)
"""Megabytes."""
ROUNDS = 2
"""The measurements of each source; the fastest counts, for other load on the machine only slows them."""
RATIO = 12.0
"""The goal for the time of 10 MB as a multiple of that of 1 MB."""
MEMORY = 30.0
"""The goal for the memory beyond that of 1 MB, as a multiple of the additional bytes of the source."""


def measure(name: str, size: int) -> dict[str, float]:
    """Return the seconds of processor time of an import, and the most memory that the process ever had, in MB."""
    data = source(name, size << 20)
    start = process_time()
    merged = merge([reader(name)(data, "film")], ["film"])
    toml_text(completed(merged.values)[0])
    seconds = process_time() - start
    return {"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def compare(name: str) -> bool:
    """Print the figures of a format. Returns True if it meets its goals."""
    found: dict[int, dict[str, float]] = {}
    for size in SIZES:
        command = [sys.executable, __file__, "--measure", name, str(size)]
        runs = [json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) for _ in range(ROUNDS)]
        found[size] = min(runs, key=lambda run: float(run["seconds"]))
        print(f"{name:9} {size:3} MB: {found[size]['seconds']:6.2f} s CPU, {found[size]['memory']:5.0f} MB in memory")
    first, last = found[SIZES[0]], found[SIZES[-1]]
    ratio = last["seconds"] / first["seconds"]
    memory = (last["memory"] - first["memory"]) / (SIZES[-1] - SIZES[0])
    print(f"{name:9} time ×{ratio:.1f} (goal: at most {RATIO:g}), memory ×{memory:.1f} (goal: at most {MEMORY:g})")
    return ratio <= RATIO and memory <= MEMORY


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
    else:
        met = [compare(name) for name in sys.argv[1:] or FORMATS]
        sys.exit(not all(met))
