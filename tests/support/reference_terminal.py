"""A terminal for comparison: pyte's, corrected where it differs from real terminals.

The corrections are:

- A style contains all SGR attributes. pyte has no dim, overline, or kind and colour of underlines.
- Cells have hyperlinks.
- If one half of a wide character is overwritten, the other half becomes blank. A wide character that does not fit into
  a row goes to the next one.
- Every character without width joins the one before it. pyte drops some of them.
- Erased cells take the background or no style, in the whole row. pyte gives them the whole style, and only in cells
  that were written before.
- ``ED 3`` does not change the screen.
- There is an alternate screen, and REP.
- Private sequences that pyte would show as letters are ignored.
"""

import re
from copy import deepcopy
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

import pyte
from pyte import modes
from pyte.screens import Char
from wcwidth import wcwidth

_LINK = re.compile(r"\x1b\]8;[^;]*;(.*?)(?:\x07|\x1b\\)")
_SHOWN_AS_LETTERS = re.compile(r"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b[P_^X].*?\x1b\\|\x1b\[[0-9;]*t")
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]P_^X][^\x07\x1b]*(?:\x1b)?|[ -/]*)?\Z")
_SGR = re.compile(r"\x1b\[([0-9;:]*)m")
_ON = {"1": "bold", "2": "dim", "3": "italic", "4": "under", "21": "under", "5": "blink", "6": "blink", "7": "reverse"}
_ON |= {"8": "conceal", "9": "strike", "53": "over"}
_ON |= {str(code): "ink" for code in (*range(30, 38), *range(90, 98))}
_ON |= {str(code): "ground" for code in (*range(40, 48), *range(100, 108))}
_OFF = {"23": "italic", "24": "under", "25": "blink", "27": "reverse", "28": "conceal", "29": "strike", "55": "over"}
_OFF |= {"39": "ink", "49": "ground", "59": "line"}
_COLOURS = {"38": "ink", "48": "ground", "58": "line"}
_DRAWN_ON_BLANKS = ("reverse", "under", "strike", "over")

Style = frozenset[tuple[str, str]]


