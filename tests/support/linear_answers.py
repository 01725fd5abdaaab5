"""Answer the prompts of the linear mode."""

from burnout_tui.linear.mode import LinearMode


def at(linear: LinearMode, *answers: str) -> str:
    """Give several answers, and return the response to the last one."""
    return [linear.answer(answer) for answer in answers][-1]


def number(response: str, name: str) -> str:
    """Return the number of the choice with a name."""
    return next(line for line in response.splitlines() if line.partition(". ")[2].startswith(name)).partition(".")[0]
