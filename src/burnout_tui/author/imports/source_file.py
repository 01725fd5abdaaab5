"""Read the bytes of a source: a file, or standard input."""

import os
import re
import sys
from pathlib import Path

from burnout_tui.author.imports.errors import SourceError
from burnout_tui.errors import UsageError
from burnout_tui.film.model import Film
from burnout_tui.message import Message
from burnout_tui.toml.read import read_bytes, read_limited
from burnout_tui.toml.sanitize import sanitize_line
from burnout_tui.toml.schema import Schema

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{2,}://|www\.)", re.IGNORECASE)
_LIMITS = Schema(record=Film, noun=Message("a file to import"), size_limit=32 * 1024 * 1024)


def read_source(given: str) -> tuple[bytes, str]:
    """Return the bytes of a source and its name in messages; ``-`` is standard input.

    Raises UsageError for a web address, and UnreadableError for what cannot be read or is too large.
    """
    if _ADDRESS.match(given) and not os.path.lexists(given):
        address = sanitize_line(given)
        message = Message("“{address}” is a web address: save it as a file, and import that file", address=address)
        raise UsageError(message)
    if given != "-":
        return read_bytes(Path(given), _LIMITS), sanitize_line(given)
    try:
        return read_limited(sys.stdin.buffer, "<stdin>", _LIMITS), "<stdin>"
    except (OSError, ValueError, AttributeError):  # closed, a folder, or no stream at all
        raise SourceError("<stdin>", Message("cannot be read")) from None
