"""What is written for a terminal, read into the screen that it would show."""

import re
from collections.abc import Iterator

from textual_wire.detection.features import Features
from textual_wire.wire.fast_lines import PLACES, follow_line
from textual_wire.wire.screen import Screen
from textual_wire.wire.sequences import (
    CSI,
    SHORT,
    STRINGS,
    UNFINISHED,
    Effect,
    Passing,
    block,
    passing_csi,
    passing_short,
    passing_string,
)
from textual_wire.wire.style import Styles

_CONTROLS = re.compile(r"([\x00-\x1f\x7f-\x9f])")
_LINK = re.compile(r"\]8;[^;]*;(.*?)(?:\x07|\x1b\\)", re.DOTALL)
_RESETS = ("\x1bc", "\x1b[!p")
"""Ends all modes: a full reset (RIS), and a soft one (DECSTR)."""
_LONGEST = 1 << 20
"""Characters of a sequence without an end, after which it goes to the terminal as it is."""


class Reader:
    """Reads what is written for a terminal, and keeps the screen as it would be.

    It follows as long as it knows where the cursor is and what the style is. After a sequence that may change anything
    it does not, and passes all on, until one sequence has placed the cursor and another one reset the style.
    """

    def __init__(self, columns: int, rows: int, features: Features) -> None:
        self.screen = Screen(columns, rows, features)
        self.visible: bool | None = None
        """Whether the cursor is to be seen; None as long as nothing was said about it."""
        self.synchronizes = features.synchronized
        """Whether the terminal shows a frame at once, as its features say, or as Textual uses it."""
        self._features = features
        self._placed = False
        self.knows_pen = True
        """Whether the style of what is written next is known."""
        self._blocking: set[str] = set()
        self._held = ""

    @property
    def follows(self) -> bool:
        """Whether the cursor's place and the style are known, and characters and moves mean what they mostly do."""
        return self._placed and self.knows_pen and not self._blocking

    def resize(self, columns: int, rows: int) -> None:
        """The screen has another size: nothing is known of its cells, nor of the cursor's place."""
        pen, wraps = self.screen.pen, self.screen.wraps
        styles = self.screen.styles
        self.screen = Screen(columns, rows, self._features)
        self.screen.styles, self.screen.pen, self.screen.wraps = styles, pen, wraps
        self._placed = False

    def read(self, text: str) -> Iterator[Passing]:
        """Follow what is written. Yields what has to go to the terminal as it is, each before what comes after it.

        Where that may change the screen, nothing is known of it from then on. An unfinished sequence waits for its end.
        """
        text, self._held = self._held + text, ""
        before, *lines = PLACES.split(text)
        yield from self._read(before)
        parts = iter(lines)
        for row, column, line in zip(parts, parts, parts, strict=True):
            if self._held:  # A string that is not at its end: what is in it is none of the places
                yield from self._read(f"{self._take_held()}\x1b[{row};{column}H{line}")
            elif not self._follow_line(int(row), int(column), line):
                yield from self._read(f"\x1b[{row};{column}H{line}")

    def _follow_line(self, row: int, column: int, line: str) -> bool:
        if not self.knows_pen or self._blocking or self.screen.pen != Styles.plain:
            return False
        self._placed = True
        return follow_line(self.screen, max(row, 1) - 1, max(column, 1) - 1, line)

    def _take_held(self) -> str:
        held, self._held = self._held, ""
        return held

    def _read(self, text: str) -> Iterator[Passing]:
        """Follow anything, sequence by sequence."""
        pieces = text.split("\x1b")
        yield from self._text(pieces[0])
        at = 1
        while at < len(pieces):
            piece = pieces[at]
            at += 1
            if piece[:1] and piece[0] in STRINGS:
                end, sequence, rest = _string(pieces, at - 1)
                if not end:
                    yield from self._hold(sequence)
                    return
                at = end
                yield from self._string(sequence)
            elif found := CSI.match(piece):
                rest = piece[found.end() :]
                yield from self._csi(*found.groups())
            elif found := SHORT.match(piece):
                rest = piece[found.end() :]
                yield from self._pass(passing_short("\x1b" + found[0]))
            elif at == len(pieces) and UNFINISHED.fullmatch(piece):
                yield from self._hold("\x1b" + piece)
                return
            else:
                rest = piece
                yield from self._pass(Passing("\x1b", Effect.ANY))
            yield from self._text(rest)

    def _text(self, text: str) -> Iterator[Passing]:
        """Follow signs, and controls of one character."""
        if not text:
            return
        for part in _CONTROLS.split(text):
            if not part:
                continue
            if part == "\x07":
                yield Passing(part, Effect.NONE, part)
            elif part < " " or "\x7f" <= part <= "\x9f":
                yield from () if self._control(part) else self._pass(Passing(part, Effect.ANY))
            elif rest := self.screen.write(part) if self.follows else part:
                yield from self._pass(Passing(rest, Effect.ANY))

    def _control(self, control: str) -> bool:
        screen = self.screen
        if not self.follows:
            return False
        if control == "\r":
            screen.move(0, screen.row)
        elif control == "\b" and screen.column < screen.grid.columns:
            screen.move(screen.column - 1, screen.row)
        else:
            return control in "\n\v\f" and screen.new_line()
        return True

    def _csi(self, private: str, parameters: str, between: str, final: str) -> Iterator[Passing]:
        kind = private + between + final
        if kind in ("?h", "?l") and parameters in ("25", "2026"):
            if parameters == "25":
                self.visible = final == "h"
            else:
                self.synchronizes = True
            return
        followed = self._colour(parameters) if kind == "m" else self._move_or_erase(kind, parameters)
        if followed and self.follows:
            return
        passing = passing_csi(private, parameters, between, final)
        if kind in ("?h", "?l") and parameters == "7":
            self.screen.wraps = final == "h"
            passing = Passing(passing.text, Effect.NONE, "?7")
        if followed or kind == "m":
            # What was followed has said where the cursor is, or what the style is, as far as they were not known.
            yield Passing(passing.text, Effect.ANY)
            if not followed:
                self._lose(Effect.ANY)
        else:
            yield from self._pass(passing)

    def _colour(self, codes: str) -> bool:
        screen = self.screen
        first = codes.split(";", 1)[0]
        if not first.strip("0"):
            screen.pen, self.knows_pen = screen.styles.linked(Styles.plain, screen.styles[screen.pen].link), True
        if (pen := screen.styles.styled(screen.pen, codes)) is None:
            return False
        screen.pen = pen
        return True

    def _move_or_erase(self, kind: str, parameters: str) -> bool:
        """Move or erase as a sequence says; False if it does something else, or not the same on all terminals."""
        screen = self.screen
        numbers = [int(number or "0") if len(number) < 6 else 99999 for number in parameters.split(";")]
        if ":" in parameters or len(numbers) > 2:
            return False
        count = max(1, numbers[0])
        if kind in ("H", "f"):
            screen.move(max(1, numbers[1]) - 1 if len(numbers) == 2 else 0, count - 1)
            self._placed = True
            return True
        if not self.follows or len(numbers) > 1:
            return False
        if kind in ("J", "K"):
            return (screen.erase_line if kind == "K" else screen.erase_screen)(parameters)
        if kind == "X":
            return screen.erase_characters(count)
        if kind == "G":
            screen.move(count - 1, screen.row)
            return True
        if screen.column >= screen.grid.columns:
            return False
        column, row = screen.column, screen.row
        places = {
            "A": (column, row - count),
            "B": (column, row + count),
            "C": (column + count, row),
            "D": (column - count, row),
            "d": (column, count - 1),
            "E": (0, row + count),
            "F": (0, row - count),
        }
        if kind not in places:
            return False
        screen.move(*places[kind])
        return True

    def _string(self, sequence: str) -> Iterator[Passing]:
        if not (link := _LINK.fullmatch(sequence, 1)):
            yield from self._pass(passing_string(sequence))
            return
        # Only where a link leads is kept: Rich makes up another name for each link whenever it paints it.
        if self._features.links:
            self.screen.pen = self.screen.styles.linked(self.screen.pen, link[1])
            if not self.follows:
                yield Passing(sequence, Effect.ANY)

    def _hold(self, unfinished: str) -> Iterator[Passing]:
        """Keep the beginning of a sequence until its end comes."""
        if len(unfinished) > _LONGEST:
            yield from self._pass(Passing(unfinished, Effect.ANY))
        else:
            self._held = unfinished

    def _pass(self, passing: Passing) -> Iterator[Passing]:
        """Pass a sequence or text on, and forget what it may change."""
        yield passing
        if passing.effect in (Effect.ANY, Effect.SCREEN):
            block(passing.text, self._blocking)
            self._lose(passing.effect)
            if passing.text in _RESETS:
                self._blocking.clear()
                self.screen.pen = Styles.plain
            if passing.text == "\x1bc" and self.visible is not None:
                self.visible = True
            if passing.effect is Effect.ANY and passing.text[0] == "\x1b":
                self.screen.wraps = None  # What restores the cursor restores this too

    def _lose(self, effect: Effect) -> None:
        self.screen.grid.forget()
        self._placed = False
        self.knows_pen = self.knows_pen and effect is Effect.SCREEN


def _string(pieces: list[str], at: int) -> tuple[int, str, str]:
    """A string that begins with a piece: the piece after it, or 0 if it has no end yet; all of it; what follows it."""
    if pieces[at][0] == "]" and "\x07" in pieces[at]:
        string, _, rest = pieces[at].partition("\x07")
        return at + 1, f"\x1b{string}\x07", rest
    for end in range(at + 1, len(pieces)):
        # Within a string for tmux each ESC stands twice.
        if pieces[end][:1] == "\\" and (pieces[end - 1] or end - 1 == at):
            return end + 1, "\x1b" + "\x1b".join(pieces[at:end]) + "\x1b\\", pieces[end][1:]
        if pieces[at][0] == "]" and "\x07" in pieces[end]:
            string, _, rest = pieces[end].partition("\x07")
            return end + 1, "\x1b" + "\x1b".join([*pieces[at:end], string]) + "\x07", rest
    return 0, "\x1b" + "\x1b".join(pieces[at:]), ""
