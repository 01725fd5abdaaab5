"""The jobs of TMDB that a film file has a part for."""

from types import MappingProxyType
from typing import NamedTuple


class Job(NamedTuple):
    """A part, with a remark where the part says too little."""

    part: str
    note: tuple[str, str] = ("", "")
    """The remark in English and French; empty without one."""


JOBS = MappingProxyType(
    {
        "Director": Job("director"),
        "Co-Director": Job("director"),
        "Screenplay": Job("writer"),
        "Writer": Job("writer"),
        "Co-Writer": Job("writer"),
        "Teleplay": Job("writer"),
        "Story": Job("writer", ("story", "histoire")),
        "Original Story": Job("writer", ("story", "histoire")),
        "Novel": Job("writer", ("novel", "roman")),
        "Book": Job("writer", ("book", "livre")),
        "Short Story": Job("writer", ("short story", "nouvelle")),
        "Theatre Play": Job("writer", ("play", "pièce")),
        "Dialogue": Job("writer", ("dialogue", "dialogues")),
        "Adaptation": Job("writer", ("adaptation", "adaptation")),
        "Producer": Job("producer"),
        "Co-Producer": Job("producer", ("co-producer", "coproduction")),
        "Executive Producer": Job("producer", ("executive producer", "production exécutive")),
        "Director of Photography": Job("cinematography"),
        "Cinematography": Job("cinematography"),
        "Editor": Job("editing"),
        "Co-Editor": Job("editing"),
        "Original Music Composer": Job("music"),
        "Music": Job("music"),
        "Songs": Job("music", ("songs", "chansons")),
        "Sound": Job("sound"),
        "Sound Designer": Job("sound"),
        "Supervising Sound Editor": Job("sound", ("sound editing", "montage son")),
        "Production Sound Mixer": Job("sound", ("sound on the set", "son de plateau")),
        "Sound Re-Recording Mixer": Job("sound", ("mixing", "mixage")),
        "Production Design": Job("other", ("production design", "conception des décors")),
        "Art Direction": Job("other", ("art direction", "direction artistique")),
        "Costume Design": Job("other", ("costumes", "costumes")),
        "Casting": Job("other", ("casting", "distribution des rôles")),
        "Choreographer": Job("other", ("choreography", "chorégraphie")),
        "Stunt Coordinator": Job("other", ("stunts", "cascades")),
    }
)
"""The jobs by their names. All others are left out."""
