"""Read the output of an app into a model of the screen."""

import re
from collections.abc import Hashable, Iterator

from textual_wire.detection.features import Features
from textual_wire.wire.fast_lines import POSITION, apply_line
from textual_wire.wire.readings import Reading, Readings
from textual_wire.wire.screen import Screen
from textual_wire.wire.sequences import (
    CSI,
    SHORT,
    STRINGS,
    UNFINISHED,
    PassThrough,
    ScreenEffect,
    classify_csi,
    classify_short,
    classify_string,
    join_string,
    update_untracked_modes,
)
from textual_wire.wire.style import Styles

_CONTROLS = re.compile(r"([\x00-\x1f\x7f-\x9f])")
_LINK = re.compile(r"\]8;[^;]*;(.*?)(?:\x07|\x1b\\)", re.DOTALL)
_RESETS = ("\x1bc", "\x1b[!p")
"""Sequences that end all modes: a full reset (RIS) and a soft one (DECSTR)."""
_MAX_UNFINISHED = 1 << 20
"""The longest sequence without an end, in characters; a longer one is passed through."""


class Reader:
    """Updates a model of the screen from an app's output.

    It tracks the screen while it knows the cursor and the pen. After a sequence of unknown effect it passes everything
    through, until sequences have placed the cursor and reset the pen.
    """

    def __init__(self, columns: int, rows: int, features: Features) -> None:
        self.screen = Screen(columns, rows, features)
        self.cursor_visible: bool | None = None
        """None until the app shows or hides the cursor."""
        self.synchronizes = features.synchronized
        """True if the terminal supports synchronized output: its features include it, or the app uses it."""
        self._features = features
        self.knows_cursor = False
        """True if the position of the cursor is known."""
        self.knows_pen = True
        """True if the style of the next character is known."""
        self._untracked_modes: set[str] = set()
        self._unfinished = ""

    @property
    def is_tracking(self) -> bool:
        """True if cursor and pen are known, and no mode changes the meaning of text and moves."""
        return self.knows_cursor and self.knows_pen and not self._untracked_modes

    def state(self) -> Hashable | None:
        """Return all that decides how output changes the screen; None if it is too much to compare."""
        screen, grid = self.screen, self.screen.grid
        if self._unfinished or self._untracked_modes or not screen.is_simple:
            return None
        if grid.columns * grid.rows > Readings.MAX_CELLS or not self.knows_pen:
            return None
        cursor = screen.column, screen.row, screen.combines, self.knows_cursor, self.cursor_visible
        rows = (*grid.text, *grid.styles)
        return (
            self._features,
            grid.columns,
            rows,
            screen.styles.known,
            screen.pen,
            screen.wraps,
            cursor,
            self.synchronizes,
        )

    def reading(self) -> Reading | None:
        """Return the screen as the latest output has left it; None if others cannot continue from it."""
        screen, grid = self.screen, self.screen.grid
        if self.state() is None or not self.is_tracking or screen.pen != Styles.plain:
            return None
        return Reading(
            tuple(grid.text),
            tuple(grid.styles),
            screen.styles.copy(),
            screen.column,
            screen.row,
            screen.combines,
            self.cursor_visible,
            self.synchronizes,
        )

    def continue_from(self, reading: Reading) -> None:
        """Take over the screen of another reader that has read the same output in the same state."""
        screen = self.screen
        screen.grid.text, screen.grid.styles = [*reading.text], [*reading.styles]
        screen.styles, screen.pen = reading.known_styles.copy(), Styles.plain
        screen.column, screen.row, screen.combines = reading.column, reading.row, reading.combines
        self.cursor_visible, self.synchronizes = reading.cursor_visible, reading.synchronizes
        self.knows_cursor = True

    def resize(self, columns: int, rows: int) -> None:
        """Change the size. All cells and the cursor become unknown."""
        old = self.screen
        self.screen = Screen(columns, rows, self._features)
        self.screen.styles, self.screen.pen, self.screen.wraps = old.styles, old.pen, old.wraps
        self.knows_cursor = False

    def read(self, text: str) -> Iterator[PassThrough]:
        """Read output. Yields what must be sent unchanged, each before the model includes what follows it.

        After output that may change the screen, the model is unknown. An unfinished sequence waits for the next text.
        """
        text, self._unfinished = self._unfinished + text, ""
        before, *lines = POSITION.split(text)
        yield from self._read(before)
        parts = iter(lines)
        for row, column, line in zip(parts, parts, parts, strict=True):
            if self._unfinished:  # Inside an unfinished string, a position is part of the string
                yield from self._read(f"{self._take_unfinished()}\x1b[{row};{column}H{line}")
            elif not self._apply_line(int(row), int(column), line):
                yield from self._read(f"\x1b[{row};{column}H{line}")

    def _apply_line(self, row: int, column: int, line: str) -> bool:
        if not self.knows_pen or self._untracked_modes or self.screen.pen != Styles.plain:
            return False
        self.knows_cursor = True
        return apply_line(self.screen, max(row, 1) - 1, max(column, 1) - 1, line)

    def _take_unfinished(self) -> str:
        unfinished, self._unfinished = self._unfinished, ""
        return unfinished

    def _read(self, text: str) -> Iterator[PassThrough]:
        """Read any output, sequence by sequence."""
        pieces = text.split("\x1b")
        yield from self._read_text(pieces[0])
        at = 1
        while at < len(pieces):
            piece = pieces[at]
            at += 1
            if piece[:1] and piece[0] in STRINGS:
                end, sequence, rest = join_string(pieces, at - 1)
                if not end:
                    yield from self._keep_unfinished(sequence)
                    return
                at = end
                yield from self._read_string(sequence)
            elif match := CSI.match(piece):
                rest = piece[match.end() :]
                yield from self._read_csi(*match.groups())
            elif match := SHORT.match(piece):
                rest = piece[match.end() :]
                yield from self._pass(classify_short("\x1b" + match[0]))
            elif at == len(pieces) and UNFINISHED.fullmatch(piece):
                yield from self._keep_unfinished("\x1b" + piece)
                return
            else:
                rest = piece
                yield from self._pass(PassThrough("\x1b", ScreenEffect.UNKNOWN))
            yield from self._read_text(rest)

    def _read_text(self, text: str) -> Iterator[PassThrough]:
        """Read text with control characters."""
        if not text:
            return
        for part in _CONTROLS.split(text):
            if not part:
                continue
            if part == "\x07":
                yield PassThrough(part, ScreenEffect.NONE, part)
            elif part < " " or "\x7f" <= part <= "\x9f":
                yield from () if self._apply_control(part) else self._pass(PassThrough(part, ScreenEffect.UNKNOWN))
            elif rest := self.screen.write(part) if self.is_tracking else part:
                yield from self._pass(PassThrough(rest, ScreenEffect.UNKNOWN))

    def _apply_control(self, control: str) -> bool:
        screen = self.screen
        if not self.is_tracking:
            return False
        if control == "\r":
            screen.move(0, screen.row)
        elif control == "\b" and screen.column < screen.grid.columns:
            screen.move(screen.column - 1, screen.row)
        else:
            return control in "\n\v\f" and screen.new_line()
        return True

    def _read_csi(self, private: str, parameters: str, between: str, final: str) -> Iterator[PassThrough]:
        kind = private + between + final
        if kind in ("?h", "?l") and parameters in ("25", "2026"):
            if parameters == "25":
                self.cursor_visible = final == "h"
            else:
                self.synchronizes = True
            return
        applied = self._apply_sgr(parameters) if kind == "m" else self._move_or_erase(kind, parameters)
        if applied and self.is_tracking:
            return
        passed = classify_csi(private, parameters, between, final)
        if kind in ("?h", "?l") and parameters == "7":
            self.screen.wraps = final == "h"
            passed = PassThrough(passed.text, ScreenEffect.NONE, "?7")
        if applied or kind == "m":
            # An applied sequence makes the cursor or the pen known, if it was not.
            yield PassThrough(passed.text, ScreenEffect.UNKNOWN)
            if not applied:
                self._forget(ScreenEffect.UNKNOWN)
        else:
            yield from self._pass(passed)

    def _apply_sgr(self, codes: str) -> bool:
        screen = self.screen
        first = codes.split(";", 1)[0]
        if not first.strip("0"):
            screen.pen, self.knows_pen = screen.styles.with_link(Styles.plain, screen.styles[screen.pen].link), True
        if (pen := screen.styles.apply_sgr(screen.pen, codes)) is None:
            return False
        screen.pen = pen
        return True

    def _move_or_erase(self, kind: str, parameters: str) -> bool:
        """Apply a move or an erasure. Returns False for other sequences, and if terminals disagree."""
        screen = self.screen
        if ":" in parameters:
            return False
        numbers = [int(number or "0") if len(number) < 6 else 99999 for number in parameters.split(";")]
        if len(numbers) > 2:
            return False
        count = max(1, numbers[0])
        if kind in ("H", "f"):
            screen.move(max(1, numbers[1]) - 1 if len(numbers) == 2 else 0, count - 1)
            self.knows_cursor = True
            return True
        if not self.is_tracking or len(numbers) > 1:
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
        targets = {
            "A": (column, row - count),
            "B": (column, row + count),
            "C": (column + count, row),
            "D": (column - count, row),
            "d": (column, count - 1),
            "E": (0, row + count),
            "F": (0, row - count),
        }
        if kind not in targets:
            return False
        screen.move(*targets[kind])
        return True

    def _read_string(self, sequence: str) -> Iterator[PassThrough]:
        if not (link := _LINK.fullmatch(sequence, 1)):
            yield from self._pass(classify_string(sequence))
            return
        # Only the address is kept: Rich invents another id for a link each time it paints it.
        if self._features.links:
            self.screen.pen = self.screen.styles.with_link(self.screen.pen, link[1])
            if not self.is_tracking:
                yield PassThrough(sequence, ScreenEffect.UNKNOWN)

    def _keep_unfinished(self, sequence: str) -> Iterator[PassThrough]:
        """Keep the beginning of a sequence until its end arrives."""
        if len(sequence) > _MAX_UNFINISHED:
            yield from self._pass(PassThrough(sequence, ScreenEffect.UNKNOWN))
        else:
            self._unfinished = sequence

    def _pass(self, passed: PassThrough) -> Iterator[PassThrough]:
        """Pass a sequence or text through, and forget what it may change."""
        yield passed
        if passed.effect in (ScreenEffect.UNKNOWN, ScreenEffect.KEEPS_PEN):
            update_untracked_modes(passed.text, self._untracked_modes)
            self._forget(passed.effect)
            if passed.text in _RESETS:
                self._untracked_modes.clear()
                self.screen.pen = Styles.plain
            if passed.text == "\x1bc" and self.cursor_visible is not None:
                self.cursor_visible = True
            if passed.effect is ScreenEffect.UNKNOWN and passed.text[0] == "\x1b":
                self.screen.wraps = None  # Sequences that restore the cursor restore this mode too

    def _forget(self, effect: ScreenEffect) -> None:
        self.screen.grid.forget()
        self.knows_cursor = False
        self.knows_pen = self.knows_pen and effect is ScreenEffect.KEEPS_PEN
