"""The headings of scenes: INT. KITCHEN - NIGHT."""

import re
from typing import NamedTuple

from burnout_tui.normalize import normalize

_INSIDE_OR_OUTSIDE = r"(?:INT\.?\s?/\s?EXT|EXT\.?\s?/\s?INT|INT|EXT|EST|I\.?/E)"
_MARKED = re.compile(rf"{_INSIDE_OR_OUTSIDE}\.|{_INSIDE_OR_OUTSIDE}(?=\s)", re.IGNORECASE)
_PREFIX = re.compile(rf"(?:{_INSIDE_OR_OUTSIDE}|ИНТ|НАТ|ЭКСТ)[.\s:-]+", re.IGNORECASE)
"""The words before the place. Headings in other alphabets have their own words, and a full stop before them."""
_LONGEST = 2000
"""Characters of a heading that are looked at."""
_PARTS = re.compile(r"\s+[-–—]+\s+|\s*--+\s*|\s*[–—]\s*")
_REMARK = re.compile(r"[\[(].*")
_NUMBERED = re.compile(r"^\d+[A-Z]?[.)]\s+(?=\S)")

_TIMES = frozenset(
    (
        *("day", "night", "morning", "afternoon", "evening", "dawn", "dusk", "sunset", "sunrise", "noon", "midday"),
        *("midnight", "twilight", "later", "hour", "hours", "minutes", "days", "weeks", "months", "years", "lendemain"),
        *("jour", "nuit", "matin", "soir", "soiree", "aube", "crepuscule", "midi", "minuit", "aurore", "tard"),
        *("dia", "noche", "manana", "tarde", "amanecer", "atardecer", "tag", "nacht", "morgen", "abend", "mittag"),
        *("giorno", "notte", "mattina", "sera", "alba", "tramonto", "noite", "manha", "dag", "natt", "день", "ночь"),
        *("утро", "вечер", "μερα", "νυχτα"),
    )
)
_BESIDE_TIMES = frozenset(
    (
        *("a", "an", "the", "that", "next", "following", "late", "early", "moment", "moments", "few", "some", "one"),
        *("two", "three", "for", "magic", "le", "la", "du", "meme", "apres", "plus", "un", "une", "peu"),
    )
)
_NO_TIMES = frozenset(
    (
        *("continuous", "same", "time", "moments", "continued", "cont", "d", "later", "immediately", "after"),
        *("simultaneous", "present", "suite", "continuo", "meme", "temps", "raccord"),
    )
)
"""Words that only say how the scene follows the one before it."""


class Heading(NamedTuple):
    """A heading, in its parts."""

    place: str
    """As it is written, without what is known to be something else; empty if nothing is left."""
    time: str
    """The time of day, as it is written; empty if there is none."""


def is_heading(line: str) -> bool:
    """Return True if a line is the heading of a scene by its first letters: INT., EXT, int./ext., I/E."""
    found = _MARKED.match(line)
    # The French “Est” begins sentences, so EST is a heading only in capitals or with a full stop.
    return found is not None and (found[0].casefold() != "est" or found[0].isupper())


def without_number(line: str) -> str:
    """Return a heading without the number of the scene, which stands between number signs at its end."""
    line = line.rstrip()
    start = line[:-1].rfind("#") if line.endswith("#") else -1
    return line[:start].rstrip() if start > 0 else line


def parse_heading(line: str) -> Heading:
    """Return the place and the time of a heading."""
    line = _NUMBERED.sub("", " ".join(without_number(line)[:_LONGEST].split()), count=1)
    prefix = _PREFIX.match(line)
    parts = [part.strip(" .,:-") for part in _PARTS.split(line[prefix.end() :] if prefix else line)]
    parts = [part for part in parts if part]
    time = ""
    while parts and (words := _words(parts[-1])):
        if len(parts) > 1 and words <= _NO_TIMES:
            parts.pop()
        elif not time and words & _TIMES and words <= _TIMES | _BESIDE_TIMES | _NO_TIMES:
            time = parts.pop()
        else:
            break
    return Heading(", ".join(parts), time)


def _words(part: str) -> frozenset[str]:
    """Return the words of a part, without remarks in brackets such as a year."""
    return frozenset(normalize(_REMARK.sub("", part[:80])).split())
