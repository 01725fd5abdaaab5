"""Data that one process reads and hands to all others: the site's, after a reload.

The first process creates a Handover before it forks. A child writes the data, the first process publishes it, and each
worker reads it: nobody waits for anybody, and all have the same data.
"""

import mmap
import os
from collections.abc import Sequence

import msgspec

from textual_ssh.unnamed_file import unnamed_file

_MOST_SHOWN = 10
"""Problems that are handed over; the others are only counted."""
_LONGEST_SHOWN = 200
"""Characters of a problem that are handed over."""


class Header(msgspec.Struct, frozen=True):
    """A description of the data, for the log."""

    problems: int
    """The number of problems that were found."""
    shown: str
    """The first problems."""
    has_data: bool
    """False if nothing could be read, so that everybody keeps what they have."""


class Handover:
    """Two files without a name: one has the published data, and the other is for the next."""

    def __init__(self) -> None:
        self._files = (unnamed_file(), unnamed_file())
        self._published = memoryview(mmap.mmap(-1, 8)).cast("Q")

    @property
    def version(self) -> int:
        """The number of the published data; 0 before any is published."""
        return self._published[0]

    def write(self, data: bytes | None, problems: Sequence[str]) -> None:
        """Write the next data; None if nothing could be read. Only one process at a time may write."""
        cut = [text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…" for text in problems]
        header = msgspec.json.encode(Header(len(problems), "; ".join(cut[:_MOST_SHOWN]), data is not None))
        file = self._files[(self.version + 1) % 2]
        os.ftruncate(file, 0)
        written = 0
        parts = memoryview(b"".join((len(header).to_bytes(8), header, data or b"")))
        while written < len(parts):
            written += os.pwrite(file, parts[written:], written)

    def next_header(self) -> Header:
        """Return the description of the data that were written last and are not published yet."""
        file = self._files[(self.version + 1) % 2]
        return msgspec.json.decode(os.pread(file, int.from_bytes(os.pread(file, 8, 0)), 8), type=Header)

    def publish(self) -> None:
        """Publish the data that was written last."""
        self._published[0] += 1

    def read(self) -> tuple[int, bytes]:
        """Return the version and the published data. Call it only if there is some."""
        while True:
            version = self.version
            file = self._files[version % 2]
            whole = os.pread(file, os.fstat(file).st_size, 0)
            if version == self.version:  # later, the file may be in use for data to come
                return version, whole[8 + int.from_bytes(whole[:8]) :]
