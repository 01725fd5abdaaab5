"""Put the elements of a screenplay together: its title page, its sections and its scenes."""

from collections import Counter
from collections.abc import Iterable, Sized

from msgspec import Struct, field

from burnout_tui.author.imports.errors import SourceError
from burnout_tui.author.imports.screenplay.elements import Element, Kind
from burnout_tui.message import Message

_MOST = 50_000
"""Scenes, or sections. A feature film has about a hundred scenes."""
_DEEPEST = 6
"""Levels of sections; deeper ones count as this one."""


class ScriptScene(Struct):
    """A scene of a screenplay."""

    heading: str
    title: str = ""
    """The author's own; often empty."""
    sections: tuple[str, ...] = ()
    """The sections in which it stands, from the highest."""
    synopses: list[str] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    """Names of those who are marked as being there."""
    action: list[str] = field(default_factory=list)
    """The lines of its action: names in them show who is there. They are not taken."""


class Script(Struct):
    """A screenplay."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    date: str = ""
    synopses: list[str] = field(default_factory=list)
    """The synopses before the first section and scene."""
    sections: dict[str, list[str]] = field(default_factory=dict)
    """The synopses of each section, by its name, in the order of first mention."""
    scenes: list[ScriptScene] = field(default_factory=list)
    cues_before: list[str] = field(default_factory=list)
    """Cues before the first scene."""
    counts: Counter[Kind] = field(default_factory=Counter)
    """The number of elements of each kind."""


def assemble(elements: Iterable[Element], name: str) -> Script:
    """Return the screenplay that has these elements. Raises SourceError if it has too many parts for a film."""
    script = Script()
    path: list[tuple[int, str]] = []
    synopses = script.synopses
    scene: ScriptScene | None = None
    for kind, text, depth in elements:
        script.counts[kind] += 1
        if kind == "heading":
            scene = ScriptScene(text, sections=tuple(name for _, name in path))
            script.scenes.append(scene)
            _limit(script.scenes, name)
            synopses = scene.synopses
        elif kind == "section":
            level = min(depth, _DEEPEST)
            path = [*((outer, name) for outer, name in path if outer < level), (level, text)]
            synopses = script.sections.setdefault(text, [])
            _limit(script.sections, name)
        elif kind == "synopsis":
            synopses.append(text)
        elif kind == "cue":
            (scene.cues if scene else script.cues_before).append(text)
        elif scene and kind == "action":
            scene.action.append(text)
        elif scene and kind == "present":
            scene.present.append(text)
        elif scene and kind == "scene title":
            scene.title = text
        else:
            _add_front(script, kind, text)
    return script


def _limit(parts: Sized, name: str) -> None:
    if len(parts) > _MOST:
        raise SourceError(name, Message("more than {count} scenes or sections: this is not a screenplay", count=_MOST))


def _add_front(script: Script, kind: Kind, text: str) -> None:
    """Add an element of the title page, which may be before or after the scenes."""
    if kind == "title":
        script.title = text
    elif kind == "author":
        script.authors.append(text)
    elif kind == "date":
        script.date = text
