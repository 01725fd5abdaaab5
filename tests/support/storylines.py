"""Storylines for tests, and the fewest crossings that any order of their lines has."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product
from random import Random

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.story import Scene, Story
from burnout_tui.pictures.story.steps import Steps, film_steps

_Order = tuple[int, ...]
_Costs = dict[_Order, int]


def made_up_scenes(characters: int, scenes: int, seed: int) -> list[tuple[int, ...]]:
    """Return scenes with up to four characters each. The same arguments give the same scenes."""
    random = Random(seed)
    return [tuple(random.sample(range(characters), random.randint(1, min(4, characters)))) for _ in range(scenes)]


def made_up_steps(characters: int, scenes: int, seed: int) -> Steps:
    """Return the steps of such scenes; the characters in none are left out."""
    numbers: dict[int, int] = {}
    return film_steps(
        [numbers.setdefault(name, len(numbers)) for name in scene] for scene in made_up_scenes(characters, scenes, seed)
    )


def fewest_crossings(steps: Steps, most: int = 1000) -> int:
    """Return the fewest crossings, by trying all orders of all steps, for up to nine lines in a step.

    It is faster with a known number of crossings, ``most``.
    """
    costs: _Costs = {(): 0}
    present: set[int] = set()
    for groups in steps.groups:
        here = {line for group in groups for line in group}
        common = present & here
        mirrored = len(present) < 2 and len(costs) == 1  # an order and the same upside down have equal crossings
        found = _after_swaps(_least(costs, common), most)
        costs = {
            order: found[rest]
            for order in _allowed(groups)
            if order[:1] <= order[-1:] or not mirrored
            if (rest := tuple(line for line in order if line in common)) in found
        }
        present = here
    return min(costs.values())


def _allowed(groups: Sequence[Sequence[int]]) -> Iterator[_Order]:
    """Yield the orders in which every group stays together."""
    for order in permutations(groups):
        for parts in product(*(permutations(group) for group in order)):
            yield tuple(line for part in parts for line in part)


def _least(costs: _Costs, common: set[int]) -> _Costs:
    """Return the least cost of each order of some of the lines."""
    found: _Costs = {}
    for order, cost in costs.items():
        rest = tuple(line for line in order if line in common)
        found[rest] = min(cost, found.get(rest, cost))
    return found


def _after_swaps(costs: _Costs, most: int) -> _Costs:
    """Return the orders of the same lines that cost at most ``most``; a swap of two neighbours costs one crossing."""
    best: _Costs = {}
    waiting = {cost: [order for order, other in costs.items() if other == cost] for cost in set(costs.values())}
    cost = min(waiting)
    while waiting and cost <= most:
        for order in waiting.pop(cost, []):
            if order not in best:
                best[order] = cost
                waiting.setdefault(cost + 1, []).extend(
                    (*order[:place], order[place + 1], order[place], *order[place + 2 :])
                    for place in range(len(order) - 1)
                )
        cost += 1
    return best


def guide_of(
    scenes: Iterable[Sequence[int]], uncertain: Collection[int] = (), names: Mapping[int, str] | None = None
) -> Guide:
    """Return the guide to a film with some scenes. The ids of its characters are c0 …; names have several lengths."""
    given = names or {}
    told = [list(dict.fromkeys(scene)) for scene in scenes]
    return Guide(
        Film(
            format=1,
            film=FilmHead(title="Film", year=2000, directors=(), synopsis="Story."),
            characters=tuple(
                Character(id=f"c{number}", name=given.get(number, "Nominalissima"[: 1 + number * 5 % 13]))
                for number in range(1 + max((name for scene in told for name in scene), default=0))
            ),
            stories=(Story(id="a", name="A"), Story(id="b", name="B")),
            scenes=tuple(
                Scene(
                    id=f"s{number}",
                    title=f"A title of scene {number}",
                    story=("a", "b", None)[number * 5 % 3],
                    characters=tuple(f"c{name}" for name in scene),
                    order="unknown" if number in uncertain else None,
                )
                for number, scene in enumerate(told)
            ),
        )
    )
