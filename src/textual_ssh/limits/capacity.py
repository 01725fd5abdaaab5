"""Who is in the house, in memory that all workers share: one limit of visitors, one for each address."""

import fcntl
import mmap
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b

_NOBODY = 0


class Slots:
    """A seat for every visitor that the house may hold, each marked with its worker and its visitor's address.

    It is made before the workers are, and they share it. A lock of the system guards it, which a worker that dies
    gives back; the seats it held are freed with ``free_all``.
    """

    def __init__(self, most: int, most_per_address: int) -> None:
        self._most_per_address = most_per_address
        self._memory = mmap.mmap(-1, most * 10)
        memory = memoryview(self._memory)
        self._addresses = memory[: most * 8].cast("Q")
        self._workers = memory[most * 8 :].cast("H")
        self._lock = _unnamed_file()

    def take(self, worker: int, address: str) -> "Slot | None":
        """A seat for a visitor; None where all are taken, or the address has as many as one may have.

        ``worker`` counts from 0; which of both limits it was, ``full`` tells.
        """
        digest = _digest(address)
        with self._locked():
            if self._addresses.tolist().count(digest) >= self._most_per_address:
                return None
            workers = self._workers.tolist()
            if _NOBODY not in workers:
                return None
            index = workers.index(_NOBODY)
            self._addresses[index] = digest
            self._workers[index] = worker + 1
        return Slot(self, index)

    @property
    def full(self) -> bool:
        """Whether every seat is taken."""
        return _NOBODY not in self._workers.tolist()

    def taken(self, worker: int | None = None) -> int:
        """How many seats are taken: by all visitors, or by those of a worker."""
        workers = self._workers.tolist()
        return len(workers) - workers.count(_NOBODY) if worker is None else workers.count(worker + 1)

    def free(self, index: int) -> None:
        """Free one seat."""
        with self._locked():
            self._addresses[index] = 0
            self._workers[index] = _NOBODY

    def free_all(self, worker: int) -> None:
        """Free the seats of a worker that is gone."""
        with self._locked():
            for index, holder in enumerate(self._workers.tolist()):
                if holder == worker + 1:
                    self._addresses[index] = 0
                    self._workers[index] = _NOBODY

    @contextmanager
    def _locked(self) -> Iterator[None]:
        fcntl.lockf(self._lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._lock, fcntl.LOCK_UN)


class Slot:
    """One visitor's seat."""

    def __init__(self, slots: Slots, index: int) -> None:
        self._slots = slots
        self._index = index
        self._process = os.getpid()

    def leave(self) -> None:
        """Free it, once."""
        if self._index >= 0 and self._process == os.getpid():
            self._slots.free(self._index)
        self._index = -1


def _unnamed_file() -> int:
    """The descriptor of an empty file that has no name: in memory, where the system has such files.

    Raises OSError where it has not, and no temporary file can be made either.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            return os.memfd_create("burnout-tui")
    with tempfile.TemporaryFile(prefix="burnout-tui-") as file:
        return os.dup(file.fileno())


def _digest(address: str) -> int:
    """An address as a number that is never 0."""
    return int.from_bytes(blake2b(address.encode(), digest_size=8).digest()) | 1
