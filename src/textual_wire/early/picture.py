"""A picture of an app's screen as bytes, in a form that is read without further imports."""

from textual_wire.early import packed

MAX_BYTES = 512 * 1024
"""The largest picture that is read or written."""
_MAGIC = b"textual-wire picture 2\n"


class Picture:
    """The bytes that show a picture and remove it again, and the cells that a wire must know."""

    def __init__(self, size: tuple[int, int], enter: bytes, cells: bytes, leave: bytes, snapshot: bytes) -> None:
        self.size = size
        """Columns and rows."""
        self.enter = enter
        """Takes over the screen: modes and title."""
        self.cells = cells
        """Paints the cells on a screen with unknown contents."""
        self.leave = leave
        """Undoes ``enter``."""
        self.snapshot = snapshot
        """The cells for the wire, as ``wire.snapshot`` packs them."""


def pack(picture: Picture, facts: bytes) -> bytes:
    """Return the bytes to store. ``facts`` are what the picture holds for, in any form."""
    return packed.pack(_MAGIC, picture.size, (facts, picture.enter, picture.cells, picture.leave, picture.snapshot))


def unpack(data: bytes) -> tuple[bytes, Picture] | None:
    """Return the facts and the picture of stored bytes; None if they are damaged or of another version."""
    found = packed.unpack(_MAGIC, data)
    if not found or len(found[0]) != 2 or len(found[1]) != 5:
        return None
    (columns, rows), (facts, enter, cells, leave, snapshot) = found
    return facts, Picture((columns, rows), enter, cells, leave, snapshot)
