"""Hundreds of small choices, made by one string of bytes: one by one they cost Hypothesis far more."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Choices made by the bytes of a string, and the first of each once that comes to its end."""

    def __init__(self, data: bytes) -> None:
        """With a byte for each choice."""
        self._bytes = iter(data)

    def below(self, count: int) -> int:
        """A number from 0 to ``count`` - 1, which is at most 65,535."""
        return (next(self._bytes, 0) + (256 * next(self._bytes, 0) if count > 256 else 0)) % count

    def flip(self) -> bool:
        """Either."""
        return self.below(2) == 1

    def one(self, known: Sequence[T]) -> T:
        """One of several."""
        return known[self.below(len(known))]

    def some(self, known: Sequence[T], most: int) -> list[T]:
        """Some of several, in their order, none of them twice."""
        chosen = self.below(2 ** min(len(known), 16))
        return [item for index, item in enumerate(known) if chosen >> index & 1][:most]

    def several(self, make: Callable[[], T], most: int) -> tuple[T, ...]:
        """Up to ``most`` things, each made by a call."""
        return tuple(make() for _ in range(self.below(most + 1)))

    def maybe(self, make: Callable[[], T]) -> T | None:
        """None, or what a call makes."""
        return make() if self.flip() else None
