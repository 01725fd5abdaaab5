"""Compare a running time in minutes with what a fact says in words."""

import re
from collections.abc import Iterable
from itertools import pairwise

from burnout_tui.film.synonyms import synonym

RUNNING_TIME = "running-time"
"""The usual id of the fact that tells the running time."""
_NUMBER = re.compile(r"\d{1,4}")


def is_running_time(fact: str) -> bool:
    """Return True if a fact with this id is about the running time, whatever an author calls it: ``duree``."""
    return fact == RUNNING_TIME or bool(synonym(fact, ("minutes",)))


def may_last(texts: Iterable[str], minutes: int) -> bool:
    """Return True unless a text contradicts a running time of 112 minutes: ``1 h 52`` and ``111 or 112 min`` do not.

    Words without digits contradict nothing.
    """
    found = [[int(number) for number in _NUMBER.findall(text)] for text in texts]
    meant = {number for numbers in found for number in numbers}
    meant |= {60 * hours + rest for numbers in found for hours, rest in pairwise([*numbers, 0])}
    return not meant or minutes in meant
