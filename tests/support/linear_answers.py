"""Answers to the linear mode."""

from burnout_tui.linear.mode import LinearMode


def at(linear: LinearMode, *answers: str) -> str:
    """Return the response to the last of several answers."""
    return [linear.answer(answer) for answer in answers][-1]


def number(printed: str, name: str) -> str:
    """The number of the choice of this name."""
    return next(line for line in printed.splitlines() if line.partition(". ")[2].startswith(name)).partition(".")[0]
