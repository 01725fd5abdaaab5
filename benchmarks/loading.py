"""Measure the parts of loading a film and filling its panels.

    python benchmarks/loading.py FILM.toml

Prints JSON: the milliseconds of processor time for each part, in the order in which the guide runs them. It builds the
lists when their tabs are first opened. Measure one film per process.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

import msgspec
import tomli

from burnout_tui.film import check
from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Film
from burnout_tui.film.notation import to_records
from burnout_tui.film.schema import film_schema
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import cast_rows, character_rows, work_rows, works_of
from burnout_tui.toml.read import decode, read_bytes
from burnout_tui.toml.sanitize import sanitize_values

_T = TypeVar("_T")


def parts(path: Path) -> dict[str, float]:
    """Return the milliseconds for each part."""
    spent: dict[str, float] = {}

    def part(name: str, act: Callable[[], _T]) -> _T:
        start = process_time()
        result = act()
        spent[name] = 1000 * (process_time() - start)
        return result

    document = part("read and decode", lambda: decode(read_bytes(path, film_schema()), path.name))
    values = part("parse", lambda: tomli.loads(document))
    part("sanitize", lambda: sanitize_values(document, values))
    guide = Guide(part("convert", lambda: msgspec.convert(to_records(values), Film)))
    part("check", lambda: list(check.errors(guide)))
    reading = Reading.of(guide, "en")
    part("synopsis and facts", lambda: (synopsis_document(reading), facts_document(reading)))
    part("list of Characters", lambda: character_rows(reading))
    part("list of Cast", lambda: cast_rows(reading))
    director = guide.film.film.directors[:1]
    part("list of Filmography", lambda: work_rows(reading, works_of(reading, director)))
    return spent


if __name__ == "__main__":
    print(json.dumps(parts(Path(sys.argv[1]))))
