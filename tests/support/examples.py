"""The number of examples that Hypothesis tries: few in every run, and ``FUZZ`` times as many in ``make fuzz``."""

import os
from typing import Any

from hypothesis import settings

TIMES = "FUZZ"
"""The variable with the factor by which the number of examples is multiplied; 1 if it is not set."""


def times(count: int) -> int:
    """Return the number of examples of a test that tries ``count`` of them in every run."""
    return count * int(os.environ.get(TIMES, "1"))


def examples(count: int, **others: Any) -> settings:
    """Return a decorator that sets the number of examples of a test, and perhaps other settings."""
    return settings(max_examples=times(count), **others)
