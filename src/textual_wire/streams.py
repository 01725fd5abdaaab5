"""Write text to streams that cannot encode all of it, or that are closed."""

import codecs
import errno
import os
from contextlib import suppress
from io import TextIOBase
from typing import TextIO
from unicodedata import category

from textual_wire.ascii.cells import to_ascii

_TRANSLITERATE = "textual_wire.transliterate"
"""The name of the codec error handler."""


class ClosedStream(TextIOBase):
    """Stands for a standard stream that is closed. Writing to it raises OSError, so that lost output is an error."""

    def write(self, _: str) -> int:
        """Raise OSError."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def transliterate_stream(stream: TextIO) -> None:
    """Make a stream transliterate characters that it cannot encode or that its terminal cannot show.

    Only Python's own streams can be changed; any other is left as it is.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    codecs.register_error(_TRANSLITERATE, _transliterate)
    if stream.isatty():
        from textual_wire.detection.local import this_terminal

        reconfigure(encoding=this_terminal().encoding, errors=_TRANSLITERATE)
    else:
        reconfigure(errors=_TRANSLITERATE)


def drop_unwritten(stream: TextIO) -> None:
    """Drop the text that a stream holds and cannot write.

    Python would try to write it once more when it ends, complain, and exit with a status of its own.
    """
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 # no path, a device
            os.dup2(nowhere.fileno(), stream.fileno())


def _transliterate(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_replacement, error.object[error.start : error.end])), error.end


def _replacement(character: str) -> str:
    """Return the ASCII for a character; a question mark if there is none, nothing if nobody sees the character."""
    return to_ascii(character) or ("" if category(character) == "Cf" else "?")
