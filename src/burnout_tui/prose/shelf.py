"""The shelf of films as text: its rows, and the card of a film."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from burnout_tui.film.shelf import Shelf, ShelvedFile, problem_lines
from burnout_tui.prose.command_line import show_command
from burnout_tui.prose.document import Block, Document, Span, paragraph
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row
from textual_wire.direction import join_fields


def shelf_rows(reading: Reading, shelf: Shelf) -> list[Row]:
    """Return the films: title, year, director, number of characters; then broken files: name and first problem."""
    shelved = sorted(shelf.shelved, key=lambda item: item.guide is None)
    return [Row(f"film:{item.key}", _columns(reading, item)) for item in shelved]


def headed_shelf_rows(reading: Reading, shelf: Shelf) -> list[Row]:
    """Return the rows with a heading above the broken files."""
    rows, films = shelf_rows(reading, shelf), len(shelf.guides)
    heading = [Row("", (reading._("Files with problems"),))] if len(rows) > films else []
    return [*rows[:films], *heading, *rows[films:]]


def _columns(reading: Reading, shelved: ShelvedFile) -> tuple[str, ...]:
    problem = _first_problem(reading, shelved)
    if shelved.guide is None:
        return Path(shelved.file).name or shelved.file, "", "", problem
    film = replace(reading, whole=shelved.guide)
    head = shelved.guide.film.film
    return film.text(head.title), str(head.year), _directors(film), problem or _count(film)


def _first_problem(reading: Reading, shelved: ShelvedFile) -> str:
    if not shelved.problems:
        return ""
    problem = shelved.problems[0]
    place = reading._("line {line}: ").format(line=problem.line) if problem.line else ""
    return f"✗ {place}{problem.message.translated(reading._)}"


def shelved_name(reading: Reading, shelf: Shelf, key: str) -> str:
    """Return the title of a film, or the name of a file that cannot be opened; nothing for an unknown key."""
    shelved = next((item for item in shelf.shelved if item.key == key), None)
    return _columns(reading, shelved)[0] if shelved else ""


def _directors(reading: Reading) -> str:
    return join_fields(reading.name(f"person:{person}") for person in reading.guide.film.film.directors)


def _count(reading: Reading) -> str:
    """Return the number of visible characters."""
    count = len(reading.guide.film.characters)
    words = reading.translations.ngettext("{count} character", "{count} characters", count)
    return words.format(count=count)


def shelf_card(reading: Reading, shelf: Shelf, key: str) -> Document:
    """Return a film's head and the beginning of its synopsis, or all problems of a file that cannot be opened."""
    shelved = next((item for item in shelf.shelved if item.key == key), None)
    if shelved is None:
        return ()
    if shelved.guide is None:
        words = reading._("{file} cannot be opened").format(file=shelved.file)
        waits = reading._("The guide opens with the first save that has no problems.") if shelf.single else ""
        waiting = (Block((Span(waits, "dim"),)),) if waits else ()
        return (paragraph(Span(words, "title")), *waiting, *problem_blocks(reading, shelved))
    film = replace(reading, whole=shelved.guide)
    head = shelved.guide.film.film
    below = " · ".join(filter(None, (str(head.year), _directors(film), _count(film))))
    return (
        *problem_blocks(reading, shelved),
        paragraph(Span(film.text(head.title), "title")),
        paragraph(Span(below, "dim")),
        *map(without_links, film.paragraphs(head.tagline, 0)),
        *map(without_links, film.paragraphs(head.synopsis)[:1]),
    )


def problem_blocks(reading: Reading, shelved: ShelvedFile) -> Document:
    """Return the problems of a file as ``check`` prints them, one a block."""
    lines = problem_lines(shelved, reading._)
    return tuple(Block((Span(line),), 1 if number == 0 else 0) for number, line in enumerate(lines))


def problems_text(reading: Reading, shelf: Shelf, key: str) -> str:
    """Return the problems of a file, as ``check`` prints them; nothing for one without."""
    shelved = next((item for item in shelf.shelved if item.key == key), None)
    return "".join(f"{line}\n" for line in problem_lines(shelved, reading._)) if shelved else ""


def without_links(block: Block) -> Block:
    """Remove links, because the film that they lead into is not open."""
    block = block._replace(spans=tuple(map(_without_link, block.spans)))
    if draw := block.draw:
        return block._replace(draw=lambda width: tuple(tuple(map(_without_link, line)) for line in draw(width)))
    return block


def _without_link(span: Span) -> Span:
    return span._replace(style="body", ref="") if span.ref else span


def shelf_lines(reading: Reading, shelf: Shelf, width: int) -> Iterator[str]:
    """Yield the films that can be opened as plain text, each with the command that shows it."""
    for shelved in shelf.shelved:
        if shelved.guide:
            name, *rest = _columns(reading, shelved)
            yield from plain_lines((paragraph(" · ".join(filter(None, (name, *rest)))),), width)
            yield f"    {show_command(replace(reading, whole=shelved.guide), 'synopsis')}"
