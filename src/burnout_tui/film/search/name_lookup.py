"""Find the records of one kind that a typed name may mean."""

from collections.abc import Iterable

from burnout_tui.film.search.index import Hit, Index, IndexEntry, Quality, is_written


class NameLookup:
    """Finds records of one kind by a name in any spelling or language, an id, or a ref, ranked as in the search."""

    def __init__(self, kind: str, entries: Iterable[IndexEntry]) -> None:
        found = list(entries)
        self._kind = kind
        self._index = Index(found, (kind,))
        self._ids = {entry.ref.partition(":")[2] for entry in found}

    def resolve(self, typed: str) -> tuple[str, ...]:
        """Return the ids that may be meant; only those written like it, if any are.

        Letters inside words and typos do not count.
        """
        typed = typed.strip().removeprefix(f"{self._kind}:")
        if typed in self._ids:
            return (typed,)
        hits = self.matches(typed)
        best = hits[0].quality if hits else Quality.TYPO
        found = [hit for hit in hits if hit.quality == best] if best < Quality.INSIDE else []
        return tuple(map(_id, [hit for hit in found if is_written(hit, typed)] or found))

    def matches(self, typed: str) -> list[Hit]:
        """Return all hits, one for each record, the best first; hits with a typing error only if no other matches."""
        return self._index.find_names(self._kind, typed)

    def suggestion(self, typed: str) -> Hit | None:
        """Return the hit nearest to the typed text, or None if none is near."""
        return next(iter(self.matches(typed)), None)


def _id(hit: Hit) -> str:
    return hit.entry.ref.partition(":")[2]
