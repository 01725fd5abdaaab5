"""The graph of characters and relations: neighbours, shortest chains, connected groups and articulation points."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Film
from burnout_tui.film.relations import Relation

MAX_CHAINS = 5
"""The most chains that are returned for two characters."""


class Ensemble:
    """The characters and relations of a film as a graph. It never changes, so that readers can share it."""

    def __init__(self, film: Film) -> None:
        self.characters: tuple[str, ...] = tuple(character.id for character in film.characters)
        """Ids, in the file's order."""
        self.relations: tuple[Relation, ...] = film.relations
        """In the file's order."""

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of relation that there are."""
        return frozenset(relation.kind for relation in self.relations)

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relations of each character, in the file's order; empty for those who have none."""
        found: dict[str, list[Relation]] = {name: [] for name in self.characters}
        for relation in self.relations:
            for end in relation.between:
                found[end].append(relation)
        return {name: tuple(relations) for name, relations in found.items()}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """The characters linked to each character, without repetition, in the file's order."""
        return {
            name: tuple(dict.fromkeys(other_end(relation, name) for relation in relations))
            for name, relations in self.relations_of.items()
        }

    def distances(self, start: str) -> dict[str, int]:
        """Return the number of steps from a character to each one that can be reached."""
        steps = {start: 0}
        queue = deque([start])
        while queue:
            name = queue.popleft()
            for other in self.neighbours[name]:
                if other not in steps:
                    steps[other] = steps[name] + 1
                    queue.append(other)
        return steps

    def chains(self, start: str, end: str) -> list[tuple[str, ...]]:
        """Return the shortest chains from one character to another, up to MAX_CHAINS, by breadth-first search."""
        left = self.distances(end)
        if start not in left:
            return []
        return list(self._chains((start,), left))

    def _chains(self, start: tuple[str, ...], left: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
        found = 0
        pending = [start]
        while pending and found < MAX_CHAINS:
            chain = pending.pop()
            if left[chain[-1]] == 0:
                found += 1
                yield chain
                continue
            nearer = [other for other in self.neighbours[chain[-1]] if left[other] < left[chain[-1]]]
            pending += [(*chain, other) for other in reversed(nearer)]

    def between(self, first: str, second: str) -> tuple[Relation, ...]:
        """Return the relations between two characters."""
        return tuple(relation for relation in self.relations_of[first] if other_end(relation, first) == second)

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The connected groups of characters, each in the file's order, the largest group first."""
        seen: set[str] = set()
        groups = []
        for name in self.characters:
            if name not in seen:
                reached = self.distances(name)
                seen.update(reached)
                groups.append(tuple(other for other in self.characters if other in reached))
        return tuple(sorted(groups, key=len, reverse=True))

    @cached_property
    def most_linked(self) -> tuple[str, ...]:
        """The characters with the most neighbours; empty if nobody is linked."""
        most = max(map(len, self.neighbours.values()), default=0)
        return tuple(name for name in self.characters if most and len(self.neighbours[name]) == most)

    @cached_property
    def articulation_points(self) -> tuple[str, ...]:
        """The characters without whom a group would fall apart (Tarjan 1972, without recursion)."""
        found: set[str] = set()
        order: dict[str, int] = {}
        low: dict[str, int] = {}
        for root in self.characters:
            if root not in order:
                self._search(root, order, low, found)
        return tuple(name for name in self.characters if name in found)

    def _search(self, root: str, order: dict[str, int], low: dict[str, int], found: set[str]) -> None:
        order[root] = low[root] = len(order)
        children_of_root = 0
        stack = [(root, "", iter(self.neighbours[root]))]
        while stack:
            name, parent, others = stack[-1]
            other = next(others, None)
            if other is None:
                stack.pop()
                if parent:
                    low[parent] = min(low[parent], low[name])
                    if parent != root and low[name] >= order[parent]:
                        found.add(parent)
            elif other not in order:
                children_of_root += name == root
                order[other] = low[other] = len(order)
                stack.append((other, name, iter(self.neighbours[other])))
            elif other != parent:
                low[name] = min(low[name], order[other])
        if children_of_root > 1:
            found.add(root)


def other_end(relation: Relation, name: str) -> str:
    """Return the character at the other end of a relation."""
    first, second = relation.between
    return second if first == name else first


def ensemble(guide: Guide) -> Ensemble:
    """Return the ensemble of a guide. All readers share it."""
    return guide.cached("ensemble", lambda: Ensemble(guide.film))
