"""Any valid film whose spoilers are revealed scene by scene."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec
from hypothesis import strategies as st
from tests.support.byte_choices import Choices
from tests.support.strategies import films

from burnout_tui.errors import KeyPath
from burnout_tui.film.check import errors
from burnout_tui.film.guide import Guide
from burnout_tui.film.lint_scenes import leak_warnings
from burnout_tui.film.model import Film
from burnout_tui.film.traverse import records

_Values = dict[str, Any]
_MOST_REPAIRS = 20
"""The most rounds in which a film is repaired. Each round reveals something later."""


def leveled_films() -> st.SearchStrategy[Film]:
    """Generate a film with scenes, some of unknown order. Its spoilers name scenes, or are only marked."""
    return _leveled_films()


@st.composite
def _leveled_films(draw: st.DrawFn) -> Film:
    values: _Values = msgspec.json.decode(msgspec.json.encode(draw(films())))
    choose = Choices(draw(st.binary(min_size=32, max_size=120)))
    # Texts link to the scenes of the film, which keep their ids; those that are not marked can be linked from anywhere.
    linked = {scene["id"]: bool(scene.get("spoiler")) for scene in values["scenes"]}
    names = list(linked)
    names += [f"s{number}" for number in range(1, 2 + choose.below(max(5 - len(linked), 1)))]
    for marked in _marked(values):
        marked["spoiler"] = choose.one((True, *names))
    people = [character["id"] for character in values["characters"]]
    values["scenes"] = [_scene(choose, name, names, people, linked.get(name, True)) for name in names]
    for relation in values["relations"]:
        relation["from"], relation["until"] = choose.one((None, *names)), choose.one((None, *names))
    for _ in range(_MOST_REPAIRS):
        if not (problems := list(_problems(values))):
            return msgspec.convert(values, Film)
        for path in problems:
            _repair(values, path)
    raise AssertionError(f"not repaired: {problems}")


def _scene(choose: Choices, name: str, names: list[str], people: list[str], may_hide: bool) -> _Values:
    mark = choose.one((False, True, *names))
    return {
        "id": name,
        "title": f"Scene {name}",
        "characters": choose.some(people, 2),
        "order": choose.one((None, None, "unknown")),
        "about": {"words": [["en", f"[[scene:{choose.one(names)}]]"]], "spoiler": choose.one((True, *names))},
        "spoiler": mark if may_hide else False,
    }


def _marked(value: object) -> Iterator[_Values]:
    """Yield the records and texts that are marked as spoilers."""
    if isinstance(value, dict):
        if value.get("spoiler"):
            yield value
        yield from chain.from_iterable(map(_marked, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_marked, value))


def _problems(values: _Values) -> Iterator[KeyPath]:
    """Yield the places that name what is revealed later."""
    guide = Guide(msgspec.convert(values, Film))
    for problem in chain(errors(guide), leak_warnings(guide, records(guide.film))):
        yield problem.path


def _repair(values: _Values, path: KeyPath) -> None:
    """Reveal a place at the end, or take the names out of a scene, or the last scene out of a relation."""
    if path[0] == "scenes":
        scene = values["scenes"][path[1]]
        if path[2] == "characters":
            scene["characters"] = []
        else:
            scene["about"] = None
    elif path[-1] == "until":
        values["relations"][path[1]]["until"] = None
    else:
        if path[0] == "relations":  # a mark of its own would mean the scene in which it begins
            values["relations"][path[1]]["from"] = None
        around: Any = values
        for step in path:
            if isinstance(around, dict) and step not in around:
                return  # the language of a text
            around = around[step]
            if isinstance(around, dict) and around.get("spoiler"):
                around["spoiler"] = True
