"""Lines from a terminal that sends every key as it is pressed, or from a pipe."""

from collections.abc import Iterator
from typing import ClassVar

LONGEST = 500
"""Characters of a line; the rest of it is dropped."""


class LineReader:
    """Puts lines together. With ``echoes`` it is a terminal, which shows only what it is sent back."""

    END: ClassVar[str] = "\x04"
    """The line that stands for ctrl+c, and for ctrl+d on an empty line."""

    def __init__(self, echoes: bool) -> None:
        self._echoes = echoes
        self._line = ""
        self._returned = False
        self._escape = ""

    def take(self, text: str) -> Iterator[tuple[str, str | None]]:
        """What to echo, and a line where one is complete."""
        for letter in text:
            if self._escape or (letter == "\x1b" and self._echoes):
                self._pass_over(letter)
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
            elif letter.isprintable() and len(self._line) < LONGEST:
                self._line += letter
                yield (letter if self._echoes else ""), None

    def _pass_over(self, letter: str) -> None:
        """An arrow key or another sequence means nothing here: CSI ends with a letter, the others after one."""
        self._escape += letter
        body = self._escape[1:]
        if body and (body[0] not in "[O" or (len(body) > 1 and "@" <= letter <= "~") or len(body) > 16):
            self._escape = ""
