"""The steps through the chart of the story: from scene to scene, and along the characters of one."""

from typing import NamedTuple

from burnout_tui.pictures.navigation import Direction
from burnout_tui.pictures.story.navigation import walk
from burnout_tui.pictures.story.shapes import Chart


class Spot(NamedTuple):
    """A scene, and one of its characters."""

    scene: str
    character: str = ""
    """Empty for the scene itself, which is above its characters."""


def step(chart: Chart, spot: Spot, direction: Direction, followed: str = "") -> Spot:
    """Return the spot in a direction; the same one if there is none.

    To the left and right are the scenes before and after; of a character who is ``followed``, only theirs.
    """
    there = list(chart.nodes.get(spot.scene, ()))
    if direction == "up" and there and spot.character == there[0]:
        return Spot(spot.scene)
    if direction == "down" and not spot.character:
        return Spot(spot.scene, there[0] if there else "")
    if direction in ("up", "down") or not (followed or not spot.character):
        return Spot(*walk(chart, spot.scene, spot.character, direction)) if spot.character else spot
    scenes = _scenes(chart, followed)
    order = {scene: number for number, scene in enumerate(chart.scenes)}
    here = order.get(spot.scene, -1)
    if direction == "right":
        return _at(next((scene for scene in scenes if order[scene] > here), ""), spot, followed)
    return _at(next((scene for scene in reversed(scenes) if order[scene] < here), ""), spot, followed)


def end(chart: Chart, spot: Spot, last: bool, followed: str = "") -> Spot:
    """Return the first or the last scene; of a character who is ``followed``, theirs."""
    scenes = _scenes(chart, followed)
    return _at(scenes[-1 if last else 0] if scenes else "", spot, followed)


def _scenes(chart: Chart, followed: str) -> list[str]:
    return [scene for scene in chart.scenes if not followed or followed in chart.nodes.get(scene, ())]


def _at(scene: str, spot: Spot, followed: str) -> Spot:
    """Return a spot in another scene, with the same character if they are there, or whoever is followed."""
    if not scene or scene == spot.scene:
        return spot
    return Spot(scene, (followed or spot.character) if spot.character else "")
