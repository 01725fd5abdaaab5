"""The elements of a screenplay, which the readers of its formats find."""

from typing import Literal, NamedTuple

Kind = Literal[
    "title",  # of the screenplay, on its title page
    "author",
    "date",  # of the draft
    "section",  # a heading of the outline, above scenes
    "heading",  # of a scene: INT. KITCHEN - NIGHT
    "scene title",  # the author's own, beside the heading
    "synopsis",  # of the film, of a section or of a scene, whichever comes last before it
    "present",  # the name of a character who is there, speaking or not
    "cue",  # the name of who speaks
    "speech",
    "action",
    "transition",
    "note",
    "omitted",  # a scene that is cut, or a text that is taken out
]


class Element(NamedTuple):
    """One element of a screenplay, in the order of the screenplay."""

    kind: Kind
    text: str
    depth: int = 1
    """The level of a section; 1 is the highest."""
