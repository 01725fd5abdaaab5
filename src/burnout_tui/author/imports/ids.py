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
        """Return an id that no other record has: ``michael-murphy-2``; ``character-1`` without Latin letters."""
        base = self._normalizer.slug(name)
        if not re.search("[a-z0-9]", base) or base in ("true", "false", "yes", "no"):
            base = self._kind
            self._last.setdefault(base, 0)
        while True:
            number = self._last[base] = self._last.get(base, 0) + 1
            found = base if number == 1 and base != self._kind else f"{base}-{number}"
            if found not in self._taken:
                self._taken.add(found)
                return found
