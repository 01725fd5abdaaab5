"""``export csv``: one table of a film as RFC 4180 defines it. docs/exporting.md explains the columns."""

import csv
from collections.abc import Iterator
from io import StringIO

from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.tables import COLUMNS_OF, Column
from burnout_tui.author.exports.texts import Texts
from burnout_tui.prose.reading import Reading

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The first characters of a cell that spreadsheets take for a formula, in half and in full width."""


def write(reading: Reading, options: Options) -> bytes:
    """Return a table in UTF-8. It begins with a mark of the encoding, without which Excel takes it for another one."""
    texts = Texts(reading, options)
    records, columns = COLUMNS_OF[options.table]
    output = StringIO(newline="")
    writer = csv.writer(output)  # its lines end in CR LF
    writer.writerow(name for column in columns for name in _names(column, texts))
    for record in records(reading.guide):
        values = (column.value(reading.guide, record) for column in columns)
        cells = (cell for column, value in zip(columns, values, strict=True) for cell in _cells(column, value, texts))
        writer.writerow([*cells])
    return output.getvalue().encode("utf-8-sig")


def _names(column: Column, texts: Texts) -> Iterator[str]:
    """Yield the names of a column: a text has one for each language."""
    yield from (f"{column.name}_{language}" for language in texts.languages) if column.is_text else (column.name,)


def _cells(column: Column, value: object, texts: Texts) -> Iterator[str]:
    if column.is_text:
        yield from map(_safe, texts.of(value).values())  # type: ignore[arg-type] # the column says that it is a text
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, tuple):
        yield _safe(" ".join(value))
    else:
        yield _safe(value) if isinstance(value, str) else "" if value is None else str(value)


def _safe(text: str) -> str:
    """Return the text of a cell. One that a spreadsheet would compute gets an apostrophe before it."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