def _as_rgb(colour: str) -> str:
    """Return a colour of the palette, above the first 22, as xterm's levels of red, green and blue."""
    ground, kind, number, *_ = [*colour.split(";"), "", ""]
    if kind != "5" or not number.isdecimal() or not 22 <= int(number) <= 255:
        return colour
    if int(number) >= 232:
        levels = [8 + 10 * (int(number) - 232)] * 3
    else:
        index = int(number) - 16
        levels = [(0, 95, 135, 175, 215, 255)[part] for part in (index // 36, index // 6 % 6, index % 6)]
    return ";".join([ground, "2", *map(str, levels)])


class Cell(NamedTuple):
    """The visible contents of a cell, and its hyperlink."""

    character: str
    style: Style


class Emulator(pyte.Screen):
    """A terminal that interprets text, and has cells."""

    def __init__(self, columns: int, rows: int, back_colour_erase: bool = True, links: bool = True) -> None:
        """Create a terminal with or without background colour erase and hyperlinks."""
        self._coloured, self._links = back_colour_erase, links
        self._held = ""
        self._last = " "
        self.has_halved_character = False
        """True if half of a wide character was ever overwritten or erased, and the other half had a style.

        Terminals disagree about the look of the other half; the wire paints it in the character's style.
        """
        super().__init__(columns, rows)
        self._stream = _Stream(self)

    @property
    def default_char(self) -> Char:
        """The blank cell without style."""
        return Char(" ", fg=frozenset())  # type: ignore[arg-type] # pyte has no other field for a whole style

    def reset(self) -> None:
        """Reset the terminal."""
        self._behind: Any = None
        self._link = ""
        super().reset()
        self.cursor.attrs = self.default_char

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Enable modes, including the alternate screen, which pyte lacks."""
        super().set_mode(*modes, **kwargs)
        if kwargs.get("private") and 1049 in modes and self._behind is None:
            self.save_cursor()
            self._behind = deepcopy(self.buffer)
            self._erase_all()

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Disable modes."""
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and 1049 in modes:
            if self._behind is not None:
                self.buffer, self._behind = self._behind, None
            self.restore_cursor()

    def cursor_to_line(self, line: int | None = None) -> None:
        """Move to a row. pyte fails in origin mode without margins."""
        if self.margins is None and modes.DECOM in self.mode:
            self.set_margins(1, self.lines)
        super().cursor_to_line(line)

    def report_device_status(self, mode: int, **kwargs: Any) -> None:
        """Do nothing: replies are not read."""

    def restore_cursor(self) -> None:
        """Move to the saved position, or to the top left."""
        saved = bool(self.savepoints)
        super().restore_cursor()
        self._set(self._style() if saved else {})  # The saved state does not contain the link

    def feed(self, text: str) -> None:
        """Interpret text. A sequence may continue in a later text."""
        text = self._held + text
        unfinished = _UNFINISHED.search(text)
        self._held = unfinished[0] if unfinished else ""
        text = text[: len(text) - len(self._held)]
        at = 0
        for found in re.finditer(f"{_LINK.pattern}|{_SGR.pattern}|{_SHOWN_AS_LETTERS.pattern}", text):
            if at < found.start():
                self._stream.feed(text[at : found.start()])
            at = found.end()
            if found[1] is not None:
                self._link = found[1] if self._links else ""
                self._set(self._style())
            elif found[2] is not None:
                self.cursor.attrs = _recoloured(self.cursor.attrs.fg, found[2], self._link)
        self._stream.feed(text[at:])

    def cells(self) -> list[list[Cell]]:
        """Return the visible parts of the cells, row by row: for a blank without lines only the background."""
        return [[_visible(self.buffer[y][x]) for x in range(self.columns)] for y in range(self.lines)]

    def cursor_state(self) -> tuple[int, int, bool]:
        """Return the cursor's column and row, and True if it is hidden."""
        return min(self.cursor.x, self.columns - 1), self.cursor.y, self.cursor.hidden

    def _style(self) -> dict[str, str]:
        return dict(self.cursor.attrs.fg)  # type: ignore[arg-type]

    def _set(self, style: dict[str, str]) -> None:
        self.cursor.attrs = _blank(style, self._link)

    def draw(self, data: str) -> None:
        """Write characters at the cursor."""
        if not self._draw_narrow(data):
            self._draw_any(data)

    def _draw_narrow(self, data: str) -> bool:
        """Write characters of one column that meet no wide one and fit in the row. Returns False for any others."""
        x, end, line = self.cursor.x, self.cursor.x + len(data), self.buffer[self.cursor.y]
        if end > self.columns or modes.IRM in self.mode or not (data.isascii() or set(map(wcwidth, data)) == {1}):
            return False
        if "" in [line[column].data for column in range(x, min(end + 1, self.columns))]:
            return False
        style = self.cursor.attrs
        line.update(zip(range(x, end), [_styled(style, character) for character in data], strict=True))
        self.cursor.x, self._last = end, data[-1]
        return True

    def _draw_any(self, data: str) -> None:
        for character in data:
            width = 1 if wcwidth(character) < 0 else wcwidth(character)
            if not width:
                self._join(character)
                continue
            if self.cursor.x + width > self.columns:
                if modes.DECAWM in self.mode:
                    self.carriage_return()
                    self.linefeed()
                else:
                    self.cursor.x = self.columns - width
            if modes.IRM in self.mode:
                self.insert_characters(width)
            self._put(character, width)
            self._last = character

    def _put(self, character: str, width: int) -> None:
        line, x = self.buffer[self.cursor.y], self.cursor.x
        self._blank_halves(line, x, x + width)
        line[x] = _styled(self.cursor.attrs, character)
        if width == 2:
            line[x + 1] = _styled(self.cursor.attrs, "")
        self.cursor.x += width

    def _blank_halves(self, line: Any, first: int, end: int) -> None:
        """Replace the remaining half of each wide character by a blank, if the other half is in a range of cells."""
        left, right = first and line[first].data == "", end < self.columns and line[end].data == ""
        for x in [first - 1] * left + [end] * right:
            self.has_halved_character = self.has_halved_character or bool(line[x].fg)
            line[x] = line[x]._replace(data=" ")

    def _join(self, accent: str) -> None:
        x = self.cursor.x - 1
        line = self.buffer[self.cursor.y]
        x -= line[x].data == ""
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + accent)

    def repeat(self, count: int = 1) -> None:
        """Repeat the last character."""
        self.draw(self._last * (count or 1))

    def erase_characters(self, count: int | None = None) -> None:
        """Erase a number of cells."""
        self._erase(self.cursor.y, self.cursor.x, self.cursor.x + (count or 1))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """Erase a part of the row."""
        first = self.cursor.x if how == 0 else 0
        self._erase(self.cursor.y, first, self.cursor.x + 1 if how == 1 else self.columns)

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        """Erase a part of the screen."""
        if how > 2:
            return
        for y in range(self.lines):
            if how == 2 or (y > self.cursor.y if how == 0 else y < self.cursor.y):
                self._erase(y, 0, self.columns)
        if how != 2:
            self.erase_in_line(how)

    def _erase(self, y: int, first: int, end: int) -> None:
        line, ground = self.buffer[y], self._style().get("ground", "") if self._coloured else ""
        blank = Char(" ", fg=frozenset({("ground", ground)} if ground else ()))  # type: ignore[arg-type]
        end = min(end, self.columns)
        if first < end:
            self._blank_halves(line, first, end)
        for x in range(first, end):
            line[x] = blank

    def _erase_all(self) -> None:
        for y in range(self.lines):
            self._erase(y, 0, self.columns)

    def save_cursor(self) -> None:
        """Save one position, as terminals do. pyte would keep all of them."""
        self.savepoints.clear()
        super().save_cursor()


class _Stream(pyte.Stream):
    csi = {**pyte.Stream.csi, "b": "repeat", "a": "cursor_forward", "`": "cursor_to_column"}  # pyte's type
    events = frozenset(chain(pyte.Stream.events, ["repeat"]))


def _blank(style: dict[str, str], link: str) -> Char:
    """Return a blank cell in a style."""
    attributes = frozenset((name, code) for name, code in {**style, "link": link}.items() if code)
    return Char(" ", fg=attributes)  # type: ignore[arg-type] # pyte has no other field for a whole style


@lru_cache(10_000)
def _recoloured(before: Style, sequence: str, link: str) -> Char:
    """Return a blank cell in the style that the codes of a sequence make of another one."""
    style, codes = dict(before), sequence.split(";")
    while codes:
        code = codes.pop(0)
        if code in ("", "0"):
            style = {}
        elif code in _COLOURS:
            count = 2 if codes[:1] == ["5"] else 4
            style[_COLOURS[code]] = _as_rgb(";".join([code, *codes[:count]]))
            del codes[:count]
        elif code in ("22",):
            style["bold"] = style["dim"] = ""
        elif ":" in code:
            name = "under" if code[0] == "4" and code[1] == ":" else _COLOURS[code[:2]]
            style[name] = "" if code == "4:0" else code
        elif code in _ON:
            style[_ON[code]] = code
        elif code in _OFF:
            style[_OFF[code]] = ""
    return _blank(style, link)


@lru_cache(10_000)
def _styled(style: Char, character: str) -> Char:
    """Return a cell with a character in a style. Most of them are written again and again."""
    return style._replace(data=character)


@lru_cache(10_000)
def _visible(cell: Char) -> Cell:
    style: Style = cell.fg  # type: ignore[assignment]
    if cell.data == " " and not any(name in _DRAWN_ON_BLANKS for name, _ in style):
        style = frozenset(kept for kept in style if kept[0] in ("ground", "link"))
    return Cell(cell.data, style)
