"""Sentences about how far a reader has seen the film."""

from dataclasses import replace

from burnout_tui.film.seen import scene_at_level
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading

NOT_A_SCENE = N_("Only a scene can be marked as the last one you have seen.")
NO_MORE_SCENES = N_("All scenes are already shown.")


def seen_message(reading: Reading) -> str:
    """Return the sentence for a reader who has just marked the last scene that they have seen, or removed the mark."""
    _, whole, level = reading._, reading.whole, reading.seen
    if not level:
        return _("Nothing is marked as seen.")
    scene = scene_at_level(whole, level)
    name = opening_name(reading, f"scene:{scene}") if scene in reading.guide.scenes else ""
    if whole.timeline.seen_with[scene] > level:
        words = _("The place of this scene is not known; shown as far as the scene before it.")
    elif reading.spoilers:
        words = _("Seen up to {scene}; what comes later is shown too, until you hide spoilers.")
    elif reading.shows_all:
        words = _("Seen to the end: everything is shown.")
    else:
        words = _("Seen up to {scene}.")
    return words.format(scene=name or reading.seen_number)


def hides_on_shelf(reading: Reading) -> bool:
    """Return True if spoilers are hidden in any film of the shelf, or in the only film."""
    films = reading.shelf.guides.values() if reading.shelf else (reading.whole,)
    return any(replace(reading, whole=film).hides for film in films)
