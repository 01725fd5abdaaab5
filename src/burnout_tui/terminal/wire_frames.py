"""What frames are mostly made of, read quickly: places, styles, and signs one cell wide, line by line."""

import re

from burnout_tui.terminal.wire_screen import Screen, is_narrow
from burnout_tui.terminal.wire_style import Styles

_PLACE = re.compile(r"\[([0-9]{1,5});([0-9]{1,5})[Hf]([^\x00-\x1f]*)").fullmatch


def follow(screen: Screen, pieces: list[str], at: int) -> tuple[int, str]:
    """Follow a text, cut at each ESC, from a piece on, as far as it is of the common kind.

    The pen must be without a hyperlink. Returns the piece to go on with, and text left of the one before, if any.
    """
    grid, columns, rows, plain = screen.grid, screen.grid.columns, screen.grid.rows, Styles.plain
    from_plain = screen.styles.from_plain
    start, column, row, pen = screen.column, screen.column, screen.row, screen.pen
    texts: list[str] = []
    styles: list[str] = []
    rest = ""

    def put() -> None:
        if texts:
            grid.put(row, start, "".join(texts), "".join(styles))
            texts.clear()
            styles.clear()

    while at < len(pieces):
        head, final, body = pieces[at].partition("m")
        if head == "[0" and final:
            pen = plain
        elif pen == plain and final and (known := from_plain.get(head)) is not None:
            pen = known
        elif place := _PLACE(pieces[at]):
            put()
            start = column = max(1, min(int(place[2]), columns)) - 1
            row = max(1, min(int(place[1]), rows)) - 1
            body = place[3]
            screen.joins = False
        else:
            break
        at += 1
        if not body:
            continue
        if column + len(body) <= columns and is_narrow(body):
            texts.append(body)
            styles.append(pen * len(body))
            column += len(body)
        elif body == "\n" and row + 1 < rows:
            put()
            row += 1
            column += column >= columns
            start = column
            screen.joins = False
        else:
            rest = body
            break
    screen.joins = screen.joins or bool(texts)
    put()
    screen.column, screen.row, screen.pen = column, row, pen
    return at, rest
