"""Write the table in docs/terminals.md, from walks through the guide on local terminals of every type.

Run ``python tools/terminals_table.py`` from the project's folder after an intended change.
``tests/burnout_tui/terminal/test_poor_terminals.py`` compares it with what is detected, and repeats the walk on a
terminal of each kind; ``tests/burnout_tui/ssh/test_sshd_session.py`` repeats two of the walks over SSH.
"""

import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "terminals.md"
START, END = "<!-- the table is written by tools/terminals_table.py -->\n", "<!-- end of the table -->\n"
HEADINGS = ("TERM", "locale", "shown", "colours", "characters", "mouse", "queries", "copying", "shorter sequences")


def table() -> str:
    """Return the table, with a row for each terminal and locale."""
    from tests.support.terminal_walk import LOCALES, TERMS, walk

    lines = [HEADINGS, ("---",) * len(HEADINGS)]
    for term in TERMS:
        lines += [(f"`{term}`", locale, *walk(term, locale)[0]) for locale in LOCALES]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    """Replace the table in docs/terminals.md."""
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    PAGE.write_text(before + START + table() + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
