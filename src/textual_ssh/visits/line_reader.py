"""Read lines from a pipe, or from a terminal that sends every key at once."""

from collections.abc import Iterator
from typing import ClassVar

MAX_LINE = 500
"""The longest line, in characters; the rest is dropped."""


class LineReader:
    """Assembles and edits lines. With ``echoes``, it also yields what a terminal must show of the typed keys."""

    END: ClassVar[str] = "\x04"
    """The line that stands for ctrl+c, and for ctrl+d on an empty line."""

    def __init__(self, echoes: bool) -> None:
        self._echoes = echoes
        self._line = ""
        self._returned = False
        self._escape = ""

    def take(self, text: str) -> Iterator[tuple[str, str | None]]:
        """Yield pairs of the text to echo and the line; None while the line is incomplete."""
        for letter in text:
            if self._escape or (letter == "\x1b" and self._echoes):
                self._skip_escape(letter)
                continue
            returned, self._returned = self._returned, letter == "\r"
            if letter == "\n" and returned:
                continue
            if letter in "\r\n":
                line, self._line = self._line, ""
                yield ("\n" if self._echoes else ""), line
            elif letter == "\x03" or (letter == "\x04" and not self._line):
                self._line = ""
                yield "", self.END
            elif letter in "\x7f\x08":
                if self._line:
                    self._line = self._line[:-1]
                    yield ("\b \b" if self._echoes else ""), None
            elif letter == "\x15":
                yield ("\b \b" * len(self._line) if self._echoes else ""), None
                self._line = ""
            elif letter.isprintable() and len(self._line) < MAX_LINE:
                self._line += letter
                yield (letter if self._echoes else ""), None

    def _skip_escape(self, letter: str) -> None:
        """Skip arrow keys and other sequences. CSI ends with a letter, other sequences after one character."""
        self._escape += letter
        body = self._escape[1:]
        if body and (body[0] not in "[O" or (len(body) > 1 and "@" <= letter <= "~") or len(body) > 16):
            self._escape = ""
