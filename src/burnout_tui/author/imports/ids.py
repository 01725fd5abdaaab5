"""Ids for imported records."""

import re

from burnout_tui.normalize import Normalizer


class UniqueIds:
    """The ids of one kind of record: a name as an id, with a number if another record has that."""

    def __init__(self, kind: str, taken: frozenset[str] = frozenset()) -> None:
        self._kind = kind
        self._normalizer = Normalizer()
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def new(self, name: str) -> str:
        """Return an id that no other record has: ``mona-lee-2``; ``character-1`` without Latin letters."""
        base = self._normalizer.slug(name)
        if not re.search("[a-z0-9]", base) or base in ("true", "false", "yes", "no"):
            base = self._kind
        return self._numbered(base, 1 if base != self._kind else 0)

    def keep(self, id: str) -> str:
        """Return an id that a record has already, with a number if another record has it."""
        return self._numbered(id, 1)

    def _numbered(self, base: str, plain: int) -> str:
        """Return the base with the next number that is free. The number ``plain`` is not written."""
        while True:
            number = self._last[base] = self._last.get(base, 0) + 1
            found = base if number == plain else f"{base}-{number}"
            if found not in self._taken:
                self._taken.add(found)
                return found
