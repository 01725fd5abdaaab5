"""Make hundreds of small choices from one string of bytes, which costs Hypothesis far less than single draws."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Makes choices from the bytes of a string. After its end, every choice is the first value."""

    def __init__(self, data: bytes) -> None:
        """Use a byte for each choice, or two for one with more than 256 values."""
        self._bytes = iter(data)

    def below(self, count: int) -> int:
        """Return a number from 0 to ``count`` - 1; ``count`` is at most 65,536."""
        return (next(self._bytes, 0) + (256 * next(self._bytes, 0) if count > 256 else 0)) % count

    def flip(self) -> bool:
        """Return True or False."""
        return self.below(2) == 1

    def one(self, values: Sequence[T]) -> T:
        """Return one of several values."""
        return values[self.below(len(values))]

    def some(self, values: Sequence[T], maximum: int) -> list[T]:
        """Return up to ``maximum`` of several values, in order, without repetition."""
        chosen = self.below(2 ** min(len(values), 16))
        return [item for index, item in enumerate(values) if chosen >> index & 1][:maximum]

    def several(self, make: Callable[[], T], maximum: int) -> tuple[T, ...]:
        """Return up to ``maximum`` values, each made by a call of ``make``."""
        return tuple(make() for _ in range(self.below(maximum + 1)))

    def maybe(self, make: Callable[[], T]) -> T | None:
        """Return None, or a value made by a call of ``make``."""
        return make() if self.flip() else None
