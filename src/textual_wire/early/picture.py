"""A picture of an app's screen as bytes, in a form that is read without further imports."""

import zlib

MAX_BYTES = 512 * 1024
"""The largest picture that is read or written."""
_MAGIC = b"textual-wire picture 1\n"
_MAX_HEADER = 128
"""The most bytes of the line with the checksum, the size and the lengths."""


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
    parts = (facts, picture.enter, picture.cells, picture.leave, picture.snapshot)
    numbers = b"%d %d " % picture.size + b" ".join(b"%d" % len(part) for part in parts)
    body = b"".join(parts)
    return _MAGIC + b"%d %s\n" % (_checksum(numbers, body), numbers) + body


def unpack(data: bytes) -> tuple[bytes, Picture] | None:
    """Return the facts and the picture of stored bytes; None if they are damaged or of another version."""
    end = data.find(b"\n", len(_MAGIC), len(_MAGIC) + _MAX_HEADER)
    if not data.startswith(_MAGIC) or end < 0:
        return None
    checksum, _, numbers = data[len(_MAGIC) : end].partition(b" ")
    body = data[end + 1 :]
    try:
        expected = int(checksum)
        columns, rows, *lengths = map(int, numbers.split(b" "))
    except ValueError:
        return None
    if expected != _checksum(numbers, body) or len(lengths) != 5 or sum(lengths) != len(body):
        return None
    parts = []
    for length in lengths:
        parts.append(body[:length])
        body = body[length:]
    facts, enter, cells, leave, snapshot = parts
    return facts, Picture((columns, rows), enter, cells, leave, snapshot)


def _checksum(numbers: bytes, body: bytes) -> int:
    return zlib.crc32(body, zlib.crc32(numbers))
