"""Numbers and bytes in one file, in a form that is read without further imports and shows damage."""

import zlib

TYPE_CHECKING = False  # importing typing would take long
if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_HEADER = 256
"""The most bytes of the line with the checksum, the numbers and the lengths."""


def pack(magic: bytes, numbers: "Sequence[int]", parts: "Sequence[bytes]") -> bytes:
    """Return the bytes to store. ``magic`` says what they are; numbers are not negative."""
    counts = (len(numbers), *numbers, *map(len, parts))
    header = b" ".join(b"%d" % count for count in counts)
    body = b"".join(parts)
    return magic + b"%d %s\n" % (_checksum(header, body), header) + body


def unpack(magic: bytes, data: bytes) -> "tuple[list[int], list[bytes]] | None":
    """Return the numbers and the parts of stored bytes; None if they are damaged or something else."""
    end = data.find(b"\n", len(magic), len(magic) + _MAX_HEADER)
    if not data.startswith(magic) or end < 0:
        return None
    checksum, _, header = data[len(magic) : end].partition(b" ")
    body = data[end + 1 :]
    try:
        expected = int(checksum)
        count, *rest = map(int, header.split(b" "))
    except ValueError:
        return None
    numbers, lengths = rest[:count], rest[count:]
    if expected != _checksum(header, body) or sum(lengths) != len(body):
        return None
    parts = []
    for length in lengths:
        parts.append(body[:length])
        body = body[length:]
    return numbers, parts


def _checksum(header: bytes, body: bytes) -> int:
    return zlib.crc32(body, zlib.crc32(header))
