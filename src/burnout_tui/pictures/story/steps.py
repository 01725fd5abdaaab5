"""The input of the search for an order: which lines are together, step by step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Order = list[int]
"""The lines that are present in a step, from top to bottom."""
Orders = list[Order]
"""An order for each step."""


@dataclass(frozen=True)
class Steps:
    """Lines in groups, step by step. A line that is in no group of a step is not present in it."""

    lines: int
    """The number of lines. They are numbered from 0."""
    groups: Sequence[Sequence[Sequence[int]]]
    """The groups of each step. Every line that is present is in one of them, alone or with others."""

    @cached_property
    def present(self) -> list[int]:
        """The lines that are present in each step, as bits."""
        return [sum(1 << line for group in step for line in group) for step in self.groups]

    @cached_property
    def sizes(self) -> list[int]:
        """The number of lines that are present in each step."""
        return [present.bit_count() for present in self.present]

    @cached_property
    def group_of(self) -> list[Mapping[int, int]]:
        """The number of the group of each line, for each step."""
        return [{line: number for number, group in enumerate(step) for line in group} for step in self.groups]

    @cached_property
    def lives(self) -> list[list[int]]:
        """The steps in which each line is present."""
        lives: list[list[int]] = [[] for _ in range(self.lines)]
        for number, step in enumerate(self.groups):
            for group in step:
                for line in group:
                    lives[line].append(number)
        return lives


def film_steps(scenes: Iterable[Sequence[int]], begins: Mapping[int, int] | None = None) -> Steps:
    """Return the steps of a film with one scene a step. A line lives from its first scene to its last.

    ``begins`` are earlier steps at which lines begin: the room for names to be written before the first scene.
    """
    members = [tuple(dict.fromkeys(scene)) for scene in scenes]
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, scene in enumerate(members):
        for line in scene:
            first.setdefault(line, number)
            last[line] = number
    first.update(begins or {})
    groups: list[list[tuple[int, ...]]] = []
    for number, scene in enumerate(members):
        others: list[tuple[int, ...]] = [
            (line,) for line in first if first[line] <= number <= last[line] and line not in scene
        ]
        groups.append([scene, *others] if scene else others)
    return Steps(len(first), groups)
