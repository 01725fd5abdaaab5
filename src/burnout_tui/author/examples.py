"""The examples in the skeleton of a film file, of a film that does not exist. Each section is valid by itself."""

from typing import Any, NamedTuple, get_args

from burnout_tui.film.values import RELATION_KINDS, Part, WorkKind
from burnout_tui.message import Message


class Noted(NamedTuple):
    """A value with a remark behind it."""

    value: Any
    remark: str


class Hidden(NamedTuple):
    """A text that is a spoiler."""

    text: Message


Records = tuple[tuple[str, dict[str, Any]], ...]
"""Records with their headers. A Message is a text in the languages of the film."""


class Section(NamedTuple):
    """Examples that belong together."""

    title: Message
    records: Records


FILM = {
    "tagline": Message("One crossing, three secrets"),
    "about": Message("How the film was made, and its place among the director's works."),
    "notes": [Message("A further paragraph."), Hidden(Message("One that gives away the plot."))],
}
"""Further keys of [film]."""

SECTIONS = (
    Section(
        Message("Facts, and what the press said."),
        (
            ("film.facts", {"id": "release", "label": Message("Release"), "value": "[[date:2024-03-01]]"}),
            (
                "film.reviews",
                {
                    "by": "Mona Lee",
                    "publisher": "The Lakeside Post",
                    "date": "2024-03-02",
                    "text": Message("Slow, and rightly so, she finds."),
                },
            ),
        ),
    ),
    Section(
        Message("Characters, leads first; who plays them, in billing order; and how they are linked."),
        (
            (
                "characters",
                {
                    "id": "mara",
                    "name": "Mara",
                    "lead": True,
                    "age": 41,
                    "occupation": Message("ferry pilot"),
                    "wants": Message("A night ashore."),
                    "about": Message("She has crossed the lake every night for eleven years."),
                },
            ),
            ("characters", {"id": "teo", "name": "Teo", "occupation": Message("deckhand")}),
            ("people", {"id": "ada-okafor", "name": "Ada Okafor", "occupation": Message("actress")}),
            ("roles", {"person": "ada-okafor", "character": "mara"}),
            (
                "relations",
                {
                    "between": ["mara", "teo"],
                    "kind": Noted("work", ", ".join(RELATION_KINDS)),
                    "label": Noted(Message("gives him orders"), "mara → teo"),
                    "reverse": Noted(Message("takes her orders"), "teo → mara"),
                    "about": Message("[[character:teo]] has sailed with [[character:mara]] for a year."),
                },
            ),
        ),
    ),
    Section(
        Message("Storylines, and scenes in the order of the film. What is marked is hidden until it is revealed."),
        (
            ("stories", {"id": "crossing", "name": Message("The crossing")}),
            (
                "characters",
                {
                    "id": "anton",
                    "name": "Anton",
                    "spoiler": Noted(True, Message("or the id of the scene that reveals it")),
                },
            ),
            (
                "scenes",
                {
                    "id": "landing",
                    "title": Message("The landing stage"),
                    "place": Message("The east shore, dawn"),
                    "story": "crossing",
                    "characters": ["anton"],
                    "about": Message("The ferry is early, and somebody is waiting."),
                    "spoiler": True,
                },
            ),
        ),
    ),
    Section(
        Message("Themes. The characters whom one concerns are its characters = […]."),
        (("themes", {"id": "debt", "name": Message("Debt"), "about": Message("Everybody aboard owes something.")}),),
    ),
    Section(
        Message("Other works of those who made the film, and their parts in them."),
        (
            (
                "works",
                {
                    "id": "low-water",
                    "title": Message("Low Water"),
                    "kind": Noted("short", ", ".join(get_args(WorkKind))),
                    "year": 2019,
                },
            ),
            ("people", {"id": "ada-brook", "name": "Ada Brook"}),
            (
                "credits",
                {"person": "ada-brook", "work": "low-water", "part": Noted(["writer"], ", ".join(get_args(Part)))},
            ),
        ),
    ),
    Section(
        Message("A kind of relation of the film's own."),
        (("kinds", {"id": "echo", "name": Message("echo"), "sign": "≈", "like": "chance"}),),
    ),
    Section(
        Message(
            'Sources: records and texts may name some, sources = ["programme"]; those of [defaults] are for all others.'
        ),
        (
            ("sources", {"id": "programme", "title": Message("The festival's programme"), "date": "2024-02"}),
            (
                "sources",
                {"id": "review", "title": Message("Review of the first night"), "publisher": "The Lakeside Post"},
            ),
            ("defaults", {"sources": ["programme"], "sure": Noted("B", "A, B, C")}),
            (
                "disputes",
                {
                    "id": "running-time",
                    "about": "film",
                    "question": Message("The running time"),
                    "claims": [
                        {"text": "96", "sources": ["review"]},
                        {"text": "98", "sources": ["programme"]},
                    ],
                },
            ),
        ),
    ),
)
"""The other tables, in the order in which a guide is written."""
