"""Import sources as the command does, without files."""

from collections.abc import Sequence

from burnout_tui.author.imports.complete import completed
from burnout_tui.author.imports.formats import reader
from burnout_tui.author.imports.merge import merge
from burnout_tui.author.imports.toml_text import toml_text


def film_file(name: str, sources: Sequence[bytes]) -> tuple[bytes, list[str]]:
    """Return the film file of sources of a format, and the lines of its account; empty if no film is in them.

    Raises SourceError.
    """
    merged = merge([reader(name)(data, "source") for data in sources], ["source"] * len(sources))
    if "film" not in merged.values:
        return b"", merged.ledger.lines()
    values, _ = completed(merged.values)
    return toml_text(values).encode(), merged.ledger.lines()
