"""The problems that keep the file of the open film from being shown as it is now."""

from pathlib import Path

from burnout_tui.errors import path_text
from burnout_tui.prose.document import Block, Document, Span, paragraph
from burnout_tui.prose.reading import Reading

SIGN = "✗"
"""The sign of a file with problems."""


def problem_titles(reading: Reading) -> tuple[str, ...]:
    """Return the first problem on one line, with more and with less; nothing if there is none.

    In a narrow window the words of the problem are needed most: ``✗ film.toml:31:1: kinds[0]: unknown key`` loses the
    path, then the name of the file, which the reader knows.
    """
    if not reading.problems:
        return ()
    problem, count = reading.problems[0], len(reading.problems)
    name = Path(reading.file).name or reading.file
    place = f"{problem.line}:{problem.column}" if problem.line else ""
    whole, path = ":".join(filter(None, (name, place))), path_text(problem.path)
    text = problem.message.translated(reading._)
    rows = [(whole, path, text), (whole, text), (place, text)]
    lines = [f"{SIGN} {reading._(': ').join(filter(None, row))}" for row in rows]
    words = reading.translations.ngettext("{count} problem", "{count} problems", count).format(count=count)
    return tuple(dict.fromkeys([f"{lines[0]} · {words}", *lines] if count > 1 else lines))


def problems_document(reading: Reading) -> Document:
    """Return all problems, one a line as ``burnout-tui check`` prints them, and what is shown meanwhile."""
    _ = reading._
    if not reading.problems:
        return (paragraph(Span(_("The film’s file has no problems."), "body")),)
    return (
        paragraph(Span(_("{file} has problems").format(file=Path(reading.file).name), "title")),
        Block((Span(_("The film is shown as it was before. The next save without problems replaces it."), "dim"),), 1),
        *(Block((Span(line),), 1 if number == 0 else 0) for number, line in enumerate(_lines(reading))),
    )


def copied_problems(reading: Reading) -> str:
    """Return the problems as ``burnout-tui check`` prints them."""
    return "".join(f"{line}\n" for line in _lines(reading))


def _lines(reading: Reading) -> list[str]:
    return [problem.format(reading.file, reading._) for problem in reading.problems]
