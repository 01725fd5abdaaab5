"""Print how many mutants of each module the tests noticed in the last run of ``make mutations``.

docs/mutations.md explains the run and shows the table. A mutant is noticed if a test fails with it, or never ends.
"""

import json
from pathlib import Path

from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).parents[1]
NOTICED = {"killed", "timeout", "segfault"}
HEADINGS = ("module", "mutants", "noticed", "alive", "not tried")


def counts(statuses: list[str]) -> tuple[int, int, int, int]:
    """Return how many mutants there are, how many were noticed, how many live and how many were not tried."""
    noticed = sum(status in NOTICED for status in statuses)
    untried = statuses.count("not checked")
    return len(statuses), noticed, len(statuses) - noticed - untried, untried


def main() -> None:
    """Print a row for each module, and one for all of them."""
    statuses = {}
    for path in sorted((ROOT / "mutants" / "src").rglob("*.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].values()
        if codes:
            statuses[path.relative_to(ROOT / "mutants" / "src").with_suffix("")] = [
                status_by_exit_code[code] for code in codes
            ]
    print(f"| {' | '.join(HEADINGS)} |\n|---|{'---:|' * (len(HEADINGS) - 1)}")
    for module, of_module in statuses.items():
        print(f"| {module} | {' | '.join(str(count) for count in counts(of_module))} |")
    total, noticed, *others = counts([status for of_module in statuses.values() for status in of_module])
    print(f"| all | {total} | {noticed} ({noticed / max(total, 1):.1%}) | {' | '.join(map(str, others))} |")


if __name__ == "__main__":
    main()
