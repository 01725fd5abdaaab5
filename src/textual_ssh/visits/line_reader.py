"""Read lines from a pipe, or from a terminal that sends every key at once."""

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from textual_wire.keyboard.sequence_keys import sequence_keys
from textual_wire.keyboard.splitter import Splitter
from textual_wire.keyboard.tokens import ESCAPE, Pasted, Sequence, Token, Typed

MAX_LINE = 500
"""The longest line, in characters; the rest is dropped."""


class LineReader:
    """Assembles and edits lines. With ``echoes``, it also yields what a terminal must show of the typed keys."""

    END: ClassVar[str] = "\x04"
    """The line that stands for ctrl+c, and for ctrl+d on an empty line."""

    def __init__(self, encoding: str, *, echoes: bool, clock: Callable[[], float]) -> None:
        """``clock`` returns the present time in seconds."""
        self._echoes = echoes
        self._clock = clock
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._splitter = Splitter(encoding, MAX_LINE)
        self._read_at = 0.0
        self._line = ""
        self._returned = False

    def take(self, data: bytes) -> Iterator[tuple[str, str | None]]:
        """Yield pairs of the text to echo and the line; None while the line is incomplete.

        ``data`` came in one read.
        """
        for letter in self._keys(data) if self._echoes else self._decode(data):
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

    def _keys(self, data: bytes) -> Iterator[str]:
        """Yield the characters of a terminal's keys, without arrows and everything else that types nothing."""
        timeout, before, self._read_at = self._splitter.timeout, self._read_at, self._clock()
        if timeout is not None and self._read_at - before >= timeout:
            yield from _characters(self._splitter.quiet())
        yield from _characters(self._splitter.feed(data))


def _characters(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if isinstance(token, Typed):
            yield from "" if token.alt or token == ESCAPE else token.character
        elif isinstance(token, Pasted):
            yield from token.text
        elif isinstance(token, Sequence):
            yield from (key.character for key in sequence_keys(token.text, token.alt) if key.character)
