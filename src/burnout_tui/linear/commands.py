"""Answers that a reader can give: a number, a letter, or a word in any language of the interface."""

from collections.abc import Iterator
from typing import NamedTuple

from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.linear.locations import FACTS
from burnout_tui.normalize import normalize
from burnout_tui.prose.i18n import N_, translations_for
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TAB_TITLES, tabs_of
from burnout_tui.suggest import nearest
from burnout_tui.toml.sanitize import sanitize_line

MAX_LENGTH = 200
"""Characters of an answer that are read; the rest is ignored."""


class Command(NamedTuple):
    """A command that the reader can give."""

    action: str
    letters: str
    """The first is shown in the help. Most are also keys of the guide on screen."""
    word: str
    help: str
    """A phrase for the help."""
    takes: str = ""
    """A placeholder for what may follow the command; empty if nothing may."""
    in_film: bool = False
    """True if the command needs an open film."""


COMMANDS = (
    Command("next", "n+", N_("next"), N_("the next part of a long text")),
    Command("previous", "-", N_("previous"), N_("the previous part")),
    Command("repeat", "r", N_("repeat"), N_("show this page again")),
    Command("back", "b", N_("back"), N_("back to the previous place")),
    Command("forward", "f", N_("forward"), N_("forward again")),
    Command("tabs", "t", N_("tabs"), N_("the start page, with links to everything"), in_film=True),
    Command("search", "/", N_("search"), N_("search everything"), N_("WORDS"), in_film=True),
    Command("path", "p", N_("path"), N_("how two characters are linked"), N_("NAME, NAME"), in_film=True),
    Command("sources", "i", N_("sources"), N_("the entry’s sources, and where they disagree"), in_film=True),
    Command("spoilers", "s", N_("spoilers"), N_("show or hide spoilers")),
    Command("seen", "m", N_("seen"), N_("show the story as far as this scene, or the one you name"), N_("SCENE"), True),
    Command("language", "l", N_("language"), N_("the next language")),
    Command("help", "h?", N_("help"), N_("this help")),
    Command("quit", "q", N_("quit"), N_("quit the guide")),
)
"""In the order of the help."""


def clean_answer(line: str) -> str:
    """Return an answer on one line, with single spaces and without control characters."""
    return sanitize_line(" ".join(line[:MAX_LENGTH].split()))


def parse_number(answer: str) -> int | None:
    """Return the number that is meant by ``3``, ``3.``, ``[3]``, ``٣`` or ``1 2``; None for anything else."""
    digits = answer.strip("[]().#").replace(" ", "")
    return int(digits) if digits.isdecimal() else None


def parse_command(answer: str) -> tuple[Command | None, str]:
    """Return the command of an answer, or None, and the rest: ``/ sea``, ``p ann, ben``."""
    if command := find_command(answer):
        return command, ""
    if answer.startswith("/"):
        return find_command("/"), answer[1:].strip()
    first, _, rest = answer.partition(" ")
    command = find_command(first)
    return (command, rest) if command and command.takes else (None, "")


def find_command(typed: str) -> Command | None:
    """Return the command of a letter or a word, regardless of case and accents; None if there is none."""
    letter, word = typed.casefold(), normalize(typed)
    return next(
        (command for command in COMMANDS if letter in {*command.letters} or word in _translations(command.word)), None
    )


def find_location(typed: str) -> str:
    """Return the tab, or the facts, with a name in any language of the interface; empty if there is none."""
    wanted = normalize(typed)
    return next((target for target, name in _named_locations().items() if wanted in _translations(name)), "")


def not_understood(reading: Reading, typed: str, hint: bool) -> str:
    """Return the message for an unknown answer, with the command that it resembles if ``hint`` is True."""
    if word := _suggestion(reading, typed) if hint else "":
        words = reading._("“{typed}” is not a command; did you mean “{word}”? h lists the commands.")
    else:
        words = reading._("“{typed}” is not a command; h lists the commands, and / before it searches for it.")
    return words.format(typed=typed, word=word)


def _suggestion(reading: Reading, typed: str) -> str:
    """Return the most similar command or name, with the rest of the answer; empty if nothing is similar."""
    _ = reading._
    places = [_(name) for name in _named_locations().values()]
    if near := nearest(typed, [*(_(command.word) for command in COMMANDS), *places]):
        return near.lower()
    first, *rest = typed.split(" ", 1)
    near = nearest(first, [_(command.word) for command in COMMANDS if command.takes]) if rest else ""
    return near and f"{near} {rest[0]}"


def help_lines(reading: Reading) -> Iterator[str]:
    """Yield the lines of the help."""
    _ = reading._
    row = _("{name}: {reason}")
    yield _("Type a number to open that choice, or press Enter alone to see the choices again.")
    for command in COMMANDS:
        word = f"{_(command.word)} {_(command.takes)}" if command.takes else _(command.word)
        yield row.format(name=f"{command.letters[0]}, {word}", reason=_(command.help))
    tabs = {f"tab:{tab}" for tab in tabs_of(reading)}
    known = _named_locations().items()
    names = ", ".join(_(name) for target, name in known if target in tabs or target == FACTS)
    if reading.has_shelf:
        yield row.format(name="0", reason=_("the shelf, when several films are open"))
    yield _("You can also type these names: {names}.").format(names=names)


def _named_locations() -> dict[str, str]:
    """Return the locations that have a name of their own."""
    return {f"tab:{tab}": title for tab, title in TAB_TITLES.items()} | {FACTS: N_("Facts")}


def _translations(message: str) -> set[str]:
    """Return a message in every language, normalized."""
    return {normalize(translations_for(language).gettext(message)) for language in INTERFACE_LANGUAGES}
