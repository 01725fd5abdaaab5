"""The list of ``check --todo``: what an author has still to write, under headings."""

from collections.abc import Iterator

from burnout_tui.author.todo import HEADINGS, Task
from burnout_tui.commands.findings import Checked
from burnout_tui.errors import Problem, path_text
from burnout_tui.message import Message, Translate

FEW = 10
"""Entries under each heading, unless all are asked for."""


def without_tasks(checked: Checked) -> Checked:
    """Return the problems of a file without those that are in the list."""
    kept = [problem for problem in checked.problems if problem.severity == "error" or problem.code not in HEADINGS]
    return checked._replace(problems=kept)


def todo_lines(checked: Checked, translate: Translate, *, every: bool) -> Iterator[str]:
    """Yield the lines of the list: a heading with a number, and below it a line for each place in the file."""
    groups: dict[str, list[Problem]] = {heading: [] for heading in HEADINGS.values()}
    for problem in checked.problems:
        if problem.severity != "error" and problem.code in HEADINGS:
            groups[HEADINGS[problem.code]].append(problem)
    if not any(groups.values()):
        yield Message("{name}: nothing to do", name=checked.name).translated(translate)
    for heading, problems in groups.items():
        if not problems:
            continue
        yield ""
        yield Message("{heading} ({count})", heading=translate(heading), count=len(problems)).translated(translate)
        shown = problems if every else problems[:FEW]
        yield from (f"  {_entry(checked.name, problem, translate)}" for problem in shown)
        if more := len(problems) - len(shown):
            yield "  " + Message("and {count} more (--all lists them)", count=more).translated(translate)


def _entry(name: str, problem: Problem, translate: Translate) -> str:
    position = f"{name}:{problem.line}:{problem.column}" if problem.line else name
    what = problem.name if isinstance(problem, Task) else problem.message.divided(translate)[0]
    return ": ".join(part for part in (position, path_text(problem.path), what) if part)
