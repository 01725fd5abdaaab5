"""Hundreds of small choices made from one string of bytes, which costs Hypothesis far less than single draws."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Choices made from the bytes of a string; after its end, the first value of each."""

    def __init__(self, data: bytes) -> None:
        """Take a byte for each choice."""
        self._bytes = iter(data)

    def below(self, count: int) -> int:
        """Return a number from 0 to ``count`` - 1, which is at most 65,535."""
        return (next(self._bytes, 0) + (256 * next(self._bytes, 0) if count > 256 else 0)) % count

    def flip(self) -> bool:
        """Return True or False."""
        return self.below(2) == 1

    def one(self, known: Sequence[T]) -> T:
        """Return one of several values."""
        return known[self.below(len(known))]

    def some(self, known: Sequence[T], most: int) -> list[T]:
        """Return some of several values, in their order, without repetition."""
        chosen = self.below(2 ** min(len(known), 16))
        return [item for index, item in enumerate(known) if chosen >> index & 1][:most]

    def several(self, make: Callable[[], T], most: int) -> tuple[T, ...]:
        """Return up to ``most`` values, each made by a call."""
        return tuple(make() for _ in range(self.below(most + 1)))

    def maybe(self, make: Callable[[], T]) -> T | None:
        """Return None, or the value that a call makes."""
        return make() if self.flip() else None
