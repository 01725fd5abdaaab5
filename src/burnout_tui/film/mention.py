"""Mentions of records that a film does not have: by ids in records, and by links in texts."""

from typing import NamedTuple

from burnout_tui.errors import Problem


class Mention(NamedTuple):
    """One mention of a record that is not there."""

    ref: str
    """The ref of the record: ``character:earl``."""
    revealed: int
    """The level from which the mark of its place shows it."""
    shown: int | None
    """The level from which readers see it, with all that hides it; None for a scene in which something is revealed,
    begins or ends: they do not see that."""
    problem: Problem
    """The mention as a problem, with its place and a suggestion."""
    words: str = ""
    """The words of a link; empty for an id in a record, and for a link that shows the name."""
    hint: str = ""
    """The suggestion of a record that may be meant, or nothing."""
