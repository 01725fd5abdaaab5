"""Bracketed paste: text between two markers."""

from codecs import IncrementalDecoder

from textual_wire.keyboard.tokens import MAX_BYTES

START, END = "[200~", b"\x1b[201~"
_REMOVED = str.maketrans("", "", "\x00\x1b")
"""Characters that are removed: a paste is plain text, and escape sequences in it would be parsed as keys."""


class Paste:
    """A paste that is being received."""

    def __init__(self, decoder: IncrementalDecoder, max_length: int) -> None:
        """Keep at most ``max_length`` characters."""
        self._decoder = decoder
        self._left = max_length
        self._parts: list[str] = []
        self._held = b""
        self._read = 0
        self.is_cut = False
        """The paste was longer than the limit."""
        self.has_ended = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts).translate(_REMOVED)

    def take(self, data: bytes, start: int) -> int:
        """Read from a position in the data on. Returns the position after the paste."""
        held, rest = self._held, data[start:]
        before, found, _ = (held + rest).partition(END)
        if found:
            self.has_ended = True
            self._keep(before, final=True)
            return start + len(before) + len(END) - len(held)
        kept = len(before) - _marker_at_end(before)
        self._held = before[kept:]
        self._keep(before[:kept])
        self._read += len(rest)
        self.has_ended = self._read > MAX_BYTES
        return len(data)

    def _keep(self, data: bytes, final: bool = False) -> None:
        if not self._left:
            self.is_cut = self.is_cut or bool(data)
            return
        text = self._decoder.decode(data, final)
        self.is_cut = self.is_cut or len(text) > self._left
        self._parts.append(text[: self._left])
        self._left -= len(self._parts[-1])


def _marker_at_end(data: bytes) -> int:
    """Return the number of bytes at the end of the data with which the end marker begins."""
    return next((length for length in range(len(END) - 1, 0, -1) if data.endswith(END[:length])), 0)
