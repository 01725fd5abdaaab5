"""Limits on simultaneous visitors, in total and for each address, in memory that all workers share."""

import fcntl
import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from textual_ssh.address import limit_key, network_key
from textual_ssh.limits.address_rate import ADDRESSES_PER_NETWORK
from textual_ssh.unnamed_file import unnamed_file

_FREE = 0


class Slots:
    """One slot for every visitor that the server may have, marked with a worker and an address.

    Create it before the workers, which share it. The system releases its lock if a worker dies; the first process then
    releases that worker's slots with ``release_all``.
    """

    def __init__(self, count: int, max_per_address: int) -> None:
        self._max_per_address = max_per_address
        self._memory = mmap.mmap(-1, count * 18)
        memory = memoryview(self._memory)
        self._addresses = memory[: count * 8].cast("Q")
        self._networks = memory[count * 8 : count * 16].cast("Q")
        self._workers = memory[count * 16 :].cast("H")
        self._lock = unnamed_file()

    def take(self, worker: int, address: str) -> "Slot | None":
        """Take a slot for a visitor; None if all are taken, or the address or its network has its maximum.

        ``worker`` counts from 0. After None, ``full`` tells which of the limits was reached.
        """
        digest, network = _digest(limit_key(address)), _digest(network_key(address))
        with self._locked():
            if self._addresses.tolist().count(digest) >= self._max_per_address:
                return None
            if self._networks.tolist().count(network) >= ADDRESSES_PER_NETWORK * self._max_per_address:
                return None
            workers = self._workers.tolist()
            if _FREE not in workers:
                return None
            index = workers.index(_FREE)
            self._addresses[index] = digest
            self._networks[index] = network
            self._workers[index] = worker + 1
        return Slot(self, index)

    @property
    def full(self) -> bool:
        """True if every slot is taken."""
        return _FREE not in self._workers.tolist()

    def taken(self, worker: int | None = None) -> int:
        """Return the number of slots taken by all visitors, or by those of one worker."""
        workers = self._workers.tolist()
        return len(workers) - workers.count(_FREE) if worker is None else workers.count(worker + 1)

    def release(self, index: int) -> None:
        """Release one slot."""
        with self._locked():
            self._free(index)

    def release_all(self, worker: int) -> None:
        """Release the slots of a worker that has exited."""
        with self._locked():
            for index, holder in enumerate(self._workers.tolist()):
                if holder == worker + 1:
                    self._free(index)

    def _free(self, index: int) -> None:
        self._addresses[index] = self._networks[index] = 0
        self._workers[index] = _FREE

    @contextmanager
    def _locked(self) -> Iterator[None]:
        fcntl.lockf(self._lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._lock, fcntl.LOCK_UN)


class Slot:
    """One visitor's slot."""

    def __init__(self, slots: Slots, index: int) -> None:
        self._slots = slots
        self._index = index
        self._process = os.getpid()

    def release(self) -> None:
        """Release the slot; further calls do nothing."""
        if self._index >= 0 and self._process == os.getpid():
            self._slots.release(self._index)
        self._index = -1


def _digest(address: str) -> int:
    """Return an address as a number other than 0."""
    return int.from_bytes(blake2b(address.encode(), digest_size=8).digest()) | 1
