"""The input of a chart: who is in which scene."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import localized
from burnout_tui.film.record_base import Text
from burnout_tui.pictures.story.steps import Steps, film_steps
from burnout_tui.prose.measure import cells

ROOM = 10
"""The most columns that are kept free for a name. A longer one is cut where there is no more room."""


@dataclass(frozen=True)
class Storylines:
    """The lines of a film: its characters, numbered in the order in which they first appear."""

    characters: tuple[str, ...]
    """The id of each line's character."""
    scenes: tuple[str, ...]
    """The ids of the scenes, in the order of the film."""
    members: tuple[tuple[int, ...], ...]
    """The lines in each scene."""
    widths: tuple[int, ...]
    """The columns that are kept free for each line's name, in every language."""

    @cached_property
    def steps(self) -> Steps:
        """The scenes as input of the search for an order."""
        return film_steps(self.members)

    @cached_property
    def lives(self) -> list[tuple[int, int]]:
        """The first and the last scene of each line."""
        return [(life[0], life[-1]) for life in self.steps.lives]

    @cached_property
    def counts(self) -> list[int]:
        """The number of scenes of each line."""
        counts = [0] * len(self.characters)
        for scene in self.members:
            for line in scene:
                counts[line] += 1
        return counts


def storylines(guide: Guide) -> Storylines:
    """Return the lines of a film that is cut to what may be shown."""
    numbers: dict[str, int] = {}
    members = tuple(
        tuple(dict.fromkeys(numbers.setdefault(name, len(numbers)) for name in scene.characters))
        for scene in guide.scenes.values()
    )
    widths = tuple(min(max(_widths(guide, name)), ROOM) for name in numbers)
    return Storylines(tuple(numbers), tuple(guide.scenes), members, widths)


def main_stories(guide: Guide) -> Mapping[str, str]:
    """Return the storyline of most scenes of each character who is in the scenes of any, by the character's id."""
    found: dict[str, Counter[str]] = {}
    for scene in guide.scenes.values():
        for name in dict.fromkeys(scene.characters) if scene.story else ():
            found.setdefault(name, Counter())[scene.story or ""] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in found.items()}


def _widths(guide: Guide, name: str) -> Iterable[int]:
    character = guide.characters[name]
    text: Text = character.short or character.name
    return (cells(localized(text, language)) for language in guide.languages)
