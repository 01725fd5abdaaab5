"""Text answers to commands, for scripts and for screen readers."""

from collections.abc import Iterable
from dataclasses import replace

from burnout_tui.errors import UsageError
from burnout_tui.film.language import Language
from burnout_tui.film.shelf import Shelf
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.path import find_characters, path_lines
from burnout_tui.prose.plain import part_lines, ref_problem
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TABS
from burnout_tui.prose.width import text_width
from burnout_tui.ssh.request import Request
from burnout_tui.toml.sanitize import sanitize_line

WRONG = 2
"""The exit status for a command that cannot be answered, the same as on the command line."""

_COMMANDS = (
    ("", N_("the guide on a terminal; without a terminal, all of it as text")),
    ("TAB", N_("one tab: {tabs}")),
    ("character:ID, person:ID, work:ID, theme:ID", N_("one entry")),
    ("path A B", N_("how two characters are linked")),
    ("films", N_("list the films; a film’s name before any of these chooses it")),
    ("plain", N_("the guide line by line, for screen readers")),
    ("--spoilers", N_("after any of these: include spoilers")),
    ("--seen SCENE, --at H:MM", N_("after any of these: the story as far as a scene or a time")),
    ("help", N_("this text")),
)


def answer_text(request: Request, films: Shelf, language: Language, columns: int) -> tuple[int, Iterable[str]]:
    """Return the exit status and the lines of the answer to a request for text. Long texts are made line by line."""
    reading = replace(Reading.of(request.guide, language, request.spoilers, on_screen=False), marks=request.marks)
    width = text_width(columns)
    try:
        return 0, _lines(request, reading, films, width)
    except UsageError as error:
        return WRONG, [sanitize_line(line) for lines in error.lines(reading._) for line in lines.split("\n")]


def _lines(request: Request, reading: Reading, films: Shelf, width: int) -> Iterable[str]:
    if request.problem:
        raise request.problem
    if request.form == "help":
        return _help(reading)
    if request.form == "films":
        return _films(reading, films)
    if request.form == "path":
        ends = find_characters(reading, *request.words)
        return list(path_lines(reading, *ends, width))
    if request.form == "unknown":
        words = reading._("“{command}” is not a command; help lists the commands.")
        raise UsageError(words.format(command=" ".join(request.words)))
    part = request.words[0] if request.words else ""
    if part and part not in TABS and (problem := ref_problem(reading, part)):
        raise UsageError(problem)
    return part_lines(reading, part, width)


def _help(reading: Reading) -> list[str]:
    title = reading.text(reading.guide.film.film.title)
    head = reading._("A guide to {title}. Type any of these after ssh and the server’s name:")
    lines = [
        head.format(title=title),
        "",
    ]
    nothing = reading._("nothing")
    for command, text in _COMMANDS:
        lines += [f"  {command or nothing}", f"      {reading._(text).format(tabs=', '.join(TABS))}"]
    return [*lines, "", reading._("The user name chooses the language or the film: fr@, en@ or a film’s name.")]


def _films(reading: Reading, films: Shelf) -> list[str]:
    widest = max(map(len, films.guides))
    lines = []
    for key, guide in films.guides.items():
        film = guide.film.film
        lines.append(f"{key.ljust(widest)}  {reading.text(film.title)} ({film.year})")
    return lines
