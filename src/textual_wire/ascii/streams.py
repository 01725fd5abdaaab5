"""Lines of text for streams that cannot encode all of it."""

import codecs
from typing import TextIO

from textual_wire.ascii.cells import in_ascii

_TRANSLITERATE = "burnout_tui.transliterate"
"""The name, among Python's ways to deal with what cannot be encoded, of writing it in ASCII."""


def transliterating(stream: TextIO) -> None:
    """Have a stream write in ASCII what it cannot encode; on a terminal, what the terminal cannot show.

    A stream of another kind than Python's own is left as it is.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    codecs.register_error(_TRANSLITERATE, _transliterated)
    if stream.isatty():
        from textual_wire.detect.local import this_terminal

        reconfigure(encoding=this_terminal().encoding, errors=_TRANSLITERATE)
    else:
        reconfigure(errors=_TRANSLITERATE)


def _transliterated(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(in_ascii(character) or "?" for character in error.object[error.start : error.end]), error.end
