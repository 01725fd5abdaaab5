"""The cards of scenes and storylines, and what the scenes say about a character."""

from collections import Counter

from burnout_tui.film.story import Scene
from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.entries.common import (
    capitalized,
    disputes,
    enough_rows,
    limit_rows,
    link_list,
    notes,
    opening_name,
    other_spellings,
    section,
    title,
)
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading

_COMPANIONS = 3
"""The number of characters named as those with whom somebody shares most scenes."""


def scene_card(reading: Reading, name: str, brief: bool = False, around: bool = True, beside: bool = False) -> Document:
    """Return the card of a scene: when and where, what happens, who is there, and the scenes around it.

    A ``brief`` one leaves the disputes to its foot; with ``around`` off the scenes before and after it are left out,
    and with ``beside`` who is there, which a third pane beside it shows.
    """
    scene = reading.guide.scenes[name]
    ref = f"scene:{name}"
    there = () if beside else scene.characters
    return (
        title(capitalized(reading.name(ref)), anchor=ref),
        *_summary(reading, scene),
        *reading.paragraphs(scene.about),
        *notes(reading, scene.notes),
        *_people(reading, N_("Present:"), there, 1),
        *_people(reading, N_("Mentioned:"), scene.mentions, 0 if there else 1),
        *(_neighbours(reading, name) if around else ()),
        *(() if brief else disputes(reading, ref)),
        *other_spellings(reading, scene.also),
    )


def story_card(reading: Reading, name: str) -> Document:
    """Return the card of a storyline: what it is about, who is in it, and its scenes."""
    story = reading.guide.stories[name]
    ref = f"story:{name}"
    scenes = reading.guide.scenes_of_story.get(name, ())
    people = list(dict.fromkeys(person for scene in scenes for person in scene.characters))
    return (
        title(capitalized(reading.name(ref)), anchor=ref),
        *reading.paragraphs(story.about),
        *_people(reading, N_("With:"), people, 1),
        *section(reading._("Scenes"), limit_rows(reading, [_row(reading, scene) for scene in enough_rows(scenes)])),
        *disputes(reading, ref),
        *other_spellings(reading, story.also),
    )


def scenes_of_character(reading: Reading, name: str) -> list[Block]:
    """Return the scene in which a character first appears, and those with whom they share most; nothing without scenes.

    Of characters who share as many, the one whom they meet first comes first.
    """
    scenes = reading.guide.scenes_with.get(name, ())
    if not scenes:
        return []
    first = Block((Span(reading._("First in:") + " ", "dim"), reading.link(f"scene:{scenes[0].id}")))
    shared = Counter(other for scene in scenes for other in dict.fromkeys(scene.characters) if other != name)
    most = shared.most_common(_COMPANIONS)
    if not most:
        return [first]
    names = [[reading.link(f"character:{other}"), Span(f" ({count})", "dim")] for other, count in most]
    return [first, Block((Span(reading._("Most scenes with:") + " ", "dim"), *join_groups(names, ", ")))]


def scene_position(reading: Reading, name: str) -> str:
    """Return the number of a scene among those that are shown, or that its place among them is not known."""
    if reading.guide.scenes[name].order:
        return reading._("order not known")
    return reading._("scene {number}").format(number=reading.guide.scene_numbers[name])


def scene_together(reading: Reading, first: str, second: str) -> list[Block]:
    """Return a line that names the first scene with two characters; nothing if there is none."""
    both = next((scene for scene in reading.guide.scenes_with.get(first, ()) if second in scene.characters), None)
    if both is None:
        return []
    return [Block((Span(reading._("First together in:") + " ", "dim"), reading.link(f"scene:{both.id}")), 1)]


def _summary(reading: Reading, scene: Scene) -> list[Block]:
    groups = [[Span(scene_position(reading, scene.id))]]
    if scene.at:
        groups.append([Span(scene.at)])
    if scene.story:
        groups.append([reading.link(f"story:{scene.story}")])
    rows = [Block(tuple(join_groups(groups)))]
    if scene.place:
        rows.append(Block(tuple(reading.spans(scene.place))))
    return rows


def _people(reading: Reading, words: str, names: tuple[str, ...] | list[str], gap: int) -> list[Block]:
    if not names:
        return []
    return [Block((Span(reading._(words) + " ", "dim"), *link_list(reading, "character", names)), gap)]


def _neighbours(reading: Reading, name: str) -> list[Block]:
    order = list(reading.guide.scenes)
    place = order.index(name)
    rows: list[Block] = []
    for words, at in ((N_("Before:"), place - 1), (N_("Next:"), place + 1)):
        if 0 <= at < len(order):
            link = reading.link(f"scene:{order[at]}", opening_name(reading, f"scene:{order[at]}"))
            rows.append(Block((Span(reading._(words) + " ", "dim"), link), 0 if rows else 1))
    return rows


def _row(reading: Reading, scene: Scene) -> Block:
    groups = [[reading.link(f"scene:{scene.id}")]]
    if scene.place:
        groups.append(reading.spans(scene.place, "dim"))
    return Block(tuple(join_groups(groups)))
