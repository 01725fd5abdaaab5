"""Write ``author/schema/descriptions.json``: what docs/format.md says about each table and key of a film file.

    python tools/schema_descriptions.py

Run it after a change of the tables in docs/format.md; a test fails until then.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from burnout_tui.author.schema.descriptions import FILE

PAGE = Path(__file__).parents[1] / "docs" / "format.md"
_HEADING = re.compile(r"^##+ (.*)$")
_TABLE = re.compile(r"\[+([a-z]+)\]+` – (.*)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_PREFIXES = {"Texts": "text", "Shared keys": "shared"}


def descriptions() -> dict[str, str]:
    """Return the description of each table and key, by its path."""
    first = ("format", "The version of the format: `1`. It stands on the first line.")
    return dict([first, *_of_page(PAGE.read_text(encoding="utf-8"))])


def _of_page(page: str) -> Iterator[tuple[str, str]]:
    prefix = ""
    for line in page.splitlines():
        if heading := _HEADING.match(line):
            prefix = _PREFIXES.get(heading[1], "")
            if table := _TABLE.search(heading[1]):
                prefix = table[1]
                yield prefix, table[2][0].upper() + table[2][1:] + "."
        elif prefix and line.startswith("| `"):
            _, names, _, _, what, *_ = (cell.strip() for cell in line.split("|"))
            for name in re.findall("`([^`]+)`", names):
                yield f"{prefix}.{name}", _LINK.sub(r"\1", what)


def main() -> None:
    """Write the file."""
    text = json.dumps(descriptions(), ensure_ascii=False, indent=1) + "\n"
    FILE.write_text(text, encoding="utf-8")
    print(f"{len(descriptions())} descriptions")


if __name__ == "__main__":
    main()
