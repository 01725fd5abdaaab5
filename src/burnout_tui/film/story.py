"""The records of what happens in a film: scenes in the order of the film, and the storylines that they belong to."""

from typing import Annotated, Literal

from msgspec import Meta

from burnout_tui.film.record_base import Sourced, Text
from burnout_tui.film.values import TIME_PATTERN, Id


class Story(Sourced, frozen=True, kw_only=True):
    """A storyline: a thread of scenes and characters."""

    id: Id
    """Unique among the stories."""
    name: Text
    """The storyline's name."""
    about: Text | None = None
    """The storyline in a sentence or two."""


class Scene(Sourced, frozen=True, kw_only=True):
    """A moment of the film."""

    id: Id
    """Unique among the scenes."""
    title: Text
    """The scene in a few words."""
    place: Text | None = None
    """The place."""
    story: Id | None = None
    """The storyline that it belongs to."""
    characters: tuple[Id, ...] = ()
    """The characters who are there."""
    mentions: tuple[Id, ...] = ()
    """The characters who are spoken of and not there."""
    at: Annotated[str, Meta(pattern=TIME_PATTERN)] | None = None
    """The time at which it begins, in hours and minutes from the beginning of the film: ``0:42``. Never a guess."""
    order: Literal["unknown"] | None = None
    """``unknown`` if the sources do not say where it stands between its neighbours."""
    about: Text | None = None
    """The events, in a few sentences."""
    notes: tuple[Text, ...] = ()
    """Further paragraphs; those that reveal the plot are marked as spoilers."""
